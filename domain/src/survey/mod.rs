//! Survey: the questionnaire, from the bank to the frozen version of an open round.
//!
//! `item` what can be asked, `flat` how it is read, `rule` of whom, `label` the words of scales · `questionnaire` a list of
//! items, `edit` and `log` how it changes, `follow` what rules do then, `undo` taking back, `diff` two
//! versions, `review` what staff and customers say ·
//! `bank` ready items, `background` those that results may be crossed by · `lint` what the rules of good asking say about it ·
//! `round` purpose, opening and closing · `exchange` files of other tools.

pub mod background;
pub mod bank;
pub mod diff;
pub mod edit;
#[cfg(feature = "exchange")]
pub mod exchange;
mod flat;
mod follow;
pub mod item;
pub mod label;
pub mod lint;
pub mod log;
pub mod questionnaire;
pub mod review;
pub mod round;
pub mod rule;
pub mod undo;
