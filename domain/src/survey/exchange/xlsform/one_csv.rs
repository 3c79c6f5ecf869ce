//! A form as one delimited file: the name of a sheet in the first column, its rows indented by one
//! (pyxform, `xls2json_backends.csv_to_dict`).

use super::sheets::{Grid, Sheets};
use crate::feedback::encoding::decode;
use crate::survey::exchange::Broken;
use csv::{ReaderBuilder, StringRecord};

pub fn read(bytes: &[u8]) -> Result<Sheets, Broken> {
    let (text, _) = decode(bytes).map_err(|_| Broken::UnknownFormat)?;
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter(&text))
        .from_reader(text.as_bytes());
    let mut sheets = Sheets::default();
    let mut open: Option<(String, Grid)> = None;
    let (mut record, mut named) = (StringRecord::new(), false);
    while reader.read_record(&mut record).map_err(|_| Broken::UnknownFormat)? {
        let row = record.position().map_or(0, |place| place.line() as usize).saturating_sub(1);
        let name = record.get(0).unwrap_or("").trim();
        if !name.is_empty() {
            close(&mut sheets, open.take());
            named |= Sheets::default().place(name).is_some();
            open = Some((name.to_string(), Grid::default()));
        }
        if let Some((_, grid)) = &mut open {
            for (column, cell) in record.iter().skip(1).enumerate() {
                grid.put(row, column, cell)?;
            }
        }
    }
    close(&mut sheets, open);
    if named { Ok(sheets) } else { Err(Broken::UnknownFormat) }
}

fn close(sheets: &mut Sheets, open: Option<(String, Grid)>) {
    if let Some((name, grid)) = open
        && let Some(place) = sheets.place(&name)
    {
        *place = Some(grid.sheet());
    }
}

/// Spreadsheets write semicolons where the comma marks decimals, as in Finland. The first lines have no texts of questions.
fn delimiter(text: &str) -> u8 {
    let count = |mark: char| text.lines().take(2).flat_map(str::chars).filter(|c| *c == mark).count();
    if count(';') > count(',') { b';' } else { b',' }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sheets_stand_under_their_names() {
        for mark in [",", ";"] {
            let text =
                "survey,,,\n,type,name,label\n,text,a,A\n\nsettings\n,form_title\n,T\n".replace(',', mark);
            let sheets = read(text.as_bytes()).unwrap();
            let rows = sheets.survey.unwrap().rows;
            assert_eq!(
                rows.iter().map(|(row, cells)| (*row, cells[0].as_str())).collect::<Vec<_>>(),
                [(2, "type"), (3, "text")]
            );
            assert_eq!(sheets.settings.unwrap().rows.len(), 2);
            assert_eq!(sheets.choices, None);
        }
        for other in ["a,b\n1,2\n", "", "{\"pages\": []}", "\u{0}\u{0}"] {
            assert_eq!(read(other.as_bytes()), Err(Broken::UnknownFormat), "{other}");
        }
    }
}
