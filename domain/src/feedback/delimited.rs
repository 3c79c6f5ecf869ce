//! Delimited text to rows (RFC 4180 and what programs write in its place).

use super::table::is_blank;
use csv::{ReaderBuilder, StringRecord};

/// In the order in which a tie is decided: a tab hardly ever stands in prose, a comma often does.
const CANDIDATES: [char; 4] = ['\t', ';', '|', ','];
const SNIFFED_ROWS: usize = 100;
const SNIFFED_BYTES: usize = 256 * 1024;

/// The delimiter that stands equally often in most of the first rows, quoted cells left out of the count.
/// Spreadsheet programs may also announce it on a first line `sep=;`.
pub(super) fn sniff(name: &str, text: &str) -> char {
    if let Some(rest) = text.strip_prefix("sep=")
        && let Some(delimiter) = rest.chars().next().filter(|c| CANDIDATES.contains(c))
    {
        return delimiter;
    }
    let agreement = |delimiter: char| {
        let counts = counts(text, delimiter as u8);
        let most_common = counts.iter().filter(|count| **count > 0);
        most_common.map(|count| counts.iter().filter(|other| *other == count).count()).max().unwrap_or(0)
    };
    let mut best = (if name.to_ascii_lowercase().ends_with(".tsv") { '\t' } else { ',' }, 0);
    for candidate in CANDIDATES {
        let rows = agreement(candidate);
        if rows > best.1 {
            best = (candidate, rows);
        }
    }
    best.0
}

/// How many times the delimiter stands outside quotes in each of the first rows, blank ones left out.
fn counts(text: &str, delimiter: u8) -> Vec<u32> {
    let (mut rows, mut count) = (Vec::new(), 0);
    let (mut quoted, mut cell_start, mut row_empty) = (false, true, true);
    for byte in text.bytes().take(SNIFFED_BYTES) {
        match byte {
            // A doubled quote inside quotes closes and opens again, which leaves the state as it should be.
            b'"' if quoted => (quoted, cell_start) = (false, true),
            b'"' if cell_start => (quoted, row_empty) = (true, false),
            _ if quoted => {}
            b'\n' | b'\r' => {
                if !row_empty {
                    rows.push(count);
                    if rows.len() == SNIFFED_ROWS {
                        return rows;
                    }
                }
                (count, cell_start, row_empty) = (0, true, true);
            }
            _ => {
                count += u32::from(byte == delimiter);
                (cell_start, row_empty) = (byte == delimiter, false);
            }
        }
    }
    if !row_empty {
        rows.push(count);
    }
    rows
}

/// All rows as written; blank ones are kept as empty vectors.
///
/// Where a quote is opened and never closed, quotes are taken as ordinary characters: otherwise one stray quote
/// would swallow the rest of the file into a single cell.
pub(super) fn rows(text: &str, delimiter: char) -> Vec<Vec<String>> {
    let quoting = !ends_inside_quotes(text, delimiter as u8);
    let mut reader = ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter as u8)
        .quoting(quoting)
        .from_reader(text.as_bytes());
    let (mut rows, mut record, mut end) = (Vec::new(), StringRecord::new(), 0);
    // The text is valid UTF-8 and in memory, so reading cannot fail; an error would only end the table early.
    while let Ok(true) = reader.read_record(&mut record) {
        rows.extend(std::iter::repeat_n(Vec::new(), blank_lines(&text.as_bytes()[end.min(text.len())..])));
        let cells: Vec<String> = record.iter().map(String::from).collect();
        rows.push(if is_blank(&cells) { Vec::new() } else { cells });
        end = reader.position().byte() as usize;
        // Of a two-byte line break the reader has consumed only the first byte.
        if end > 0 && text.as_bytes().get(end - 1..end + 1) == Some(b"\r\n") {
            end += 1;
        }
    }
    rows
}

/// Line breaks before anything else; the reader passes over them without counting.
fn blank_lines(bytes: &[u8]) -> usize {
    let (mut lines, mut at) = (0, 0);
    loop {
        at += match &bytes[at..] {
            [b'\r', b'\n', ..] => 2,
            [b'\r' | b'\n', ..] => 1,
            _ => return lines,
        };
        lines += 1;
    }
}

fn ends_inside_quotes(text: &str, delimiter: u8) -> bool {
    let (mut quoted, mut cell_start) = (false, true);
    for byte in text.bytes() {
        match byte {
            b'"' if quoted => (quoted, cell_start) = (false, true),
            b'"' if cell_start => quoted = true,
            _ if quoted => {}
            _ => cell_start = byte == delimiter || byte == b'\n' || byte == b'\r',
        }
    }
    quoted
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_delimiter_is_the_one_that_every_row_has() {
        assert_eq!(sniff("", "unit;score\nA;3,5\nB;4,25\n"), ';');
        assert_eq!(sniff("", "unit,text\nA,\"hyvä; oikein; hyvä\"\nB,\"ei; ei\"\n"), ',');
        assert_eq!(sniff("", "unit\tscore\nA, B ja C\t3,5\n"), '\t');
        assert_eq!(sniff("", "unit|score\nA|3,5\n"), '|');
        assert_eq!(sniff("", "sep=;\na,b;c\n"), ';');
        assert_eq!(sniff("", "Title\n\na;b;c\n\"x;\n;y\";2;3\n"), ';');
    }

    #[test]
    fn line_breaks_of_every_kind_and_blank_lines_keep_row_numbers() {
        for eol in ["\n", "\r\n", "\r"] {
            let text = ["a;b", "", "", "1;\"x", "y\"", "", "2;z"].join(eol);
            let rows = rows(&text, ';');
            assert_eq!(rows.len(), 6, "{eol:?} {rows:?}");
            assert_eq!(rows[3], ["1".to_string(), format!("x{eol}y")]);
            assert_eq!(rows[5], ["2", "z"]);
        }
        assert_eq!(rows("\n\na;b", ';').len(), 3);
    }

    #[test]
    fn a_stray_quote_does_not_swallow_the_file() {
        let rows = rows("a;b\n1;\"hyvä\n2;ok\n", ';');
        assert_eq!(rows.len(), 3);
        assert_eq!(rows[1], ["1", "\"hyvä"]);
    }

    #[test]
    fn doubled_quotes_stand_for_one() {
        assert_eq!(rows("a;\"sanoi \"\"hei\"\"\"\n", ';')[0], ["a", "sanoi \"hei\""]);
    }
}
