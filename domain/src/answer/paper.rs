//! Keying in what somebody ticked on paper: one short field for each item, read while it is typed.

use super::value::{LONGEST_ANSWER, Value};
use crate::day::Day;
use crate::survey::item::{Item, Kind};

/// What a field holds.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Keyed {
    /// Skipped on the paper.
    Empty,
    Value(Value),
    /// No such number on this item.
    Unknown,
}

/// Choices are numbered from 1 in the order of the paper, 0–10 scales by their own numbers; `x` is *does not concern me*.
pub fn read(item: &Item, typed: &str) -> Keyed {
    let typed = typed.trim();
    if typed.is_empty() {
        return Keyed::Empty;
    }
    if item.not_applicable && typed.eq_ignore_ascii_case("x") {
        return Keyed::Value(Value::NotApplicable);
    }
    let value = match &item.kind {
        Kind::Open => Some(Value::Text(typed.chars().take(LONGEST_ANSWER).collect())),
        Kind::Multiple { options } => places(typed, options.len()).map(|mut places| {
            places.sort_unstable();
            Value::Many(places)
        }),
        Kind::Ranking { options } => places(typed, options.len()).map(Value::Many),
        Kind::Number { least, most } => typed.parse().ok().and_then(|number: i32| {
            let inside = least.is_none_or(|l| number >= l) && most.is_none_or(|m| number <= m);
            inside.then_some(Value::Number(number))
        }),
        Kind::Date => day(typed).map(|day| Value::Text(day.to_string())),
        kind => kind.choices().and_then(|range| {
            let number: u8 = typed.parse().ok()?;
            let first = if matches!(kind, Kind::ZeroToTen { .. }) { 0 } else { 1 };
            let chosen = range.start().checked_add(number.checked_sub(first)?)?;
            range.contains(&chosen).then_some(Value::Choice(chosen))
        }),
    };
    value.map_or(Keyed::Unknown, Keyed::Value)
}

/// Numbers of options, `31` or `3, 1`, each once, as their places.
fn places(typed: &str, options: usize) -> Option<Vec<u8>> {
    let mut places = Vec::new();
    for c in typed.chars().filter(|c| !matches!(c, ' ' | ',' | '.')) {
        let place = (c.to_digit(36)? as u8).checked_sub(1).filter(|place| usize::from(*place) < options)?;
        if !places.contains(&place) {
            places.push(place);
        }
    }
    Some(places)
}

/// `24.11.2026`, as people write a day here, or `2026-11-24`.
fn day(typed: &str) -> Option<Day> {
    let mut parts = typed.split('.').map(|part| part.trim().parse::<u32>().ok());
    let written = match (parts.next()?, parts.next().flatten(), parts.next().flatten()) {
        (Some(day), Some(month), Some(year)) => {
            Day::new(year.try_into().ok()?, month.try_into().ok()?, day.try_into().ok()?)
        }
        _ => None,
    };
    written.or_else(|| Day::parse_iso(typed))
}

/// Whether nothing more can follow, so that the cursor may move on.
pub fn is_whole(item: &Item, typed: &str) -> bool {
    let longest = match &item.kind {
        kind if kind.choices().is_none() => return false,
        Kind::ZeroToTen { .. } => 2,
        kind => kind.choices().map_or(1, |range| if range.count() > 9 { 2 } else { 1 }),
    };
    let one_more = |digit: char| !matches!(read(item, &format!("{typed}{digit}")), Keyed::Unknown);
    matches!(read(item, typed), Keyed::Value(_))
        && (typed.trim().len() >= longest || !('0'..='9').any(one_more))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ItemKey;
    use crate::text::Text;

    fn item(kind: Kind) -> Item {
        Item { not_applicable: true, ..Item::new(ItemKey::new("k"), Text::same("k"), kind) }
    }

    #[test]
    fn numbers_of_the_paper_become_answers() {
        let value = |kind, typed: &str| read(&item(kind), typed);
        assert_eq!(value(Kind::Agreement, "4"), Keyed::Value(Value::Choice(4)));
        assert_eq!(value(Kind::Frequency, "1"), Keyed::Value(Value::Choice(0)));
        assert_eq!(value(Kind::Agreement, "X"), Keyed::Value(Value::NotApplicable));
        assert_eq!(value(Kind::Agreement, " "), Keyed::Empty);
        for wrong in ["0", "6", "44", "a"] {
            assert_eq!(value(Kind::Agreement, wrong), Keyed::Unknown);
        }
        let options = vec![Text::same("a"), Text::same("b"), Text::same("c")];
        let many = Kind::Multiple { options };
        assert_eq!(value(many.clone(), "31, 1"), Keyed::Value(Value::Many(vec![0, 2])));
        assert_eq!(value(many, "4"), Keyed::Unknown);
        let options = vec![Text::same("a"), Text::same("b"), Text::same("c")];
        assert_eq!(value(Kind::Ranking { options }, "3, 1"), Keyed::Value(Value::Many(vec![2, 0])));
        let number = Kind::Number { least: Some(0), most: None };
        assert_eq!(value(number.clone(), "12"), Keyed::Value(Value::Number(12)));
        assert_eq!(value(number, "-1"), Keyed::Unknown);
        let day = Value::Text("2026-11-24".into());
        assert_eq!(value(Kind::Date, "24.11.2026"), Keyed::Value(day.clone()));
        assert_eq!(value(Kind::Date, "2026-11-24"), Keyed::Value(day));
        assert_eq!(value(Kind::Date, "31.2.2026"), Keyed::Unknown);
    }

    #[test]
    fn the_cursor_moves_on_when_nothing_more_can_follow() {
        let ends = || Kind::ZeroToTen { low: Text::default(), high: Text::default() };
        assert!(is_whole(&item(Kind::Agreement), "3") && !is_whole(&item(Kind::Agreement), "7"));
        assert!(
            !is_whole(&item(ends()), "1") && is_whole(&item(ends()), "10") && is_whole(&item(ends()), "7")
        );
        assert!(!is_whole(&item(Kind::Open), "hyvä"));
    }
}
