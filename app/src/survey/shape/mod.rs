//! Shaping a questionnaire together: `/surveys/ID`.
//!
//! `desk` the questionnaire with the edits that wait here · `page` all of it · `card` one item, `fields` its texts, `answering` how it is
//! answered, `rules` of whom it is asked, `findings` what the linter says · `bank` ready items, `new_item` own ones · `reviews` what staff
//! and customers say · `history` every edit, and two versions side by side · `preview` as a phone shows it ·
//! `leaving` the page in the middle of a word · `api` server functions.

mod answering;
pub mod api;
mod bank;
mod card;
pub mod desk;
mod fields;
mod findings;
mod history;
mod leaving;
mod new_item;
pub mod page;
mod preview;
mod remarks;
mod reviews;
mod rules;
mod words;
