//! Personal identity codes with their check characters, so that a receipt's number is not taken for one.

use super::{bare, runs};
use std::ops::Range;

pub fn find(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| c.is_ascii_alphanumeric() || c == '-' || c == '+';
    runs(text, part).into_iter().filter_map(|run| within(text, run)).collect()
}

/// The code in a run, which may have a hyphen or plus sign around it.
fn within(text: &str, run: Range<usize>) -> Option<Range<usize>> {
    let (word, at) = bare(text, &run, &['-', '+'])?;
    (is_finnish(word) || is_swedish(word)).then_some(at)
}

fn digits(text: &str) -> Option<Vec<u32>> {
    text.chars().map(|c| c.to_digit(10)).collect()
}

fn is_day(day: u32, month: u32) -> bool {
    (1..=31).contains(&day) && (1..=12).contains(&month)
}

/// `131052-308T`: day, month, year, the sign of the century (from 2023 on also letters), a number, and as the check character the
/// remainder of all digits by 31 (Digital and Population Data Services Agency, dvv.fi/en/personal-identity-code).
fn is_finnish(word: &str) -> bool {
    const CHECKS: &[u8] = b"0123456789ABCDEFHJKLMNPRSTUVWXY";
    let upper = word.to_ascii_uppercase();
    let (Some(birth), Some(sign), Some(number), Some(check), 11) =
        (upper.get(..6), upper.get(6..7), upper.get(7..10), upper.get(10..), upper.len())
    else {
        return false;
    };
    let Ok(all) = format!("{birth}{number}").parse::<usize>() else { return false };
    let Some([d, e, m, n, ..]) =
        digits(birth).as_deref().and_then(|digits| digits.first_chunk::<4>()).copied()
    else {
        return false;
    };
    "+-YXWVUABCDEF".contains(sign)
        && digits(number).is_some()
        && is_day(d * 10 + e, m * 10 + n)
        && CHECKS.get(all % 31).is_some_and(|expected| check.as_bytes() == [*expected])
}

/// `811218-9876` and `19811218-9876`: the last of the ten digits is checked by Luhn's sum; 60 is added to the day of a co-ordination
/// number (Skatteverket, SKV 704).
fn is_swedish(word: &str) -> bool {
    let bare: String = word.chars().filter(|c| !matches!(c, '-' | '+')).collect();
    let signs = word.len() - bare.len();
    // Without its sign it has to carry the century, or it could be any number.
    let written = match (bare.len(), signs) {
        (10, 1) | (12, 1) => word.chars().rev().nth(4).is_some_and(|sign| matches!(sign, '-' | '+')),
        (12, 0) => bare.starts_with("19") || bare.starts_with("20"),
        _ => false,
    };
    let Some(all) = digits(&bare).filter(|_| written) else { return false };
    let Some(ten) = all.last_chunk::<10>() else { return false };
    let luhn: u32 = ten
        .iter()
        .enumerate()
        .map(|(place, digit)| if place % 2 == 0 { digit * 2 } else { *digit })
        .map(|n| n / 10 + n % 10)
        .sum();
    let day = ten[4] * 10 + ten[5];
    luhn.is_multiple_of(10) && is_day(if day > 60 { day - 60 } else { day }, ten[2] * 10 + ten[3])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn published_examples_are_codes() {
        // dvv.fi; the Act 661/2009 as amended by the Decree 690/2022 gives the new signs of the century.
        assert!(is_finnish("131052-308T") && is_finnish("131052-308t"));
        // Skatteverket's examples.
        assert!(is_swedish("811218-9876") && is_swedish("19811218-9876") && is_swedish("198112189876"));
        assert!(is_swedish("701063-2391"), "a co-ordination number");
    }

    #[test]
    fn every_sign_of_the_century_is_known() {
        for sign in "+-YXWVUABCDEF".chars() {
            assert!(is_finnish(&format!("131052{sign}308T")), "{sign}");
        }
    }

    #[test]
    fn a_wrong_check_or_day_is_no_code() {
        for word in ["131052-308U", "321052-308T", "131352-308T", "131052.308T", "131052-30T", "ääää52-308T"]
        {
            assert!(!is_finnish(word), "{word}");
        }
        for word in ["811218-9875", "811318-9876", "8112189876", "811218-98760", "81121898-76", ""] {
            assert!(!is_swedish(word), "{word}");
        }
    }
}
