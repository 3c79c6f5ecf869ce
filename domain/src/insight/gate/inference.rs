//! An attacker who solves: the people of every unit by answer are unknown, everything published is a sum of them. It is
//! sound and complete for what is published, because a statement follows exactly if no numbers of people fit the
//! publication and its opposite (Fellegi 1972, *On the question of statistical confidentiality*; Hundepool et al. 2012,
//! *Statistical Disclosure Control*, on auditing suppressed tables). A search that is given up counts as found. What a hidden unit's being hidden tells of the rule is not used.

use super::rounds::{People, everybody, id, round};
use super::solver::{Answer, Sum, feasible, with_remainders};
use super::*;
use crate::insight::result::{Shown, UnitResult};
use crate::survey::item::Audience;
use rand::{Rng, SeedableRng, rngs::StdRng};

/// Options of the questions in the tests, then "outside" and "did not answer".
const OPTIONS: usize = 5;
const KINDS: usize = OPTIONS + 2;
/// No unit has more people than this; only there to make the search finite.
const MOST: i64 = 500;

/// Who the units in a subtree are, by published parents.
fn below(units: &[UnitResult], raw: &RawRound, top: &UnitResult) -> Vec<usize> {
    let within = |unit: &usize| {
        let mut at = Some(id(*unit));
        while let Some(here) = at.filter(|here| *here != top.id) {
            at = units.iter().find(|other| other.id == here).and_then(|other| other.parent);
        }
        at.is_some()
    };
    (0..raw.units.len()).filter(within).collect()
}

/// Unknowns of the units for some kinds of answer.
fn cells(units: &[usize], kinds: impl Iterator<Item = usize> + Clone) -> Vec<usize> {
    units.iter().flat_map(|unit| kinds.clone().map(move |kind| unit * KINDS + kind)).collect()
}

/// Everything the results tell of one question, as sums.
fn told(units: &[UnitResult], raw: &RawRound, audience: Audience, question: usize) -> Vec<Sum> {
    let mut sums = vec![];
    for unit in units {
        let inside = below(units, raw, unit);
        let mut is = |of, people: u32| sums.push(Sum { of, low: people.into(), high: people.into() });
        let Shown::Full(full) = unit.shown(audience) else { continue };
        is(cells(&inside, 0..KINDS), full.respondents);
        let Some(answers) = &full.answers[question] else { continue };
        is(cells(&inside, OPTIONS..=OPTIONS), answers.outside);
        is(cells(&inside, KINDS - 1..KINDS), full.respondents - answers.n - answers.outside);
        for (option, count) in answers.counts.iter().enumerate() {
            is(cells(&inside, option..=option), *count);
        }
    }
    // Those inside know of a unit that took no part.
    for (place, unit) in raw.units.iter().enumerate() {
        if unit.results(audience).respondents == 0 {
            sums.push(Sum { of: cells(&[place], 0..KINDS), low: 0, high: 0 });
        }
    }
    with_remainders(&sums)
}

