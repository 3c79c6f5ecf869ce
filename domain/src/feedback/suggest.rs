//! A first guess at what the columns mean, from their names and contents; a person confirms it.

use super::date::{DateOrder, guess_order, parse_date};
use super::guess::Guess;
use super::number::{Decimal, guess_decimal, parse_number};
use super::table::Table;
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Columns are counted from 0; `None` where nothing looks right.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Suggestion {
    pub unit: Option<usize>,
    pub date: Option<usize>,
    pub date_order: Guess<DateOrder>,
    pub score: Option<usize>,
    pub decimal: Guess<Decimal>,
    /// What stands in the score column and how often, most frequent first; at most [`MOST_VALUES`].
    pub values: Vec<(String, u32)>,
    pub text: Option<usize>,
}

pub const MOST_VALUES: usize = 20;

/// Rows looked at, taken evenly from the whole file: files are often sorted by unit.
const SAMPLE: usize = 500;

/// Words of the header in Finnish, Swedish and English, from the surest to the vaguest.
const UNIT: &[&str] = &[
    "yksikkö",
    "yksikko",
    "toimipiste",
    "toimipaikka",
    "enhet",
    "unit",
    "dbn",
    "koulu",
    "skola",
    "school",
    "päiväkoti",
    "daghem",
    "kirjasto",
    "bibliotek",
    "library",
    "palvelupiste",
    "verksamhetsställe",
    "site",
    "location",
    "branch",
];
const DATE: &[&str] = &[
    "pvm",
    "päivämäärä",
    "paivamaara",
    "datum",
    "date",
    "päivä",
    "paiva",
    "aika",
    "timestamp",
    "created",
    "tidpunkt",
];
const SCORE: &[&str] = &[
    "arvio",
    "arvosana",
    "pisteet",
    "score",
    "answer",
    "rating",
    "betyg",
    "poäng",
    "svar",
    "vastaus",
    "tyytyväisyys",
    "satisfaction",
    "nöjdhet",
    "tähdet",
    "stars",
];
const TEXT: &[&str] = &[
    "palaute",
    "avoin",
    "kommentti",
    "comment",
    "feedback",
    "kommentar",
    "respons",
    "text",
    "teksti",
    "fritext",
    "perustelu",
    "message",
    "description",
];

pub fn suggest(table: &Table) -> Suggestion {
    let columns: Vec<Column> = (0..table.header.len()).map(|column| Column::of(table, column)).collect();
    let mut taken = HashSet::new();
    // The roles that contents tell most surely come first; a column has one role.
    let mut best = |points: fn(&Column) -> u32| {
        let free = columns.iter().enumerate().filter(|(index, _)| !taken.contains(index));
        let (points, column) = free
            .map(|(index, column)| (points(column), std::cmp::Reverse(index)))
            .max()
            .filter(|(p, _)| *p > 0)?;
        taken.insert(column.0);
        Some(column.0).filter(|_| points > 0)
    };
    let date = best(Column::as_date);
    let text = best(Column::as_text);
    let unit = best(Column::as_unit);
    let score = best(Column::as_score);
    Suggestion {
        unit,
        date,
        date_order: date.map_or(Guess::Neither, |column| guess_order(table.column(column))),
        score,
        decimal: score.map_or(Guess::Neither, |column| guess_decimal(table.column(column))),
        values: score.map_or(Vec::new(), |column| distinct(table, column, MOST_VALUES)),
        text,
    }
}

/// The different values of a column and how often each stands, most frequent first, then by value; blank cells are
/// left out. At most `limit` of them.
pub fn distinct(table: &Table, column: usize, limit: usize) -> Vec<(String, u32)> {
    let mut counts: HashMap<&str, u32> = HashMap::new();
    for value in table.column(column) {
        *counts.entry(value).or_default() += 1;
    }
    let mut values: Vec<(&str, u32)> = counts.into_iter().collect();
    values.sort_unstable_by(|a, b| b.1.cmp(&a.1).then(a.0.cmp(b.0)));
    values.into_iter().take(limit).map(|(value, count)| (value.to_string(), count)).collect()
}

/// What a sample says about a column; shares are in percent of its filled cells.
struct Column {
    name: String,
    filled: usize,
    different: usize,
    letters: usize,
    days: usize,
    numbers: usize,
}

