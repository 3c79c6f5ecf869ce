//! Numbers as people and programs write them.

use super::guess::{Guess, guess};
use serde::{Deserialize, Serialize};

/// The decimal mark.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Decimal {
    Point,
    #[default]
    Comma,
}

/// Space, no-break space, thin space, narrow no-break space and the Swiss apostrophes.
const GROUP_MARKS: [char; 6] = [' ', '\u{A0}', '\u{2009}', '\u{202F}', '\'', '\u{2019}'];

/// Reads `1 234,5` with a decimal comma and `1,234.5` with a point. The mark that is not the decimal mark may
/// only group thousands, so `3.5` with a decimal comma is not a number. No exponents, no percent signs.
pub fn parse_number(text: &str, decimal: Decimal) -> Option<f64> {
    let text = text.trim();
    if text.len() > 60 {
        return None;
    }
    let unsigned = text.strip_prefix(['-', '\u{2212}']);
    let (mark, other) = if decimal == Decimal::Point { ('.', ',') } else { (',', '.') };
    let (whole, fraction) = match unsigned.unwrap_or(text).split_once(mark) {
        Some((whole, fraction)) => (whole, Some(fraction)),
        None => (unsigned.unwrap_or(text), None),
    };
    let mut plain = String::with_capacity(text.len());
    if !(whole.is_empty() && fraction.is_some()) {
        push_ungrouped(whole, other, &mut plain)?;
    }
    if let Some(fraction) = fraction {
        if !is_digits(fraction) {
            return None;
        }
        plain.push('.');
        plain.push_str(fraction);
    }
    let value: f64 = plain.parse().ok()?;
    Some(if unsigned.is_some() { -value } else { value })
}

/// Which decimal mark a column uses. Whole numbers read the same either way and count as [`Decimal::Point`].
pub fn guess_decimal<'a>(values: impl Iterator<Item = &'a str> + Clone) -> Guess<Decimal> {
    guess(values, &[Decimal::Point, Decimal::Comma], parse_number)
}

fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Thousands are grouped by one mark throughout: one to three digits, then always three.
fn push_ungrouped(whole: &str, other: char, plain: &mut String) -> Option<()> {
    let mark = whole.chars().find(|c| !c.is_ascii_digit());
    let Some(mark) = mark else {
        return is_digits(whole).then(|| plain.push_str(whole));
    };
    if mark != other && !GROUP_MARKS.contains(&mark) {
        return None;
    }
    for (index, group) in whole.split(mark).enumerate() {
        let fits = if index == 0 { group.len() <= 3 } else { group.len() == 3 };
        if !fits || !is_digits(group) {
            return None;
        }
        plain.push_str(group);
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use Decimal::{Comma, Point};

    #[test]
    fn numbers_are_read_by_their_decimal_mark() {
        for text in ["1 234,5", "1\u{A0}234,5", "1\u{202F}234,5", "1.234,5", "1234,5"] {
            assert_eq!(parse_number(text, Comma), Some(1234.5), "{text}");
        }
        assert_eq!(parse_number("1,234.5", Point), Some(1234.5));
        assert_eq!(parse_number("3,5", Comma), Some(3.5));
        assert_eq!(parse_number("3.5", Point), Some(3.5));
        assert_eq!(parse_number("\u{2212}2,5", Comma), Some(-2.5));
        assert_eq!(parse_number(" 4 ", Comma), Some(4.0));
        assert_eq!(parse_number(",5", Comma), Some(0.5));
    }

    #[test]
    fn the_other_mark_only_groups_thousands() {
        assert_eq!(parse_number("3.5", Comma), None);
        assert_eq!(parse_number("3,5", Point), None);
        assert_eq!(parse_number("1 23", Comma), None);
        for text in ["", "-", ",", ".", "1e5", "inf", "NaN", "5 %", "1,2,3", "5,", "å", "--1"] {
            assert_eq!(parse_number(text, Comma), None, "{text}");
        }
    }

    #[test]
    fn a_column_that_fits_both_marks_is_asked_about() {
        assert_eq!(guess_decimal(["3,5", "4", ""].into_iter()), Guess::Sure(Comma));
        assert_eq!(guess_decimal(["3.5", "4", "n/a"].into_iter()), Guess::Sure(Point));
        assert_eq!(guess_decimal(["3", "4"].into_iter()), Guess::Sure(Point));
        assert_eq!(guess_decimal(["1.234", "4"].into_iter()), Guess::Ambiguous(vec![Point, Comma]));
        assert_eq!(guess_decimal(["hyvä", "huono", "1"].into_iter()), Guess::Neither);
    }
}
