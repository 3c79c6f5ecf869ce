//! Telephone numbers: with the country's code after `+` or `00` (ITU-T E.164: at most 15 digits), or a national one, which begins with 0.

use super::runs;
use std::ops::Range;

pub fn find(text: &str) -> Vec<Range<usize>> {
    let part =
        |c: char| c.is_ascii_digit() || matches!(c, '+' | ' ' | '\u{a0}' | '-' | '–' | '(' | ')' | '/');
    runs(text, part).into_iter().filter_map(|run| within(text, run)).collect()
}

fn within(text: &str, run: Range<usize>) -> Option<Range<usize>> {
    let run_text = text.get(run.clone())?;
    // From the first sign of a number to the last digit.
    let first = run_text.find(['+', '0'])?;
    let before = run_text.get(..first)?;
    let last = run_text.rfind(|c: char| c.is_ascii_digit())?;
    let number = run_text.get(first..=last)?;
    let digits: String = number.chars().filter(char::is_ascii_digit).collect();
    let mut groups = number.split(|c: char| !c.is_ascii_digit()).filter(|group| !group.is_empty());
    let fits = if number.starts_with('+') || digits.starts_with("00") {
        (9..=17).contains(&digits.len())
    } else {
        (7..=12).contains(&digits.len()) && groups.next().is_some_and(|group| group.len() > 1)
    };
    // Digits before it: a part of a longer number, as `2 024 000`. A letter or a comma next to it: a code or an amount.
    let part_of_more = |c: char| c.is_alphanumeric() || matches!(c, '.' | ',');
    let apart = !before.contains(|c: char| c.is_ascii_digit())
        && !text.get(..run.start + first)?.ends_with(part_of_more)
        && !continues(text.get(run.start + last + 1..)?);
    (fits && apart && !number.contains("+0")).then(|| run.start + first..run.start + last + 1)
}

/// Whether what comes after a number belongs to it: a letter, or a comma with decimals.
fn continues(after: &str) -> bool {
    let digit = |c: char| c.is_ascii_digit();
    after.starts_with(char::is_alphabetic)
        || after.strip_prefix(',').is_some_and(|rest| rest.starts_with(digit))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        find(text).into_iter().map(|at| &text[at]).collect()
    }

    #[test]
    fn numbers_are_found_as_they_are_written() {
        for number in [
            "040 123 4567",
            "0401234567",
            "09-123 4567",
            "+358 40 123 4567",
            "+46 (70) 123 45 67",
            "00358401234567",
            "070-123 45 67",
        ] {
            assert_eq!(found(&format!("Soita {number}. Kiitos")), [number]);
            assert_eq!(found(&format!("{number}, kiitos")), [number]);
        }
    }

    #[test]
    fn other_numbers_are_not() {
        for text in [
            "1 234 567",
            "2019-2024",
            "0,5",
            "00",
            "0-3",
            "klo 08-16",
            "10 000 000 euroa",
            "ABC0401234",
            "0.0401234567",
        ] {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
