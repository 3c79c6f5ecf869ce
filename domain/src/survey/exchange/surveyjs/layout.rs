//! Which items become one element, and how elements are called.

use crate::survey::item::{Item, Kind};
use std::collections::{HashMap, HashSet};

/// Items that become one element: those of a table that a matrix can hold, or one alone.
pub(super) fn tables(items: &[Item]) -> Vec<&[Item]> {
    items
        .chunk_by(|_, after| after.joined)
        .flat_map(|table| if is_matrix(table) { vec![table] } else { table.chunks(1).collect() })
        .collect()
}

fn is_matrix(table: &[Item]) -> bool {
    let [first, rest @ ..] = table else { return false };
    let scale = matches!(first.kind, Kind::Agreement | Kind::Frequency | Kind::Smileys | Kind::Single { .. });
    let like_first = |item: &Item| {
        item.kind == first.kind
            && item.required == first.required
            && item.not_applicable == first.not_applicable
            && item.help.is_empty()
    };
    scale && !first.joined && !rest.is_empty() && rest.iter().all(like_first)
}

/// The names of elements by the keys of items, in a matrix `table.row`. Dots mean a part of an answer there.
pub(super) fn names(tables: &[&[Item]]) -> HashMap<String, String> {
    let (mut names, mut taken) = (HashMap::new(), HashSet::new());
    for (place, items) in tables.iter().enumerate() {
        for item in *items {
            let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
            let short: String = item.key.0.chars().map(plain).collect();
            let spare = (2..).map(|n| format!("{short}_{n}"));
            let own = std::iter::once(short.clone()).chain(spare).find(|name| taken.insert(name.clone()));
            let own = own.unwrap_or_default();
            let name = if items.len() > 1 { format!("{}.{own}", table_name(place)) } else { own };
            names.insert(item.key.0.clone(), name);
        }
    }
    names
}

/// A name that no item has: keys give no spaces.
pub(super) fn table_name(place: usize) -> String {
    format!("table {}", place + 1)
}
