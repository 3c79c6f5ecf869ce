//! Days as people and programs write them; a time of day after the day is passed over, and the day is the one
//! written, whatever time zone follows.

use super::guess::{Guess, guess};
use crate::day::Day;
use serde::{Deserialize, Serialize};

/// In which order a day is written where only numbers are.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum DateOrder {
    Iso,
    DayMonthYear,
    MonthDayYear,
}

/// Month names by the shortest beginning that tells them apart, in English, Swedish and Finnish.
/// The Finnish *marraskuu* is November and stands before *March*.
const MONTHS: [(&str, u8); 26] = [
    ("marr", 11),
    ("jan", 1),
    ("feb", 2),
    ("mar", 3),
    ("apr", 4),
    ("may", 5),
    ("maj", 5),
    ("jun", 6),
    ("jul", 7),
    ("aug", 8),
    ("sep", 9),
    ("oct", 10),
    ("okt", 10),
    ("nov", 11),
    ("dec", 12),
    ("tam", 1),
    ("hel", 2),
    ("maa", 3),
    ("huh", 4),
    ("tou", 5),
    ("kes", 6),
    ("hei", 7),
    ("elo", 8),
    ("syy", 9),
    ("lok", 10),
    ("jou", 12),
];

/// Reads one day. Where the year stands first, the month has a name, or the cell is a spreadsheet's serial day
/// number (days since 1899-12-30), the order does not matter; a point never separates month-first dates.
pub fn parse_date(text: &str, order: DateOrder) -> Option<Day> {
    let text = text.trim();
    if text.len() > 60 {
        return None;
    }
    if text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.')
        && let Some(day) = basic(text).or_else(|| serial(text))
    {
        return Some(day);
    }
    let (a, rest) = part(text)?;
    let (first_mark, rest) = mark(rest)?;
    let (b, rest) = part(rest)?;
    let (second_mark, rest) = mark(rest)?;
    let (c, rest) = part(rest)?;
    if !is_time(rest) {
        return None;
    }
    match (a, b, c) {
        (Part::Number(day, 1 | 2), Part::Month(month), Part::Number(year, digits))
        | (Part::Month(month), Part::Number(day, 1 | 2), Part::Number(year, digits)) => {
            Day::new(full_year(year, digits)?, month, day.try_into().ok()?)
        }
        (Part::Number(a, a_digits), Part::Number(b, 1 | 2), Part::Number(c, c_digits)) => {
            if first_mark != second_mark || first_mark == ' ' {
                return None;
            }
            let (a8, b8) = (u8::try_from(a).ok(), b.try_into().ok()?);
            match order {
                _ if a_digits == 4 && c_digits <= 2 => Day::new(a.into(), b8, c.try_into().ok()?),
                _ if a_digits > 2 => None,
                DateOrder::Iso => None,
                DateOrder::DayMonthYear => Day::new(full_year(c, c_digits)?, b8, a8?),
                DateOrder::MonthDayYear if first_mark == '.' => None,
                DateOrder::MonthDayYear => Day::new(full_year(c, c_digits)?, a8?, b8),
            }
        }
        _ => None,
    }
}

/// In which order a column writes its days. Days no later than the twelfth fit two orders.
pub fn guess_order<'a>(values: impl Iterator<Item = &'a str> + Clone) -> Guess<DateOrder> {
    guess(values, &[DateOrder::Iso, DateOrder::DayMonthYear, DateOrder::MonthDayYear], parse_date)
}

/// `20261124`.
fn basic(text: &str) -> Option<Day> {
    let number: u32 = text.parse().ok().filter(|_| text.len() == 8)?;
    let year = (number / 10_000) as i32;
    Day::new(year, (number / 100 % 100) as u8, (number % 100) as u8).filter(|_| (1900..2200).contains(&year))
}

/// Five digits, from 1954 to 2119, with or without a part of a day.
fn serial(text: &str) -> Option<Day> {
    let days: f64 = text.parse().ok().filter(|days| (20_000.0..80_000.0).contains(days))?;
    Some(Day::new(1899, 12, 30)?.plus_days(days as i32))
}

enum Part {
    /// The value and its number of digits.
    Number(u16, usize),
    Month(u8),
}

