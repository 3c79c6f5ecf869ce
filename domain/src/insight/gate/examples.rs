//! Rounds that can be followed by hand.

use super::rounds::{everybody, raw_flat};
use super::*;
use crate::insight::count::Tally;
use crate::insight::result::{Place, Shown, UnitResult};
use crate::survey::item::{Audience, Theme};

/// A root without own answers over units with these numbers of staff; nobody else answered.
fn flat(staff: &[u32]) -> Vec<UnitResult> {
    let mut units = vec![(0, everybody(0), everybody(0))];
    units.extend(staff.iter().map(|n| (0, everybody(*n), everybody(*n))));
    gate(&raw_flat(&mut units), Floors::default())
}

fn letters(units: &[UnitResult], audience: Audience) -> String {
    let letter = |unit: &UnitResult| match unit.shown(audience) {
        Shown::Hidden => 'h',
        Shown::Position(_) => 'p',
        Shown::Full(_) => 'F',
    };
    units.iter().map(letter).collect()
}

#[test]
fn one_small_unit_takes_the_smallest_large_one_with_it() {
    let units = flat(&[30, 12, 3]);
    // 45 − 30 = 15 people in two units. With a position for the twelve the three would lie opposite.
    assert_eq!(letters(&units, Audience::Staff), "FFhh");
    assert_eq!(letters(&units, Audience::Customer), "FFhh");
}

#[test]
fn five_to_nine_get_positions_where_the_rest_is_large_enough() {
    assert_eq!(letters(&flat(&[30, 7, 6]), Audience::Staff), "FFpp");
    assert_eq!(letters(&flat(&[30, 9, 4]), Audience::Staff), "FFhh");
    assert_eq!(letters(&flat(&[30, 7]), Audience::Staff), "Fpp");
    assert_eq!(letters(&flat(&[30, 12, 11]), Audience::Staff), "FFFF");
}

#[test]
fn nothing_is_relative_to_an_organisation_that_is_not_shown() {
    assert_eq!(letters(&flat(&[5, 4]), Audience::Staff), "hhh");
    assert_eq!(letters(&flat(&[2, 2]), Audience::Customer), "hhh");
    // Nine customers may be shown together; the five would give the four away.
    assert_eq!(letters(&flat(&[5, 4]), Audience::Customer), "Fhh");
}

#[test]
fn a_question_few_answered_is_hidden_and_so_is_what_would_give_it_away() {
    let mut units = vec![(0, everybody(0), everybody(0))];
    units.extend([(0, (20, [(0, 0), (0, 17)]), everybody(0)), (0, everybody(15), everybody(0))]);
    units.push((0, everybody(14), everybody(0)));
    let units = gate(&raw_flat(&mut units), Floors::default());
    let shown: Vec<Vec<bool>> = units
        .iter()
        .map(|unit| unit.staff.full().unwrap().answers.iter().map(Option::is_some).collect())
        .collect();
    assert_eq!(shown, [[true, true], [true, false], [true, true], [true, false]]);
}

#[test]
fn full_results_round_and_positions_compare_with_the_organisation() {
    let mut units = vec![(0, everybody(0), everybody(0)); 4];
    units[1].1 = everybody(31);
    units[2].1 = everybody(7);
    units[3].1 = everybody(6);
    let mut raw = raw_flat(&mut units);
    raw.units[2].staff.tallies[0] = Tally { counts: vec![0, 0, 0, 0, 7], outside: 0, n: 7, sum: 35.0 };
    raw.units[3].staff.tallies[0] = Tally { counts: vec![6, 0, 0, 0, 0], outside: 0, n: 6, sum: 6.0 };
    raw.units[0].head_count = None;
    let units = gate(&raw, Floors::default());
    let root = units[0].staff.full().unwrap();
    assert_eq!((root.respondents, root.head_count, root.response_rate), (44, Some(60), Some(73)));
    let first = root.answers[0].as_ref().unwrap();
    assert_eq!((first.mean, first.counts.as_slice()), (Some(3.41), [6, 0, 15, 16, 7].as_slice()));
    let positions = |first| Shown::Position([(Theme::Meaning, first), (Theme::Support, Place::Same)].into());
    assert_eq!(units[2].staff, positions(Place::Higher));
    assert_eq!(units[3].staff, positions(Place::Lower));
    // A head-count that is too low gives no rate instead of a wrong one.
    assert_eq!(units[1].staff.full().unwrap().response_rate, None);
}
