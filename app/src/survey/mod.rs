//! Survey: shaping a questionnaire and opening a round.
//!
//! `list` all questionnaires · `shape` one of them · `round` purpose, opening, closing · `invite` personal links ·
//! `print` the page of `poster`, `slips` and `paper` · `printed` what a PDF for paper shows · `words` the domain's names and problems · `api`, `handout` server functions.

pub mod api;
mod close;
pub mod files;
pub mod handout;
mod import;
mod invite;
mod letter;
pub mod list;
mod open;
mod paper;
mod poster;
pub mod print;
#[cfg(feature = "ssr")]
pub mod printed;
mod purpose;
pub mod round;
pub mod shape;
mod slips;
mod words;
