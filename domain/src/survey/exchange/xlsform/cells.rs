//! A sheet whose cells are asked for by what their columns mean.

use super::columns::{Column, columns};
use super::sheets::Sheet;
use crate::survey::exchange::Broken;

pub struct Cells {
    columns: Vec<Column>,
    rows: Vec<(usize, Vec<String>)>,
}

#[derive(Clone, Copy)]
pub struct Row<'a> {
    /// As a spreadsheet counts, from 1.
    pub number: usize,
    columns: &'a [Column],
    cells: &'a [String],
}

impl Cells {
    pub fn new(name: &str, sheet: Sheet) -> Result<Cells, Broken> {
        let mut rows = sheet.rows.into_iter();
        let header = rows.next().map(|(_, cells)| cells).unwrap_or_default();
        Ok(Cells { columns: columns(name, &header)?, rows: rows.collect() })
    }

    pub fn has(&self, name: &str) -> bool {
        self.columns.iter().any(|column| column.name == name)
    }

    pub fn rows(&self) -> impl Iterator<Item = Row<'_>> {
        self.rows.iter().map(|(number, cells)| Row { number: *number, columns: &self.columns, cells })
    }

    /// The languages, `None` where none is said, in which columns of this name have any text; in order.
    pub fn languages(&self, name: &str) -> Vec<Option<&str>> {
        let mut found: Vec<Option<&str>> = Vec::new();
        for (place, column) in self.columns.iter().enumerate().filter(|(_, column)| column.name == name) {
            let language = column.language.as_deref();
            let written =
                |(_, cells): &(usize, Vec<String>)| cells.get(place).is_some_and(|c| !c.trim().is_empty());
            if !found.contains(&language) && self.rows.iter().any(written) {
                found.push(language);
            }
        }
        found
    }
}

impl<'a> Row<'a> {
    /// The cell without blanks around it; empty when there is none. Of several columns the first that is filled.
    pub fn get(&self, name: &str) -> &'a str {
        self.texts(name).next().map_or("", |(_, text)| text)
    }

    /// What is written in columns of this name, with the language.
    pub fn texts(&self, name: &str) -> impl Iterator<Item = (Option<&'a str>, &'a str)> {
        let cells = self.columns.iter().zip(self.cells).filter(move |(column, _)| column.name == name);
        cells
            .map(|(column, cell)| (column.language.as_deref(), cell.trim()))
            .filter(|(_, cell)| !cell.is_empty())
    }

    pub fn is(&self, name: &str, wanted: &[&str]) -> bool {
        let cell = self.get(name).to_lowercase();
        wanted.contains(&cell.as_str())
    }

    pub fn yes(&self, name: &str) -> bool {
        self.is(name, &["yes", "true", "true()", "1"])
    }

    pub fn no(&self, name: &str) -> bool {
        self.is(name, &["", "no", "false", "false()", "0"])
    }
}
