//! What a row says and an item can not: the question stays without it.

use super::cells::Row;
use super::choices::media;
use super::shortened;
use crate::survey::exchange::Why;
use crate::survey::item::Kind;
use crate::text::{Lang, Text};

/// Columns that say more than an item can.
pub fn lost(row: &Row, constraint: &str, kind: &Kind) -> Vec<Why> {
    let mut losses = Vec::new();
    if !constraint.is_empty() {
        losses.push(Why::Limit(shortened(constraint)));
    }
    let choice = !kind.options().is_empty();
    if choice && !row.get("choice_filter").is_empty() {
        losses.push(Why::Limit(shortened(&format!("choice_filter: {}", row.get("choice_filter")))));
    }
    if choice && row.get("parameters").contains("randomize") {
        losses.push(Why::Limit(shortened(row.get("parameters"))));
    }
    if !row.yes("required") && !row.no("required") {
        losses.push(Why::Condition(shortened(row.get("required"))));
    }
    if !row.get("default").is_empty() {
        losses.push(Why::NotAsked(shortened(&format!("default: {}", row.get("default")))));
    }
    let files = media(row);
    if !files.is_empty() {
        losses.push(Why::Media(shortened(&files.join(", "))));
    }
    losses
}

/// The first sign for an earlier answer in a text.
pub fn quote(text: &Text) -> Option<String> {
    Lang::ALL.iter().find_map(|lang| {
        let (_, rest) = text.exact(*lang).split_once("${")?;
        rest.split_once('}').map(|(name, _)| format!("${{{name}}}"))
    })
}
