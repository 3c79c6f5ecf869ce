//! Bytes to the three sheets of a form, whichever kind of file they come in.

use super::{one_csv, xls, xlsx};
use crate::survey::exchange::{Broken, LARGEST_FILE};
use std::panic::catch_unwind;

/// A sheet as rows of text; each with its number in the file, counted from 1. Empty rows are not kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    pub rows: Vec<(usize, Vec<String>)>,
}

/// The sheets that have a meaning for us, by their names in small letters.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheets {
    pub survey: Option<Sheet>,
    pub choices: Option<Sheet>,
    pub settings: Option<Sheet>,
}

impl Sheets {
    /// The place of this sheet, unless it has no meaning or there has been one. Names are not case-sensitive, as in pyxform.
    pub fn place(&mut self, name: &str) -> Option<&mut Option<Sheet>> {
        let place = match name.trim().to_lowercase().as_str() {
            "survey" => &mut self.survey,
            "choices" => &mut self.choices,
            "settings" => &mut self.settings,
            _ => return None,
        };
        place.is_none().then_some(place)
    }
}

/// Sheets of forms are small: the largest in use have some thousand rows. More is a mistake or an attack.
const MOST_ROWS: usize = 20_000;
const MOST_COLUMNS: usize = 256;
const MOST_PLACES: usize = 1_000_000;
const MOST_TEXT: usize = 32 * 1024 * 1024;

/// Takes cells in any order up to limits of rows, columns, places and text, so that a small file can not fill the memory.
#[derive(Default)]
pub struct Grid {
    rows: Vec<Vec<String>>,
    places: usize,
    text: usize,
}

impl Grid {
    pub fn put(&mut self, row: usize, column: usize, text: &str) -> Result<(), Broken> {
        if text.trim().is_empty() {
            return Ok(());
        }
        self.text += text.len();
        if row >= MOST_ROWS || column >= MOST_COLUMNS || self.text > MOST_TEXT {
            return Err(Broken::TooLarge);
        }
        if self.rows.len() <= row {
            self.rows.resize(row + 1, Vec::new());
        }
        let Some(cells) = self.rows.get_mut(row) else { return Ok(()) };
        if cells.len() <= column {
            self.places += column + 1 - cells.len();
            if self.places > MOST_PLACES {
                return Err(Broken::TooLarge);
            }
            cells.resize(column + 1, String::new());
        }
        if let Some(cell) = cells.get_mut(column) {
            *cell = text.into();
        }
        Ok(())
    }

    pub fn sheet(self) -> Sheet {
        let rows = self.rows.into_iter().enumerate().filter(|(_, cells)| !cells.is_empty());
        Sheet { rows: rows.map(|(place, cells)| (place + 1, cells)).collect() }
    }
}

/// Recognised by its first bytes, not by its name.
pub fn read(bytes: &[u8]) -> Result<Sheets, Broken> {
    if bytes.len() > LARGEST_FILE {
        return Err(Broken::TooLarge);
    }
    if bytes.starts_with(b"PK") {
        // The library counts with a damaged file's numbers unchecked, as in a cell named `A99999999999`.
        return catch_unwind(|| xlsx::read(bytes)).unwrap_or(Err(Broken::UnknownFormat));
    }
    if bytes.starts_with(b"\xD0\xCF\x11\xE0") {
        return catch_unwind(|| xls::read(bytes)).unwrap_or(Err(Broken::UnknownFormat));
    }
    one_csv::read(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_grid_has_limits() {
        let mut grid = Grid::default();
        grid.put(2, 1, "x").unwrap();
        grid.put(0, 0, " ").unwrap();
        assert_eq!(grid.put(MOST_ROWS, 0, "x"), Err(Broken::TooLarge));
        assert_eq!(grid.put(0, MOST_COLUMNS, "x"), Err(Broken::TooLarge));
        assert_eq!(grid.sheet().rows, [(3, vec![String::new(), "x".into()])]);
        let mut wide = Grid::default();
        let filled = (0..MOST_ROWS).try_for_each(|row| wide.put(row, MOST_COLUMNS - 1, "x"));
        assert_eq!(filled, Err(Broken::TooLarge));
    }
}
