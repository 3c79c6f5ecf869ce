//! Answer: the page on a respondent's phone.
//!
//! `page` which state to show · `introduction` what is told first · `form` the questionnaire · `question` one item ·
//! `sent` after sending · `unsent` what waits here · `kiosk` a device on a counter · `plain` the same without scripts ·
//! `state` decisions of the screen · `device` what is kept on the device, and sending it.

pub mod device;
mod form;
mod introduction;
pub mod kiosk;
pub mod page;
#[cfg(feature = "ssr")]
pub mod plain;
mod question;
mod sent;
mod state;
mod unsent;
