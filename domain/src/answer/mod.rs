//! Answer: from the first tap to the receipt.
//!
//! `admit` does an answer that arrives count · `asking` what the page shows · `value` one answer · `check` is it possible on this questionnaire · `wire` what travels to `/sync/v1` ·
//! `outbox` the queue on the device · `ballot` the right to answer once, unlinkably · `packed` how it is stored · `paper` keying in.

pub mod admit;
pub mod asking;
pub mod ballot;
pub mod check;
pub mod outbox;
pub mod packed;
pub mod paper;
pub mod value;
pub mod wire;
