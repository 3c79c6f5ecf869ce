//! Insight.
