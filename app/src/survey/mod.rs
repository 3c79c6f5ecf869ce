//! Survey: shaping a questionnaire and opening a round.
//!
//! `list` all questionnaires · `editor` one of them · `round` purpose, opening, closing · `invite` personal links ·
//! `poster`, `slips` and `paper` to print · `words` the domain's names and problems · `api`, `handout` server functions.

pub mod api;
mod card;
mod close;
pub mod editor;
pub mod handout;
mod import;
mod invite;
pub mod list;
mod open;
pub mod paper;
pub mod poster;
mod purpose;
pub mod round;
pub mod slips;
mod words;
