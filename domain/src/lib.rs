//! Every decision of Kehä, without a framework, a clock, randomness or I/O: they are passed in.
//!
//! Reading order: the shared words first, then the seven rooms in the order of the circle.

pub mod day;
pub mod id;
pub mod text;

pub mod account;
pub mod survey;

pub mod answer;
pub mod feedback;

pub mod insight;

pub mod followup;
pub mod workshop;
