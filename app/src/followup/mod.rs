//! Followup.
