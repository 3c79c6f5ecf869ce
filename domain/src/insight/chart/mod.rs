//! Geometry of charts, without colours, words or elements.
//!
//! `diverging` Likert bar around a centre line · `paired` staff and customers on one line of 0–100 ·
//! `scatter` units as points with axes. Coordinates are those of SVG: zero is top left.

pub mod diverging;
pub mod paired;
pub mod scatter;
