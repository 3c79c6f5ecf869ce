//! Insight: what has been published, and how it is read. Nothing here sees an answer; pages read snapshots only.
//!
//! `list` publications · `publish` choosing what goes in · `dashboard` the page of one: `state` its decisions,
//! `filters`, `head` who answered and what is hidden, `gaps` staff beside customers, `question` one chart per question, `bar`,
//! `units` the scatter and table of units · `api` server functions · `words`.

pub mod api;
mod bar;
pub mod dashboard;
mod filters;
mod gaps;
mod head;
pub mod list;
mod publish;
mod question;
mod state;
mod units;
mod words;
