//! XLSX workbooks (ECMA-376) to rows of text.

use super::table::{FileKind, FileProblem, Format, MOST_COLUMNS, Table, from_rows};
use calamine::{DataRef, ExcelDateTime, Reader, Xlsx, XlsxError};
use std::io::Cursor;
use std::panic::catch_unwind;

/// A workbook is compressed; one that unpacks to more than this many bytes would exhaust a browser tab.
const UNPACKED_LIMIT: u64 = 512 * 1024 * 1024;
const MOST_ROWS: usize = 1_048_576;

/// The first sheet that holds a table. Cells are given as in a delimited file: whole numbers without decimals,
/// a point as decimal mark, days as ISO 8601.
pub(super) fn read(bytes: &[u8]) -> Result<Table, FileProblem> {
    // The library counts with a damaged file's numbers unchecked, as in a cell named `A99999999999`.
    catch_unwind(|| open(bytes)).unwrap_or(Err(FileProblem::Broken))
}

fn open(bytes: &[u8]) -> Result<Table, FileProblem> {
    within_limit(unpacked_bytes(bytes).unwrap_or(0))?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|error| match error {
        // An intact archive of something else: a text document, a folder.
        XlsxError::FileNotFound(_) | XlsxError::RelationshipNotFound => FileProblem::NotATable,
        _ => FileProblem::Broken,
    })?;
    let mut found = FileProblem::Empty;
    for name in book.sheet_names() {
        let rows = match sheet(&mut book, &name) {
            Ok(rows) => rows,
            // Chart sheets and missing parts have no cells.
            Err(SheetProblem::Xlsx(XlsxError::NotAWorksheet(_) | XlsxError::WorksheetNotFound(_))) => {
                continue;
            }
            Err(SheetProblem::Xlsx(_)) => return Err(FileProblem::Broken),
            Err(SheetProblem::File(problem)) => return Err(problem),
        };
        if !rows.is_empty() {
            let format = Format { kind: FileKind::Xlsx, encoding: "UTF-8".into(), delimiter: None };
            if let Some(mut table) = from_rows(rows, format) {
                // No delimiter can have slipped here: what stands beyond the header is a column without a name.
                let width = table.rows.iter().map(Vec::len).max().unwrap_or(0).max(table.header.len());
                table.header.resize(width, String::new());
                return Ok(table);
            }
            found = FileProblem::NotATable;
        }
    }
    Err(found)
}

enum SheetProblem {
    Xlsx(XlsxError),
    File(FileProblem),
}

impl From<XlsxError> for SheetProblem {
    fn from(error: XlsxError) -> SheetProblem {
        SheetProblem::Xlsx(error)
    }
}

/// Filled cells are placed one by one: the sheet's own statement of its dimensions cannot be trusted.
fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Vec<Vec<String>>, SheetProblem> {
    let mut cells = book.worksheet_cells_reader(name)?;
    let (mut rows, mut places): (Vec<Vec<String>>, u64) = (Vec::new(), 0);
    while let Some(cell) = cells.next_cell()? {
        let (row, column) = (cell.get_position().0 as usize, cell.get_position().1 as usize);
        let text = shown(cell.get_value());
        if text.trim().is_empty() {
            continue;
        }
        if row >= MOST_ROWS || column >= MOST_COLUMNS {
            return Err(SheetProblem::File(FileProblem::Broken));
        }
        if rows.len() <= row {
            rows.resize(row + 1, Vec::new());
        }
        let cells = &mut rows[row];
        if cells.len() <= column {
            places += (column + 1 - cells.len()) as u64;
            within_limit(places * size_of::<String>() as u64).map_err(SheetProblem::File)?;
            cells.resize(column + 1, String::new());
        }
        cells[column] = text;
    }
    Ok(rows)
}

fn shown(value: &DataRef) -> String {
    match value {
        DataRef::Int(number) => number.to_string(),
        // Display of f64 writes whole numbers without decimals and others as shortly as is exact.
        DataRef::Float(number) => number.to_string(),
        DataRef::String(text) => text.clone(),
        DataRef::SharedString(text) => (*text).into(),
        DataRef::Bool(true) => "TRUE".into(),
        DataRef::Bool(false) => "FALSE".into(),
        DataRef::DateTime(time) => shown_time(time),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(error) => error.to_string(),
        DataRef::Empty => String::new(),
    }
}

/// A day as `2026-11-24`, with a time `2026-11-24T09:30:00`; durations and times without a day as `9:30:00`.
fn shown_time(time: &ExcelDateTime) -> String {
    if time.is_duration() || time.as_f64() < 1.0 {
        let seconds = (time.as_f64() * 86_400.0).round() as i64;
        let (hours, minutes) = (seconds / 3600, seconds / 60 % 60);
        return format!("{hours}:{:02}:{:02}", minutes.abs(), (seconds % 60).abs());
    }
    match time.to_ymd_hms_milli() {
        (y, m, d, 0, 0, 0, _) => format!("{y:04}-{m:02}-{d:02}"),
        (y, m, d, hour, minute, second, _) => {
            format!("{y:04}-{m:02}-{d:02}T{hour:02}:{minute:02}:{second:02}")
        }
    }
}

fn within_limit(bytes: u64) -> Result<(), FileProblem> {
    if bytes > UNPACKED_LIMIT { Err(FileProblem::TooLarge { bytes, limit: UNPACKED_LIMIT }) } else { Ok(()) }
}

/// What the archive's central directory (APPNOTE.TXT §4.3.12) says its files unpack to; `None` without one.
fn unpacked_bytes(zip: &[u8]) -> Option<u64> {
    let number = |at: usize, size: usize| {
        let bytes = zip.get(at..at.checked_add(size)?)?;
        Some(bytes.iter().rev().fold(0_u64, |sum, byte| sum << 8 | u64::from(*byte)))
    };
    let from = zip.len().saturating_sub(66_000);
    let end = from + zip[from..].windows(4).rposition(|four| four == b"PK\x05\x06")?;
    let (mut at, mut sum) = (number(end + 16, 4)? as usize, 0);
    while zip.get(at..at.checked_add(4)?) == Some(b"PK\x01\x02") {
        sum += number(at + 24, 4)?;
        at += 46 + (number(at + 28, 2)? + number(at + 30, 2)? + number(at + 32, 2)?) as usize;
    }
    Some(sum)
}

#[cfg(test)]
mod tests {
    use super::*;
    use calamine::ExcelDateTimeType::{DateTime, TimeDelta};

    #[test]
    fn cells_are_written_as_in_a_delimited_file() {
        assert_eq!(shown(&DataRef::Float(4.0)), "4");
        assert_eq!(shown(&DataRef::Float(6.7)), "6.7");
        assert_eq!(shown(&DataRef::DateTime(ExcelDateTime::new(46_350.0, DateTime, false))), "2026-11-24");
        assert_eq!(
            shown(&DataRef::DateTime(ExcelDateTime::new(46_350.5, DateTime, false))),
            "2026-11-24T12:00:00"
        );
        assert_eq!(shown(&DataRef::DateTime(ExcelDateTime::new(1.25, TimeDelta, false))), "30:00:00");
    }
}
