//! XLSX and XLSM workbooks (ECMA-376) to the sheets of a form.

use super::sheets::{Grid, Sheet, Sheets};
use crate::survey::exchange::Broken;
use calamine::{DataRef, Reader, Xlsx, XlsxError};
use std::io::{Cursor, Read};
use zip::ZipArchive;

/// What the files of a workbook unpack to, in bytes; forms are far smaller.
const MOST_UNPACKED: u64 = 32 * 1024 * 1024;

pub fn read(bytes: &[u8]) -> Result<Sheets, Broken> {
    within_limit(bytes)?;
    let mut book = Xlsx::new(Cursor::new(bytes)).map_err(|_| Broken::UnknownFormat)?;
    let mut sheets = Sheets::default();
    let names = book.sheet_names();
    for name in &names {
        if let Some(place) = sheets.place(name) {
            *place = Some(sheet(&mut book, name)?);
        }
    }
    // As in pyxform: a workbook of one sheet is all questions.
    if let ([only], None) = (names.as_slice(), &sheets.survey) {
        sheets.survey = Some(sheet(&mut book, only)?);
    }
    Ok(sheets)
}

/// Unpacks everything once and throws it away: what the archive says of its sizes can not be trusted.
fn within_limit(bytes: &[u8]) -> Result<(), Broken> {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).map_err(|_| Broken::UnknownFormat)?;
    let mut left = MOST_UNPACKED;
    for place in 0..archive.len() {
        let file = archive.by_index(place).map_err(|_| Broken::UnknownFormat)?;
        let size = std::io::copy(&mut file.take(left + 1), &mut std::io::sink());
        left = left.checked_sub(size.map_err(|_| Broken::UnknownFormat)?).ok_or(Broken::TooLarge)?;
    }
    Ok(())
}

fn sheet(book: &mut Xlsx<Cursor<&[u8]>>, name: &str) -> Result<Sheet, Broken> {
    let damaged = |_: XlsxError| Broken::Damaged(name.to_string());
    let mut cells = book.worksheet_cells_reader(name).map_err(damaged)?;
    let mut grid = Grid::default();
    while let Some(cell) = cells.next_cell().map_err(damaged)? {
        let (row, column) = cell.get_position();
        grid.put(row as usize, column as usize, &shown(cell.get_value()))?;
    }
    Ok(grid.sheet())
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
        DataRef::DateTime(time) => time.as_f64().to_string(),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text.clone(),
        DataRef::Error(_) | DataRef::Empty => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::io::Write;
    use zip::ZipWriter;
    use zip::write::SimpleFileOptions;

    #[test]
    fn what_unpacks_to_too_much_is_refused() {
        let mut archive = ZipWriter::new(Cursor::new(Vec::new()));
        archive.start_file("xl/sharedStrings.xml", SimpleFileOptions::default()).unwrap();
        for _ in 0..=MOST_UNPACKED / 1024 {
            archive.write_all(&[b' '; 1024]).unwrap();
        }
        let bytes = archive.finish().unwrap().into_inner();
        assert!(bytes.len() < 100_000);
        assert_eq!(read(&bytes), Err(Broken::TooLarge));
        // The archive lies about the size: the four bytes in its directory.
        let mut lying = bytes.clone();
        let directory = lying.windows(4).rposition(|four| four == b"PK\x01\x02").unwrap();
        lying[directory + 24..directory + 28].copy_from_slice(&[1, 0, 0, 0]);
        assert!(read(&lying).is_err());
    }
}
