//! Followup: what was agreed becomes actions, and those who answered see what came of it.
//!
//! `action` one action and its states.

pub mod action;
