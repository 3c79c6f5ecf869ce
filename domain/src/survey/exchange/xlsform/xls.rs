//! XLS workbooks of Excel 97 and later (\[MS-XLS\], BIFF8) to the sheets of a form.
//!
//! Only the cells of three sheets are wanted. The workbook library reserves memory by a file's own statements, follows
//! circular chains of sectors and copies a shared string for every cell, so a file of some kilobytes could exhaust the
//! server; this reader takes nothing on trust.

use super::sheets::{Grid, Sheet, Sheets};
use super::sst;
use crate::survey::exchange::{Broken, LARGEST_FILE};
use std::io::{Cursor, Read};

/// Type and content of a record.
type Record<'a> = (u16, &'a [u8]);

pub fn read(bytes: &[u8]) -> Result<Sheets, Broken> {
    let stream = stream(bytes).ok_or(Broken::UnknownFormat)?;
    let mut globals = records(&stream, 0);
    let biff8 = globals.next().is_some_and(|(kind, data)| kind == BOF && data.get(..2) == Some(&[0, 6]));
    if !biff8 {
        return Err(Broken::UnknownFormat);
    }
    let (mut bounds, mut strings) = (Vec::new(), Vec::new());
    let mut globals = globals.take_while(|(kind, _)| *kind != EOF).peekable();
    while let Some((kind, data)) = globals.next() {
        match kind {
            FILE_PASS => return Err(Broken::Damaged("password".into())),
            BOUND_SHEET => bounds.extend(bound(data)),
            SST => {
                let mut parts = vec![data];
                while let Some((_, more)) = globals.next_if(|(kind, _)| *kind == CONTINUE) {
                    parts.push(more);
                }
                strings = sst::read(&parts);
            }
            _ => {}
        }
    }
    let mut sheets = Sheets::default();
    let only = bounds.len() == 1;
    for (at, name) in &bounds {
        let name = if only { "survey" } else { name };
        if let Some(place) = sheets.place(name) {
            *place = Some(sheet(&stream, *at, &strings)?);
        }
    }
    Ok(sheets)
}

const FORMULA: u16 = 0x0006;
const EOF: u16 = 0x000A;
const FILE_PASS: u16 = 0x002F;
const CONTINUE: u16 = 0x003C;
const BOUND_SHEET: u16 = 0x0085;
const MUL_RK: u16 = 0x00BD;
const SST: u16 = 0x00FC;
const LABEL_SST: u16 = 0x00FD;
const NUMBER: u16 = 0x0203;
const LABEL: u16 = 0x0204;
const BOOL_ERR: u16 = 0x0205;
const STRING: u16 = 0x0207;
const RK: u16 = 0x027E;
const BOF: u16 = 0x0809;

fn stream(bytes: &[u8]) -> Option<Vec<u8>> {
    let mut file = cfb::CompoundFile::open(Cursor::new(bytes)).ok()?;
    let mut stream = Vec::new();
    file.open_stream("/Workbook").ok()?.take(LARGEST_FILE as u64).read_to_end(&mut stream).ok()?;
    Some(stream)
}

fn records(stream: &[u8], mut at: usize) -> impl Iterator<Item = Record<'_>> {
    std::iter::from_fn(move || {
        let kind = u16_at(stream, at)?;
        let length = usize::from(u16_at(stream, at.checked_add(2)?)?);
        let data = stream.get(at + 4..(at + 4).checked_add(length)?)?;
        at += 4 + length;
        Some((kind, data))
    })
}

/// Where a sheet begins, and its name.
fn bound(data: &[u8]) -> Option<(usize, String)> {
    let length = usize::from(*data.get(6)?);
    Some((u32_at(data, 0)? as usize, text(data.get(7..)?, length)))
}

