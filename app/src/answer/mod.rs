//! Answer: the page on a respondent's phone.
//!
//! `page` which state to show · `form` the questionnaire · `question` one item · `sent` after sending ·
//! `plain` the same without scripts ·
//! `state` decisions of the screen · `device` what is kept on the device, and sending it.

pub mod device;
mod form;
pub mod page;
#[cfg(feature = "ssr")]
pub mod plain;
mod question;
mod sent;
mod state;
