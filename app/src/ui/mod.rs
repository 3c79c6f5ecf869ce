//! What rooms share: the frame of a page, loading and error states, small pieces.

pub mod file;
pub mod languages;
pub mod not_found;
pub mod words;
