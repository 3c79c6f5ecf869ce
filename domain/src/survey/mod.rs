//! Survey: the questionnaire, from the bank to the frozen version of an open round.
//!
//! `item` what can be asked, `flat` how it is read, `rule` of whom · `questionnaire` a list of items and how it is edited · `bank` ready items ·
//! `round` purpose, opening and closing.

pub mod bank;
mod flat;
pub mod item;
pub mod questionnaire;
pub mod round;
pub mod rule;
