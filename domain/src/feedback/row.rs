//! One row while it is read.

use super::date::parse_date;
use super::mapping::{DateMap, Mapping, ScoreScale, Shape, ThemeMap};
use super::number::{Decimal, parse_number};
use super::record::{Problem, Rule};
use super::rejected::unmasked;
use super::table::{FileKind, Table};
use crate::day::Period;
use crate::survey::item::{Family, Theme};

#[derive(Default)]
pub(super) struct Answer {
    pub n: u32,
    pub sum: Option<f64>,
    pub counts: Vec<u32>,
}

/// A row while it is read. Readers give `None` after noting a problem.
pub(super) struct Row<'a, 'p> {
    pub table: &'a Table,
    pub index: usize,
    pub cells: &'a [String],
    pub problems: &'p mut Vec<Problem>,
}

/// The cell without the spaces around it; empty where the row has ended.
pub(super) fn trimmed(cells: &[String], column: usize) -> &str {
    cells.get(column).map_or("", |cell| unmasked(cell.trim()))
}

impl<'a> Row<'a, '_> {
    pub fn cell(&self, column: usize) -> &'a str {
        trimmed(self.cells, column)
    }

    fn refuse<T>(&mut self, column: usize, rule: Rule) -> Option<T> {
        self.problems.push(Problem {
            row: self.table.row_number(self.index),
            column: self.table.column_name(column),
            value: self.cell(column).into(),
            rule,
        });
        None
    }

    /// A workbook leaves out empty cells at the end of a row; in a delimited file such a row was cut.
    pub fn check_width(&mut self, needed: &[usize]) {
        let cut = |column: &&usize| **column >= self.cells.len();
        if self.table.format.kind == FileKind::Csv
            && let Some(column) = needed.iter().find(cut)
        {
            self.refuse::<()>(*column, Rule::TooFewCells);
        }
        let width = self.table.header.len();
        if let Some(beyond) = (width..self.cells.len()).find(|column| !self.cell(*column).is_empty()) {
            self.refuse::<()>(beyond, Rule::TooManyCells);
        }
    }

    pub fn unit(&mut self, column: usize, known: &dyn Fn(&str) -> bool) -> Option<&'a str> {
        match self.cell(column) {
            "" => self.refuse(column, Rule::UnitEmpty),
            unit if known(unit) => Some(unit),
            _ => self.refuse(column, Rule::UnitUnknown),
        }
    }

    pub fn period(&mut self, date: &DateMap) -> Option<Period> {
        match *date {
            DateMap::Fixed { period } => Some(period),
            DateMap::Column { column, order } => match parse_date(self.cell(column), order) {
                Some(day) => Some(Period { first: day, last: day }),
                None => self.refuse(column, Rule::NotADate),
            },
        }
    }

    /// No topic in the cell is no problem; one that nobody has placed is.
    pub fn topic(&mut self, map: &ThemeMap) -> (Option<Theme>, Option<Family>) {
        match map {
            ThemeMap::Fixed { theme, family } => (*theme, *family),
            ThemeMap::Column { column, topics } => {
                let value = self.cell(*column);
                if let Some(topic) = topics.iter().find(|topic| topic.value.trim() == value) {
                    return (topic.theme, topic.family);
                }
                let coded = (Theme::parse(value), Family::parse(value));
                if coded == (None, None) && !value.is_empty() {
                    self.refuse::<()>(*column, Rule::UnknownTopic);
                }
                coded
            }
        }
    }

    pub fn answer(&mut self, mapping: &Mapping, has_text: bool) -> Option<Answer> {
        let scale = &mapping.scale;
        match &mapping.shape {
            Shape::Answers { score } => self.single(*score, scale, has_text),
            Shape::Means { n, mean } => self.mean(*n, *mean, scale),
            Shape::Counts { columns } => self.counts(columns, scale),
        }
    }

    /// Feedback in words only is kept without a score.
    fn single(&mut self, column: usize, scale: &ScoreScale, has_text: bool) -> Option<Answer> {
        let value = self.cell(column);
        let mut counts = vec![0; scale.options.len()];
        if value.is_empty() {
            return if has_text {
                Some(Answer { counts, ..Answer::default() })
            } else {
                self.refuse(column, Rule::NoAnswer)
            };
        }
        let score = if scale.options.is_empty() {
            Some(self.number_on(column, scale)?)
        } else if let Some(option) = scale.option(value) {
            counts[option] = 1;
            scale.options[option].score
        } else {
            return self.refuse(column, Rule::NotAnOption);
        };
        Some(Answer { n: u32::from(score.is_some()), sum: score, counts })
    }

    /// A group that nobody answered for may lack its mean.
    fn mean(&mut self, n: usize, mean: usize, scale: &ScoreScale) -> Option<Answer> {
        let people = self.people(n, scale.decimal);
        if people == Some(0) {
            return Some(Answer::default());
        }
        let mean = self.number_on(mean, scale)?;
        let n = people?;
        Some(Answer { n, sum: Some(f64::from(n) * mean), counts: Vec::new() })
    }

    /// An empty cell among filled ones is read as zero: programs leave out what nobody chose.
    fn counts(&mut self, columns: &[usize], scale: &ScoreScale) -> Option<Answer> {
        let first = *columns.first()?;
        if columns.iter().all(|column| self.cell(*column).is_empty()) {
            return self.refuse(first, Rule::NoAnswer);
        }
        let (mut counts, mut n, mut sum) = (Vec::with_capacity(columns.len()), 0_u32, 0.0);
        for (column, option) in columns.iter().zip(&scale.options) {
            let empty = self.cell(*column).is_empty();
            let count = if empty { 0 } else { self.people(*column, scale.decimal).unwrap_or(0) };
            if let Some(score) = option.score {
                match n.checked_add(count) {
                    Some(more) => n = more,
                    None => return self.refuse(*column, Rule::NotAWholeNumber),
                }
                sum += f64::from(count) * score;
            }
            counts.push(count);
        }
        Some(Answer { n, sum: (n > 0).then_some(sum), counts })
    }

    fn number_on(&mut self, column: usize, scale: &ScoreScale) -> Option<f64> {
        let (min, max) = (scale.min, scale.max);
        match parse_number(self.cell(column), scale.decimal) {
            None => self.refuse(column, Rule::NotANumber),
            Some(number) if number < min || number > max => {
                self.refuse(column, Rule::OutsideScale { min, max })
            }
            number => number,
        }
    }

    fn people(&mut self, column: usize, decimal: Decimal) -> Option<u32> {
        match parse_number(self.cell(column), decimal) {
            None => self.refuse(column, Rule::NotANumber),
            Some(number) if number < 0.0 => self.refuse(column, Rule::NegativeCount),
            Some(number) if number.fract() != 0.0 || number > f64::from(u32::MAX) => {
                self.refuse(column, Rule::NotAWholeNumber)
            }
            Some(number) => Some(number as u32),
        }
    }
}
