//! Rows to records. A row that breaks a rule becomes problems, all of them at once, and the other rows are kept.

use super::fingerprint;
pub use super::fingerprint::Occurrences;
use super::mapping::Mapping;
use super::row::{Row, trimmed};
use super::table::{Table, is_blank};
use crate::day::Period;
use crate::survey::item::{Family, Theme};
use serde::{Deserialize, Serialize};
use std::ops::Range;

/// One answer, or one group's answers.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Record {
    /// As a spreadsheet program numbers it.
    pub row: u32,
    /// As written, trimmed.
    pub unit: String,
    pub period: Period,
    pub theme: Option<Theme>,
    pub family: Option<Family>,
    /// Answers on the scale: 0 for *don't know* and for a text without a score.
    pub n: u32,
    /// Sum of the `n` scores; `None` when there are none.
    pub sum: Option<f64>,
    /// Per option of the scale, those outside it included; empty where the scale has no options.
    pub counts: Vec<u32>,
    pub text: String,
    /// 24 hex digits, unique within a file and the same when the file is imported again.
    pub fingerprint: String,
}

/// One cell that breaks a rule.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Problem {
    pub row: u32,
    /// The column's name, or its letters.
    pub column: String,
    pub value: String,
    pub rule: Rule,
}

#[derive(Clone, Copy, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "rule", rename_all = "snake_case")]
pub enum Rule {
    UnitEmpty,
    UnitUnknown,
    NotADate,
    NotANumber,
    /// A number of people has decimals or is beyond four thousand million.
    NotAWholeNumber,
    OutsideScale {
        min: f64,
        max: f64,
    },
    NotAnOption,
    NegativeCount,
    /// Neither a score nor a text.
    NoAnswer,
    UnknownTopic,
    /// The row ends before a column that is needed.
    TooFewCells,
    /// More filled cells than the header has columns: usually a delimiter inside an unquoted text.
    TooManyCells,
}

impl Rule {
    /// The stable name in files.
    pub fn code(self) -> &'static str {
        match self {
            Rule::UnitEmpty => "unit_empty",
            Rule::UnitUnknown => "unit_unknown",
            Rule::NotADate => "not_a_date",
            Rule::NotANumber => "not_a_number",
            Rule::NotAWholeNumber => "not_a_whole_number",
            Rule::OutsideScale { .. } => "outside_scale",
            Rule::NotAnOption => "not_an_option",
            Rule::NegativeCount => "negative_count",
            Rule::NoAnswer => "no_answer",
            Rule::UnknownTopic => "unknown_topic",
            Rule::TooFewCells => "too_few_cells",
            Rule::TooManyCells => "too_many_cells",
        }
    }
}

/// The whole file; `known` says whether a unit's name can be placed.
pub fn parse(table: &Table, mapping: &Mapping, known: &dyn Fn(&str) -> bool) -> (Vec<Record>, Vec<Problem>) {
    parse_rows(table, mapping, known, 0..table.rows.len(), &mut Occurrences::default())
}

/// A part of the file, for showing progress. Parts must follow one another with the same `seen` to give what
/// [`parse`] gives. A mapping with [faults](Mapping::faults) gives problems, never a panic.
pub fn parse_rows(
    table: &Table,
    mapping: &Mapping,
    known: &dyn Fn(&str) -> bool,
    rows: Range<usize>,
    seen: &mut Occurrences,
) -> (Vec<Record>, Vec<Problem>) {
    let rows = rows.start.min(table.rows.len())..rows.end.min(table.rows.len());
    let start = fingerprint::start(mapping);
    let (needed, columns) = (mapping.needed(), mapping.columns());
    let (mut records, mut problems) = (Vec::with_capacity(rows.len()), Vec::new());
    for index in rows {
        let cells = &table.rows[index];
        if is_blank(cells) {
            continue;
        }
        let before = problems.len();
        let mut row = Row { table, index, cells, problems: &mut problems };
        row.check_width(&needed);
        if row.problems.len() > before {
            continue;
        }
        let unit = row.unit(mapping.unit, known);
        let period = row.period(&mapping.date);
        let (theme, family) = row.topic(&mapping.theme);
        let text = mapping.text.map_or("", |column| row.cell(column));
        let answer = row.answer(mapping, !text.is_empty());
        if let (Some(unit), Some(period), Some(answer)) = (unit, period, answer)
            && problems.len() == before
        {
            let mapped = columns.iter().map(|column| trimmed(cells, *column));
            records.push(Record {
                row: table.row_number(index),
                unit: unit.into(),
                period,
                theme,
                family,
                n: answer.n,
                sum: answer.sum,
                counts: answer.counts,
                text: text.into(),
                fingerprint: fingerprint::of_row(&start, unit, period, mapped, seen),
            });
        }
    }
    (records, problems)
}
