//! Answer: from the first tap to the receipt.
//!
//! `asking` what the page shows · `value` one answer · `check` is it possible on this questionnaire · `wire` what travels to `/sync/v1` ·
//! `outbox` the queue on the device.

pub mod asking;
pub mod check;
pub mod outbox;
pub mod value;
pub mod wire;
