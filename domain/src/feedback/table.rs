//! A file as rows of text, whatever program wrote it.

use super::{delimited, encoding, workbook};
use serde::{Deserialize, Serialize};

/// Larger files are refused before they are looked at.
pub const LIMIT_BYTES: usize = 25 * 1024 * 1024;

/// As many as a spreadsheet program can show.
pub(super) const MOST_COLUMNS: usize = 16_384;

#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum FileKind {
    Csv,
    Xlsx,
}

/// How the file was read, shown for confirmation.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Format {
    pub kind: FileKind,
    /// The WHATWG name of the character encoding, such as `UTF-8` or `windows-1252`.
    pub encoding: String,
    /// `None` in a workbook.
    pub delimiter: Option<char>,
}

/// The rows below the header. Blank rows stay in place as empty vectors so that row numbers hold.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Table {
    /// Trimmed; a column without a name has the empty one.
    pub header: Vec<String>,
    /// Cells as written. A row may be shorter than the header, and in a delimited file longer.
    pub rows: Vec<Vec<String>>,
    /// The number that a spreadsheet program shows beside `rows[0]`, counted from 1.
    pub first_row: u32,
    pub format: Format,
}

/// Why a file could not be read at all.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "problem", rename_all = "snake_case")]
pub enum FileProblem {
    /// Sizes in bytes; for a workbook that unpacks to too much, the unpacked size.
    TooLarge {
        bytes: u64,
        limit: u64,
    },
    Empty,
    /// Not delimited text or an XLSX workbook, or no row with two filled cells.
    NotATable,
    /// A workbook that is damaged.
    Broken,
}

/// Reads delimited text or an XLSX workbook; the content decides, not the name.
pub fn read(name: &str, bytes: &[u8]) -> Result<Table, FileProblem> {
    if bytes.len() > LIMIT_BYTES {
        return Err(FileProblem::TooLarge { bytes: bytes.len() as u64, limit: LIMIT_BYTES as u64 });
    }
    if is_workbook(bytes) {
        return workbook::read(bytes);
    }
    let (text, used) = encoding::decode(bytes)?;
    if text.trim().is_empty() {
        return Err(FileProblem::Empty);
    }
    let delimiter = delimited::sniff(name, &text);
    let rows = delimited::rows(&text, delimiter);
    let format = Format { kind: FileKind::Csv, encoding: used.into(), delimiter: Some(delimiter) };
    from_rows(rows, format).ok_or(FileProblem::NotATable)
}

/// Whether the file begins as XLSX does, which is a ZIP archive.
pub fn is_workbook(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04")
}

/// Takes the first row with two filled cells as the header; titles and blank rows above it are left out.
/// `None` when there is no such row, or when it is wider than any table.
pub(super) fn from_rows(mut rows: Vec<Vec<String>>, format: Format) -> Option<Table> {
    let filled = |row: &Vec<String>| row.iter().filter(|cell| !cell.trim().is_empty()).take(2).count() == 2;
    let at = rows.iter().position(filled).filter(|at| rows[*at].len() <= MOST_COLUMNS)?;
    let header = rows[at].iter().map(|cell| cell.trim().to_string()).collect();
    rows.drain(..=at);
    while rows.last().is_some_and(|row| is_blank(row)) {
        rows.pop();
    }
    Some(Table { header, rows, first_row: at as u32 + 2, format })
}

pub(super) fn is_blank(row: &[String]) -> bool {
    row.iter().all(|cell| cell.trim().is_empty())
}

impl Table {
    /// For a file that has no header: what was taken for one becomes the first row, and no column has a name.
    pub fn without_header(mut self) -> Table {
        let first = std::mem::take(&mut self.header);
        self.rows.insert(0, first);
        self.first_row -= 1;
        self.header = vec![String::new(); self.rows.iter().map(Vec::len).max().unwrap_or(0)];
        self
    }

    /// The number that a spreadsheet program shows beside `rows[index]`.
    pub fn row_number(&self, index: usize) -> u32 {
        self.first_row + index as u32
    }

    /// A column's name, or its spreadsheet letters (`C`, `AB`) where it has none.
    pub fn column_name(&self, column: usize) -> String {
        match self.header.get(column).filter(|name| !name.is_empty()) {
            Some(name) => name.clone(),
            None => letters(column),
        }
    }

    /// The trimmed cells of a column from top to bottom, blank ones left out.
    pub fn column(&self, column: usize) -> impl Iterator<Item = &str> + Clone {
        self.rows
            .iter()
            .filter_map(move |row| row.get(column))
            .map(|cell| cell.trim())
            .filter(|c| !c.is_empty())
    }
}

fn letters(column: usize) -> String {
    let letter = char::from(b'A' + (column % 26) as u8);
    if column < 26 { letter.to_string() } else { format!("{}{letter}", letters(column / 26 - 1)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn titles_and_blank_rows_above_the_header_are_skipped_and_row_numbers_hold() {
        let table =
            read("a.csv", "Palaute 2026\n\nyksikkö;arvio;\nKallio;4;x\n\n;;\nTöölö;5;y\n\n".as_bytes())
                .unwrap();
        assert_eq!(table.header, ["yksikkö", "arvio", ""]);
        assert_eq!(table.first_row, 4);
        assert_eq!(table.rows.len(), 4);
        assert_eq!(table.row_number(3), 7);
        assert_eq!(table.rows[3], ["Töölö", "5", "y"]);
    }

    #[test]
    fn a_file_without_a_header_can_have_its_first_row_back() {
        let table = read("a.csv", b"Kallio;4\nSello;5\n").unwrap().without_header();
        assert_eq!((table.first_row, table.rows.len()), (1, 2));
        assert_eq!(table.column_name(1), "B");
        assert_eq!((letters(25), letters(26), letters(702)), ("Z".into(), "AA".into(), "AAA".into()));
    }

    #[test]
    fn what_is_not_a_table_is_refused() {
        assert_eq!(read("a.csv", b""), Err(FileProblem::Empty));
        assert_eq!(read("a.csv", b"\xEF\xBB\xBF \r\n"), Err(FileProblem::Empty));
        for junk in
            [&b"%PDF-1.7\n1;2"[..], b"\x89PNG\r\n\x1a\n", b"<!DOCTYPE html><p>a,b", b"\xD0\xCF\x11\xE0abc"]
        {
            assert_eq!(read("a.csv", junk), Err(FileProblem::NotATable));
        }
        assert_eq!(read("a.csv", b"{\"a\": 1, \"b\": 2}"), Err(FileProblem::NotATable));
        assert_eq!(read("a.csv", b"one column\nonly\n"), Err(FileProblem::NotATable));
        assert_eq!(read("a.xlsx", b"PK\x03\x04 and nothing more"), Err(FileProblem::Broken));
        let large = vec![b'a'; LIMIT_BYTES + 1];
        assert!(matches!(read("a.csv", &large), Err(FileProblem::TooLarge { .. })));
    }
}
