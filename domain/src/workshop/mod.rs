//! Workshop: results are handled together, customers included.
//!
//! `phase` what the room does, in order.

pub mod phase;