/// What follows of hidden units with fewer people than the floor. Units nobody answered for are not protected.
fn found(
    units: &[UnitResult],
    raw: &RawRound,
    audience: Audience,
    question: usize,
    floor: i64,
) -> Vec<String> {
    let sums = told(units, raw, audience, question);
    let truth = |units: &[usize], kind: usize| -> i64 {
        let own = |unit: &usize| {
            let results = raw.units[*unit].results(audience);
            let tally = &results.tallies[question];
            i64::from(match kind {
                OPTIONS => tally.outside,
                kind if kind < OPTIONS => tally.counts[kind],
                _ => results.respondents - tally.answered(),
            })
        };
        units.iter().map(own).sum()
    };
    let real: Vec<i64> = (0..raw.units.len() * KINDS).map(|at| truth(&[at / KINDS], at % KINDS)).collect();
    let can = |of: &[usize], low, high| {
        let more = Sum { of: of.to_vec(), low, high };
        feasible(&real, MOST, &[sums.as_slice(), &[more]].concat()) == Answer::Yes
    };
    let mut found = vec![];
    for unit in units {
        let inside = below(units, raw, unit);
        let people: i64 = (0..KINDS).map(|kind| truth(&inside, kind)).sum();
        if people == 0 || people >= floor {
            continue;
        }
        let all = cells(&inside, 0..KINDS);
        if !can(&all, people + 1, MOST) && !can(&all, 0, people - 1) {
            found.push(format!("{}: {people} people", unit.name));
        }
        for kind in 0..OPTIONS {
            let (of, count) = (cells(&inside, kind..=kind), truth(&inside, kind));
            // That nobody in a published group of enough people chose something may be known: that is its result.
            if count > 0 && !can(&of, count + 1, MOST) && !can(&of, 0, count - 1) {
                found.push(format!("{}: {count} chose {kind}", unit.name));
            }
        }
    }
    found
}

/// An organisation of 1–10 units in any tree, most of them small, with answers at random.
fn organisation(seed: u64) -> RawRound {
    let mut random = StdRng::seed_from_u64(seed);
    let mut people = || -> People {
        let respondents = [0, 4, 9, 15, 40][random.random_range(0..5)];
        let mut few = || if random.random_bool(0.3) { random.random_range(1..12) } else { 0 };
        let questions = [(few(), few()), (few(), few())];
        (random.random_range(0..=respondents), questions)
    };
    let drawn: Vec<(People, People)> = (0..10).map(|_| (people(), people())).collect();
    let size = random.random_range(1..=10);
    let units: Vec<_> =
        drawn.into_iter().take(size).map(|(s, c)| (random.random_range(0..10), s, c)).collect();
    let mut raw = round(&units);
    for unit in &mut raw.units {
        for tally in unit.staff.tallies.iter_mut().chain(&mut unit.customer.tallies) {
            tally.counts = vec![0; OPTIONS];
            // Sometimes all agree.
            let options = random.random_range(1..=OPTIONS);
            for _ in 0..tally.n {
                tally.counts[random.random_range(0..options)] += 1;
            }
            tally.sum = tally.counts.iter().zip(1u32..).map(|(n, score)| f64::from(n * score)).sum();
        }
    }
    raw
}

/// 100 organisations, or as many as the environment variable `GATE_ORGANISATIONS` says; a failure names its seed.
#[test]
fn no_small_group_follows_from_what_is_published() {
    let organisations = std::env::var("GATE_ORGANISATIONS").ok().and_then(|n| n.parse().ok()).unwrap_or(100);
    for seed in 0..organisations {
        let raw = organisation(seed);
        let inside = gate(&raw, Floors::default());
        let public = gate_public(&raw, Floors::default());
        for question in 0..2 {
            for (units, audience, floor) in [
                (&inside, Audience::Staff, 10),
                (&inside, Audience::Customer, 5),
                (&public, Audience::Customer, 10),
            ] {
                let found = found(units, &raw, audience, question, floor);
                assert!(found.is_empty(), "seed {seed}, question {question}, {audience:?}: {found:?}");
            }
        }
    }
}

#[test]
fn the_solving_attacker_is_not_blind() {
    let people = |n| (0, everybody(n), everybody(0));
    let raw = round(&[people(0), people(12), people(3)]);
    let mut units = gate(&raw, Floors::default());
    assert_eq!(found(&units, &raw, Audience::Staff, 0, 10), Vec::<String>::new());
    // The gate hides the twelve with the three. Shown by themselves they give the three away.
    assert_eq!(units[1].staff, Shown::Hidden);
    units[1].staff = gate(&round(&[people(12)]), Floors::default())[0].staff.clone();
    let found = found(&units, &raw, Audience::Staff, 0, 10);
    assert_eq!(found, ["2: 3 people", "2: 1 chose 2", "2: 2 chose 3"]);
}
