//! The refused rows as a file: to be corrected in a spreadsheet program and imported again.

use super::record::Problem;
use super::table::Table;
use std::borrow::Cow;

/// UTF-8 with a byte order mark, `;` and CRLF, which Finnish and Swedish spreadsheet programs open as a table.
/// The original cells, then a column `rule` with the codes of the broken rules, joined by `+`. Cells that a
/// spreadsheet program would run as formulas are masked. `problems` are in the order of rows, as parsing gives
/// them.
pub fn rejected_csv(table: &Table, problems: &[Problem]) -> String {
    let mut writer = csv::WriterBuilder::new()
        .delimiter(b';')
        .flexible(true)
        .terminator(csv::Terminator::CRLF)
        .from_writer(Vec::new());
    let of_row = |row: u32| table.rows.get(row.checked_sub(table.first_row)? as usize);
    let rows =
        problems.chunk_by(|a, b| a.row == b.row).filter_map(|group| Some((of_row(group[0].row)?, group)));
    let width = rows.clone().map(|(row, _)| row.len()).max().unwrap_or(0).max(table.header.len());
    let mut write = |cells: &[String], last: &str| {
        let padding = std::iter::repeat_n("", width.saturating_sub(cells.len()));
        let cells = cells.iter().map(String::as_str).chain(padding).chain([last]).map(mask_formula);
        // Writing to memory cannot fail.
        let _ = writer.write_record(cells.map(|cell| cell.into_owned().into_bytes()));
    };
    write(&table.header, "rule");
    for (row, group) in rows {
        let mut codes: Vec<&str> = group.iter().map(|problem| problem.rule.code()).collect();
        codes.dedup();
        write(row, &codes.join("+"));
    }
    let bytes = writer.into_inner().unwrap_or_default();
    format!("\u{FEFF}{}", String::from_utf8_lossy(&bytes))
}

/// Puts an apostrophe before a cell that a spreadsheet program would take for a formula (OWASP, *CSV Injection*).
/// Plain negative numbers stay as they are.
pub fn mask_formula(cell: &str) -> Cow<'_, str> {
    let number = cell.strip_prefix(['-', '+']).is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_digit() || ".,".contains(c))
    });
    if is_formula(cell) && !number { Cow::Owned(format!("'{cell}")) } else { Cow::Borrowed(cell) }
}

/// Takes the mask off again, so that a file written here reads as what it was written from.
pub(super) fn unmasked(cell: &str) -> &str {
    cell.strip_prefix('\'').filter(|rest| is_formula(rest)).unwrap_or(cell)
}

fn is_formula(cell: &str) -> bool {
    cell.starts_with(['=', '+', '-', '@', '\t', '\r'])
}

#[cfg(test)]
mod tests {
    use super::super::record::Rule;
    use super::super::table::read;
    use super::*;

    #[test]
    fn refused_rows_come_back_with_their_rules_and_without_formulas() {
        let table = read("a.csv", "unit,score\nA,1\n\"=HYPERLINK(\"\"x\"\")\",-3\nC;c\n".as_bytes()).unwrap();
        let problem = |row, rule| Problem { row, column: String::new(), value: String::new(), rule };
        let problems =
            [problem(3, Rule::UnitUnknown), problem(3, Rule::NotAnOption), problem(4, Rule::TooFewCells)];
        let csv = rejected_csv(&table, &problems);
        let expected = "\u{FEFF}unit;score;rule\r\n\"'=HYPERLINK(\"\"x\"\")\";-3;unit_unknown+not_an_option\r\n\
                        \"C;c\";;too_few_cells\r\n";
        assert_eq!(csv, expected);
        assert_eq!(unmasked(&mask_formula("=1+1")), "=1+1");
        assert_eq!(unmasked("'sitaatti'"), "'sitaatti'");
    }

    #[test]
    fn problems_of_another_file_are_passed_over() {
        let table = read("a.csv", b"unit;score\nA;1\n").unwrap();
        let problem =
            |row| Problem { row, column: String::new(), value: String::new(), rule: Rule::UnitEmpty };
        assert_eq!(rejected_csv(&table, &[problem(0), problem(99)]), "\u{FEFF}unit;score;rule\r\n");
    }
}