impl Column {
    fn of(table: &Table, column: usize) -> Column {
        let step = (table.rows.len() / SAMPLE).max(1);
        let cells = table.rows.iter().step_by(step).filter_map(|row| row.get(column));
        let values: Vec<&str> = cells.map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        let number = |v: &str| parse_number(v, Decimal::Point).or(parse_number(v, Decimal::Comma)).is_some();
        let day = |v: &str| {
            [DateOrder::DayMonthYear, DateOrder::MonthDayYear].iter().any(|o| parse_date(v, *o).is_some())
        };
        let share = |fits: &dyn Fn(&str) -> bool| {
            100 * values.iter().filter(|value| fits(value)).count() / values.len().max(1)
        };
        Column {
            name: table.header[column].to_lowercase(),
            filled: values.len(),
            different: values.iter().collect::<HashSet<_>>().len(),
            letters: values.iter().map(|value| value.len()).sum::<usize>() / values.len().max(1),
            days: share(&day),
            numbers: share(&number),
        }
    }

    /// More for a surer word, and twice as much where it is the whole name.
    fn named(&self, words: &[&str]) -> u32 {
        let mut points = 0;
        for (index, word) in words.iter().enumerate() {
            let weight = 40 - index as u32;
            if self.name == *word {
                points = points.max(weight * 2);
            } else if self.name.split(|c: char| !c.is_alphanumeric()).any(|part| part.starts_with(word)) {
                points = points.max(weight);
            }
        }
        points
    }

    fn as_date(&self) -> u32 {
        let named = self.named(DATE);
        // A column of five-digit numbers can be serial days, and just as well something else.
        if self.days < 70 || (self.numbers >= 70 && named == 0) { 0 } else { 50 + named }
    }

    fn as_text(&self) -> u32 {
        let named = self.named(TEXT);
        let prose = self.numbers < 50 && self.letters >= 25 && self.different * 2 > self.filled;
        if self.numbers >= 50 || (named == 0 && !prose) { 0 } else { named + 40 * u32::from(prose) }
    }

    fn as_unit(&self) -> u32 {
        let named = self.named(UNIT);
        let repeated = self.filled >= 10 && self.different > 1 && self.different * 2 <= self.filled;
        let looks = repeated && self.numbers < 50 && self.letters <= 60 && self.different > 5;
        if self.filled == 0 { 0 } else { named + 20 * u32::from(looks) }
    }

    fn as_score(&self) -> u32 {
        let named = self.named(SCORE);
        let few = self.filled >= 10 && (2..=11).contains(&self.different) && self.letters <= 40;
        let looks = if few && self.numbers >= 90 { 30 } else { 10 * u32::from(few) };
        // A column without a telling name is only suggested where it holds a few different numbers.
        if self.filled == 0 || (named == 0 && looks < 30) { 0 } else { named + looks }
    }
}

#[cfg(test)]
mod tests {
    use super::super::table::read;
    use super::*;

    #[test]
    fn columns_are_recognised_in_three_languages() {
        for header in ["Yksikkö;Pvm;Arvio;Palaute", "Enhet;Datum;Betyg;Kommentar", "Unit;Date;Score;Comment"]
        {
            let file =
                format!("{header}\nKallio;1.2.2026;4;Hyvä\nSello;13.2.2026;3,5;Ihan hyvä, mutta kylmä\n");
            let found = suggest(&read("a.csv", file.as_bytes()).unwrap());
            assert_eq!(
                (found.unit, found.date, found.score, found.text),
                (Some(0), Some(1), Some(2), Some(3))
            );
            assert_eq!(found.date_order, Guess::Sure(DateOrder::DayMonthYear));
            assert_eq!(found.decimal, Guess::Sure(Decimal::Comma));
        }
    }

    #[test]
    fn distinct_values_are_counted_and_blank_cells_are_not() {
        let table = read("a.csv", b"a;b\n1;x\n 1 ;y\n2;z\n;w\n").unwrap();
        assert_eq!(distinct(&table, 0, 10), [("1".to_string(), 2), ("2".to_string(), 1)]);
        assert_eq!(distinct(&table, 0, 1).len(), 1);
        assert!(distinct(&table, 9, 5).is_empty());
    }
}
