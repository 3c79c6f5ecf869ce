//! Benches of the road of answers, against the release server as a process of its own.
//!
//! `server` starting and killing it · `round` something to answer · `proxy` a bad network · `bin/sync` how fast ·
//! `bin/faults` how safe.

// A bench ends at the first thing that is not as it must be.
#![allow(clippy::unwrap_used)]

pub mod proxy;
pub mod round;
pub mod server;
