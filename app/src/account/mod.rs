//! Account: the organisation, its units and the people who sign in.
//!
//! `welcome` first visit and signing in · `setup` the one-time link · `home` where things stand · `units` the tree ·
//! `words` problems in words · `api` server functions · `password` hashing, on the server.

pub mod api;
pub mod home;
#[cfg(feature = "ssr")]
mod password;
pub mod setup;
pub mod units;
pub mod welcome;
mod words;
