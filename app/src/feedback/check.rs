//! Tries every row of the file in the browser before anything is sent.

use super::marked::Marked;
use crate::ui::pause::pause;
use domain::feedback::mapping::Mapping;
use domain::feedback::record::{Occurrences, Problem, Record, parse_rows};
use domain::feedback::scrub::Names;
use domain::feedback::table::Table;
use std::collections::{BTreeSet, HashSet};
use std::sync::Arc;

/// A file that could be read.
#[derive(Clone)]
pub struct Loaded {
    pub name: String,
    pub hash: String,
    pub table: Arc<Table>,
}

/// Whether a row's unit can be placed.
#[derive(Clone)]
pub enum Units {
    /// Those that are missing are created.
    Any,
    /// Only these, in lower case.
    Known(Arc<HashSet<String>>),
}

impl Units {
    fn place(&self, unit: &str) -> bool {
        match self {
            Units::Any => true,
            Units::Known(known) => known.contains(&unit.to_lowercase()),
        }
    }
}

/// What came of trying.
#[derive(Clone)]
pub struct Checked {
    pub mapping: Mapping,
    pub units: Units,
    pub good: u32,
    /// Rows with at least one problem.
    pub bad: u32,
    /// The first good rows, to be looked at.
    pub sample: Vec<Record>,
    pub problems: Vec<Problem>,
    pub new_units: Vec<String>,
    /// What in the texts tells of a person.
    pub marked: Marked,
}

const SAMPLE: usize = 6;

/// Rows between two pauses, in which the page is drawn.
const STEP: usize = 4_000;

/// Reads the file in parts and hands the good records of each to `take`, with the rows read so far.
pub async fn in_parts(
    table: &Table,
    mapping: &Mapping,
    units: &Units,
    step: usize,
    mut take: impl AsyncFnMut(Vec<Record>, Vec<Problem>, usize) -> bool,
) {
    let known = |unit: &str| units.place(unit);
    let mut seen = Occurrences::default();
    for start in (0..table.rows.len()).step_by(step) {
        let end = (start + step).min(table.rows.len());
        let (records, problems) = parse_rows(table, mapping, &known, start..end, &mut seen);
        if !take(records, problems, end).await {
            return;
        }
    }
}

/// `known` are the units that exist, in lower case, and `names` what is looked for in texts; `told` hears how many rows have
/// been read.
pub async fn check(
    table: &Table,
    mapping: Mapping,
    units: Units,
    known: &HashSet<String>,
    names: Arc<Names>,
    told: impl Fn(usize),
) -> Checked {
    let mut checked = Checked {
        mapping: mapping.clone(),
        units: units.clone(),
        good: 0,
        bad: 0,
        sample: Vec::new(),
        problems: Vec::new(),
        new_units: Vec::new(),
        marked: Marked::new(names),
    };
    let mut new_units = BTreeSet::new();
    in_parts(table, &mapping, &units, STEP, async |records, problems, end| {
        checked.good += u32::try_from(records.len()).unwrap_or(u32::MAX);
        let bad = problems.chunk_by(|a, b| a.row == b.row).count();
        checked.bad += u32::try_from(bad).unwrap_or(u32::MAX);
        let missing = SAMPLE.saturating_sub(checked.sample.len());
        checked.sample.extend(records.iter().take(missing).cloned());
        for record in records {
            checked.marked.read(&record.text);
            if !known.contains(&record.unit.to_lowercase()) && !new_units.contains(&record.unit) {
                new_units.insert(record.unit);
            }
        }
        checked.problems.extend(problems);
        told(end);
        pause(0).await;
        true
    })
    .await;
    checked.new_units = new_units.into_iter().collect();
    checked
}
