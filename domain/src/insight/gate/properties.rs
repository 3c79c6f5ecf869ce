//! What must hold for every round: the differencing attacker finds nothing.

use super::attacker::{Cell, attack};
use super::rounds::{People, THEMES, id, round};
use super::*;
use crate::id::UnitId;
use crate::insight::result::{Shown, UnitResult};
use crate::survey::item::Audience;
use proptest::prelude::*;

/// What is measured: the respondents, or one question of the audience.
#[derive(Clone, Copy, Debug)]
enum Measure {
    Respondents,
    Question(usize),
}

const MEASURES: [Measure; 3] = [Measure::Respondents, Measure::Question(0), Measure::Question(1)];

/// True numbers of a unit's own people: (scored, answered).
fn own(raw: &RawRound, unit: usize, audience: Audience, measure: Measure) -> (u32, u32) {
    let results = raw.units[unit].results(audience);
    match measure {
        Measure::Respondents => (results.respondents, results.respondents),
        Measure::Question(q) => (results.tallies[q].n, results.tallies[q].answered()),
    }
}

/// The units of a subtree that anybody answered for, by following published parents.
fn members(raw: &RawRound, units: &[UnitResult], top: UnitId, audience: Audience, measure: Measure) -> u32 {
    let within = |start: UnitId| {
        let mut at = Some(start);
        while let Some(id) = at {
            if id == top {
                return true;
            }
            at = units.iter().find(|unit| unit.id == id).and_then(|unit| unit.parent);
        }
        false
    };
    (0..raw.units.len())
        .filter(|unit| own(raw, *unit, audience, measure).1 > 0 && within(id(*unit)))
        .fold(0, |all, unit| all | 1 << unit)
}

/// Numbers that were published in full.
fn full_cells(raw: &RawRound, units: &[UnitResult], audience: Audience, measure: Measure) -> Vec<Cell> {
    let cell = |unit: &UnitResult| {
        let full = unit.shown(audience).full()?;
        let (scored, answered) = match measure {
            Measure::Respondents => (full.respondents, full.respondents),
            Measure::Question(q) => full.answers[q].as_ref().map(|a| (a.n, a.n + a.outside))?,
        };
        Some(Cell { members: members(raw, units, unit.id, audience, measure), scored, answered })
    };
    units.iter().filter_map(cell).collect()
}

/// Everything that tells something about staff, positions included, with the true numbers behind it.
fn staff_cells(raw: &RawRound, units: &[UnitResult], measure: Measure) -> Vec<Cell> {
    let told = |unit: &&UnitResult| match (&unit.staff, measure) {
        (Shown::Hidden, _) => false,
        (_, Measure::Respondents) => true,
        (Shown::Position(themes), Measure::Question(q)) => themes.contains_key(&THEMES[q]),
        (Shown::Full(full), Measure::Question(q)) => full.answers[q].is_some(),
    };
    let cell = |unit: &UnitResult| {
        let members = members(raw, units, unit.id, Audience::Staff, measure);
        let inside = (0..raw.units.len()).filter(|unit| members >> unit & 1 == 1);
        let (scored, answered) = inside
            .map(|unit| own(raw, unit, Audience::Staff, measure))
            .fold((0, 0), |sum, own| (sum.0 + own.0, sum.1 + own.1));
        Cell { members, scored, answered }
    };
    units.iter().filter(told).map(cell).collect()
}

fn people() -> impl Strategy<Value = People> {
    let respondents = prop_oneof![2 => Just(0u32), 3 => 1u32..5, 3 => 5u32..10, 3 => 10u32..16];
    let loss = || (prop_oneof![3 => Just(0u32), 1 => 1u32..12], prop_oneof![3 => Just(0u32), 1 => 1u32..12]);
    (respondents, [loss(), loss()])
}

fn tree() -> impl Strategy<Value = RawRound> {
    prop::collection::vec((0usize..12, people(), people()), 1..=12).prop_map(|units| round(&units))
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 512, ..ProptestConfig::default() })]

    #[test]
    fn no_group_below_the_floor_can_be_computed(raw in tree()) {
        let units = gate(&raw, Floors::default());
        prop_assert_eq!(units.len(), raw.units.len());
        for measure in MEASURES {
            for (audience, floor) in [(Audience::Staff, 10), (Audience::Customer, 5)] {
                let cells = full_cells(&raw, &units, audience, measure);
                prop_assert_eq!(attack(&cells, floor), vec![], "{:?} {:?}", audience, measure);
            }
            prop_assert_eq!(attack(&staff_cells(&raw, &units, measure), 5), vec![], "positions {:?}", measure);
        }
    }

    #[test]
    fn the_public_sees_nothing_that_insiders_do_not(raw in tree()) {
        let (inside, public) = (gate(&raw, Floors::default()), gate_public(&raw, Floors::default()));
        for measure in MEASURES {
            let cells = full_cells(&raw, &public, Audience::Customer, measure);
            prop_assert_eq!(attack(&cells, 10), vec![], "{:?}", measure);
        }
        for (inside, public) in inside.iter().zip(&public) {
            prop_assert_eq!(&inside.staff, &public.staff);
            match (inside.customer.full(), public.customer.full()) {
                (None, public) => prop_assert_eq!(public, None),
                (Some(inside), Some(public)) => {
                    let more = inside.answers.iter().zip(&public.answers).any(|(i, p)| i.is_none() && p.is_some());
                    prop_assert!(!more);
                }
                (Some(_), None) => {}
            }
        }
    }

    #[test]
    fn nothing_is_hidden_without_need(sizes in prop::collection::vec((0usize..12, 10u32..15), 1..=12)) {
        let units: Vec<_> = sizes.iter().map(|(p, n)| (*p, (*n, [(0, 0); 2]), (*n, [(0, 0); 2]))).collect();
        let raw = round(&units);
        prop_assert!(gate(&raw, Floors::default()).iter().all(|u| u.staff.full().is_some() && u.customer.full().is_some()));
    }
}