fn part(text: &str) -> Option<(Part, &str)> {
    let digits = text.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 {
        let number = text[..digits].parse().ok().filter(|_| digits <= 4)?;
        return Some((Part::Number(number, digits), &text[digits..]));
    }
    let end = text.find(|c: char| !c.is_alphabetic()).unwrap_or(text.len());
    let word = text[..end].to_lowercase();
    let (_, month) = MONTHS.iter().find(|(start, _)| word.starts_with(start))?;
    Some((Part::Month(*month), &text[end..]))
}

/// The separator: one of `.` `/` `-` `,` or a space, with spaces around it.
fn mark(text: &str) -> Option<(char, &str)> {
    let rest = text.trim_start();
    match rest.chars().next()? {
        mark @ ('.' | '/' | '-' | ',') => Some((mark, rest[1..].trim_start())),
        _ if rest.len() < text.len() => Some((' ', rest)),
        _ => None,
    }
}

/// Two digits stand for 1970 to 2069, as in POSIX `strptime` moved to where feedback can be from.
fn full_year(year: u16, digits: usize) -> Option<i32> {
    match digits {
        4 => Some(year.into()),
        2 if year < 70 => Some(2000 + i32::from(year)),
        2 => Some(1900 + i32::from(year)),
        _ => None,
    }
}

/// Nothing, or what can be a time of day with a zone.
fn is_time(rest: &str) -> bool {
    let Some(first) = rest.chars().next() else { return true };
    let rest = rest.replace("klo", "").replace("kl.", "");
    !first.is_ascii_digit()
        && rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || ":.,+-TZAPMUCGapm".contains(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use DateOrder::{DayMonthYear, Iso, MonthDayYear};

    fn day(text: &str) -> Option<Day> {
        Some(Day::parse_iso(text).unwrap())
    }

    #[test]
    fn a_day_is_read_in_its_order() {
        for text in ["4.12.2026", "04.12.26", "4. 12. 2026", "4/12/2026", "4-12-2026", "4.12.2026 klo 9.30"] {
            assert_eq!(parse_date(text, DayMonthYear), day("2026-12-04"), "{text}");
        }
        assert_eq!(parse_date("4/12/2026 9:00:00 AM", MonthDayYear), day("2026-04-12"));
        assert_eq!(parse_date("4.12.2026", MonthDayYear), None);
        assert_eq!(parse_date("4.12.2026", Iso), None);
        assert_eq!(parse_date("31/11/2026", DayMonthYear), None);
    }

    #[test]
    fn some_ways_of_writing_need_no_order() {
        for text in [
            "2026-12-04",
            "2026-12-04T10:00:00+02:00",
            "2026-12-04-11.02.07.000000",
            "2026/12/04 10:00",
            "20261204",
            "46360",
            "46360.75",
            "4 Dec 2026",
            "December 4, 2026",
            "4. joulukuuta 2026",
            "4 december 2026",
        ] {
            for order in [Iso, DayMonthYear, MonthDayYear] {
                assert_eq!(parse_date(text, order), day("2026-12-04"), "{text}");
            }
        }
        assert_eq!(parse_date("1.11.2025", DayMonthYear), parse_date("1. marraskuuta 2025", Iso));
    }

    #[test]
    fn other_things_are_not_days() {
        for text in [
            "",
            "4",
            "12.4",
            "huomenna",
            "4.12.2026 hyvä",
            "4/12-2026",
            "12345678",
            "1 2 2026",
            "99999",
            "ä.ö.å",
        ] {
            assert_eq!(parse_date(text, DayMonthYear), None, "{text}");
        }
    }

    #[test]
    fn an_ambiguous_column_is_asked_about() {
        assert_eq!(
            guess_order(["1/2/2026", "3/4/2026"].into_iter()),
            Guess::Ambiguous(vec![DayMonthYear, MonthDayYear])
        );
        assert_eq!(guess_order(["1/2/2026", "13/4/2026"].into_iter()), Guess::Sure(DayMonthYear));
        assert_eq!(guess_order(["1/2/2026", "3/14/2026", "-"].into_iter()), Guess::Sure(MonthDayYear));
        assert_eq!(guess_order(["1.2.2026"].into_iter()), Guess::Sure(DayMonthYear));
        assert_eq!(guess_order(["2026-02-01", "46360"].into_iter()), Guess::Sure(Iso));
        assert_eq!(guess_order(["5/5/2026"].into_iter()), Guess::Sure(DayMonthYear));
        assert_eq!(guess_order(["hyvä"].into_iter()), Guess::Neither);
    }
}
