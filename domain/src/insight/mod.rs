//! Insight: from counted answers to what may be published, and how it is read and drawn.
//!
//! `scale` what the numbers mean · `count` counted answers · `collect` from answers to tallies ·
//! `gate` what may leave the server · `republish` what may be published again, `later` when more have answered · `result` a published snapshot and `wire` its JSON ·
//! `compare` staff beside customers · `tally` a statistic in each file · `chart` geometry without colours.

pub mod chart;
pub mod collect;
pub mod compare;
pub mod count;
pub mod gate;
pub mod later;
pub mod republish;
pub mod result;
pub mod scale;
pub mod tally;
pub mod wire;

#[cfg(test)]
mod nyc;