fn sheet(stream: &[u8], at: usize, strings: &[String]) -> Result<Sheet, Broken> {
    let mut grid = Grid::default();
    let (mut depth, mut formula) = (0_u32, None);
    for (kind, data) in records(stream, at) {
        match kind {
            // A chart within the sheet has a begin and an end of its own.
            BOF => depth += 1,
            EOF if depth <= 1 => break,
            EOF => depth -= 1,
            _ if depth > 1 => {}
            STRING => {
                if let (Some((row, column)), Some(length)) = (formula, u16_at(data, 0)) {
                    grid.put(row, column, &text(data.get(2..).unwrap_or(&[]), length.into()))?;
                }
            }
            _ => {
                let Some((row, column)) = u16_at(data, 0).zip(u16_at(data, 2)) else { continue };
                let (row, column) = (usize::from(row), usize::from(column));
                if kind == FORMULA {
                    formula = Some((row, column));
                }
                let mut put = |place: usize, text: Option<String>| {
                    text.map_or(Ok(()), |text| grid.put(row, column + place, &text))
                };
                match kind {
                    MUL_RK => {
                        for (place, six) in data.get(4..).unwrap_or(&[]).chunks_exact(6).enumerate() {
                            put(place, u32_at(six, 2).map(rk))?;
                        }
                    }
                    LABEL_SST => {
                        if let Some(text) = u32_at(data, 6).and_then(|place| strings.get(place as usize)) {
                            grid.put(row, column, text)?;
                        }
                    }
                    _ => put(0, value(kind, data))?,
                }
            }
        }
    }
    Ok(grid.sheet())
}

fn value(kind: u16, data: &[u8]) -> Option<String> {
    match kind {
        RK => u32_at(data, 6).map(rk),
        NUMBER => f64_at(data, 6).map(|number| number.to_string()),
        // The result of a formula: texts follow in a record of their own, marked by these two bytes.
        FORMULA => match data.get(6..14)? {
            [1, _, truth, .., 0xFF, 0xFF] => Some(boolean(*truth)),
            [.., 0xFF, 0xFF] => None,
            _ => f64_at(data, 6).map(|number| number.to_string()),
        },
        BOOL_ERR => match data.get(6..8)? {
            [truth, 0] => Some(boolean(*truth)),
            _ => None,
        },
        LABEL => Some(text(data.get(8..)?, u16_at(data, 6)?.into())),
        _ => None,
    }
}

fn boolean(truth: u8) -> String {
    if truth == 0 { "FALSE".into() } else { "TRUE".into() }
}

/// A number in 32 bits (\[MS-XLS\] 2.5.218): the upper part of a double or a whole number, maybe in hundredths.
fn rk(bits: u32) -> String {
    let number = if bits & 2 == 0 {
        f64::from_bits(u64::from(bits & !3) << 32)
    } else {
        f64::from((bits as i32) >> 2)
    };
    if bits & 1 == 0 { number.to_string() } else { (number / 100.0).to_string() }
}

/// A byte of flags and this many characters of one or two bytes (\[MS-XLS\] 2.5.293 and 2.5.240).
fn text(data: &[u8], length: usize) -> String {
    let Some((flags, rest)) = data.split_first() else { return String::new() };
    sst::characters(rest, length, flags & 1 != 0).0
}

fn u16_at(data: &[u8], at: usize) -> Option<u16> {
    Some(u16::from_le_bytes(data.get(at..at.checked_add(2)?)?.try_into().ok()?))
}

fn u32_at(data: &[u8], at: usize) -> Option<u32> {
    Some(u32::from_le_bytes(data.get(at..at.checked_add(4)?)?.try_into().ok()?))
}

fn f64_at(data: &[u8], at: usize) -> Option<f64> {
    Some(f64::from_le_bytes(data.get(at..at.checked_add(8)?)?.try_into().ok()?))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_written_shortly() {
        assert_eq!(rk(0x3FF0_0000), "1");
        assert_eq!(rk((2006 << 2) | 2), "2006");
        assert_eq!(rk((1250 << 2) | 3), "12.5");
        assert_eq!(value(BOOL_ERR, &[0, 0, 0, 0, 0, 0, 1, 0]), Some("TRUE".into()));
        assert_eq!(value(BOOL_ERR, &[0, 0, 0, 0, 0, 0, 42, 1]), None);
        assert_eq!(text(&[1, 0xE4, 0, 0x61, 0], 2), "äa");
    }
}
