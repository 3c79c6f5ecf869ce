//! The privacy gate: what of the counted answers may leave the server.
//!
//! `floors` the smallest groups · `raw` what goes in · `tree` units and their totals · `protect` levels
//! against subtraction · `decide` the levels of every unit and question · `publish` what comes out.
//!
//! # Why hiding small units is not enough
//!
//! Whoever sees a parent and all its units but one computes the hidden one: total − shown = hidden. So it is
//! not single results that must be large enough, but every group that the published ones can be combined to.
//!
//! Published results are totals of subtrees. Two subtrees either contain one another or have nobody in
//! common, so everything that sums and differences can single out is put together from the *remainders*: a
//! shown unit without the nearest shown units below it. Every remainder is kept at nobody or at the floor,
//! for the respondents and for each question on its own, hence so is every group that subtraction can reach.
//! A remainder that is too small is made larger by hiding the smallest shown unit below it (complementary
//! suppression), over and over until nothing changes.
//!
//! A position is knowledge too: if one of two units lies above the organisation, the other lies below.
//! Positions and full results together must therefore leave remainders of nobody or the position floor, and
//! nothing is shown relative to an organisation that is not itself shown in full.
//!
//! What a hidden unit does not give: its number of respondents, its head-count and its response rate. A
//! remainder of nobody does tell that those units gave no answers; there is nothing to protect then.
//!
//! # What the gate does not see
//!
//! It looks at one publication. Two publications of the same answers differ by what lies between them: see
//! `republish`.

mod decide;
mod floors;
mod protect;
mod publish;
mod raw;
mod tree;

#[cfg(test)]
mod attacker;
#[cfg(test)]
mod examples;
#[cfg(test)]
mod inference;
#[cfg(test)]
mod properties;
#[cfg(test)]
mod rounds;
#[cfg(test)]
mod solver;

pub use floors::Floors;
pub use publish::{gate, gate_public};
pub use raw::{RawResults, RawRound, RawUnit};
