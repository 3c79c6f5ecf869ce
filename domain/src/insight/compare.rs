//! Staff beside customers: what may be laid next to what, and how far the numbers carry.

use super::result::{Answers, Question, Snapshot, UnitResult};
use super::scale::ResultScale;
use super::tally::spearman::spearman;
use crate::id::{ItemKey, UnitId};
use crate::survey::item::{Audience, Family};
use std::collections::HashSet;

/// Fewer units than this are listed side by side only.
pub const SCATTER_FROM: usize = 8;
/// From this many units a coefficient is shown, with its interval.
pub const COEFFICIENT_FROM: usize = 20;

/// One family of questions in one unit, seen from both sides.
#[derive(Clone, Debug, PartialEq)]
pub struct FamilyPair {
    pub family: Family,
    pub staff: Option<Side>,
    pub customer: Option<Side>,
    /// Whether the two were asked at the same time, at least in part.
    pub overlapping: bool,
    /// Staff − customers in points of 0–100. `None` where a side is missing or the periods do not overlap.
    pub gap: Option<f64>,
}

/// One audience's answer to a family.
#[derive(Clone, Debug, PartialEq)]
pub struct Side {
    /// The questions that went in, by their index in the snapshot. More than one only if they share scale and
    /// source: unlike measures are never averaged.
    pub questions: Vec<usize>,
    /// On 0–100, reversed scales turned round.
    pub hundred: f64,
    /// On the original scale, to be printed beside it.
    pub original: f64,
    /// Answers to the question that was answered least.
    pub n: u32,
}

/// A unit with both sides on 0–100.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Point {
    pub unit: UnitId,
    pub staff: f64,
    pub customer: f64,
}

/// How staff and customers of many units may be shown together.
#[derive(Clone, Debug, PartialEq)]
pub enum Association {
    /// Fewer than 8 units, or periods that do not overlap.
    SideBySide { units: Vec<Point> },
    /// 8–19 units: points without a line or a coefficient; more where one side does not vary.
    Scatter { points: Vec<Point> },
    /// 20 units or more: Spearman's rho with its 95 % interval. It is about units, not persons or causes.
    Coefficient { points: Vec<Point>, rho: f64, low: f64, high: f64, n: usize },
}

/// Every family that either audience was asked about, in the order of families; a side is `None` where it was
/// not asked or is not shown in full.
pub fn pairs(snapshot: &Snapshot, unit: UnitId) -> Vec<FamilyPair> {
    let Some(unit) = snapshot.unit(unit) else { return vec![] };
    let asked = |family| snapshot.questions.iter().any(|q| q.family == Some(family));
    let pair = |family| {
        let staff = side(snapshot, unit, Audience::Staff, family);
        let customer = side(snapshot, unit, Audience::Customer, family);
        let both = staff.as_ref().zip(customer.as_ref());
        let overlapping = both.is_some_and(|(a, b)| {
            overlap(&snapshot.questions[a.questions[0]], &snapshot.questions[b.questions[0]])
        });
        let gap = both.filter(|_| overlapping).map(|(a, b)| a.hundred - b.hundred);
        FamilyPair { family, staff, customer, overlapping, gap }
    };
    Family::ALL.iter().copied().filter(|family| asked(*family)).map(pair).collect()
}

/// One staff question against one customer question over the units without sub-units that show both in full.
/// Unknown questions and questions without a scale give no points.
pub fn association(snapshot: &Snapshot, staff: &ItemKey, customer: &ItemKey) -> Association {
    let found =
        snapshot.question(Audience::Staff, staff).zip(snapshot.question(Audience::Customer, customer));
    let Some((staff, customer)) = found else { return Association::SideBySide { units: vec![] } };
    let parents: HashSet<UnitId> = snapshot.units.iter().filter_map(|unit| unit.parent).collect();
    let point = |unit: &UnitResult| {
        let (staff, customer) = (hundred(snapshot, unit, staff)?, hundred(snapshot, unit, customer)?);
        Some(Point { unit: unit.id, staff, customer })
    };
    let leaves = snapshot.units.iter().filter(|unit| !parents.contains(&unit.id));
    let points: Vec<Point> = leaves.filter_map(point).collect();
    if points.len() < SCATTER_FROM || !overlap(&snapshot.questions[staff], &snapshot.questions[customer]) {
        return Association::SideBySide { units: points };
    }
    let (x, y): (Vec<f64>, Vec<f64>) = points.iter().map(|p| (p.staff, p.customer)).unzip();
    match spearman(&x, &y) {
        Some(found) if points.len() >= COEFFICIENT_FROM => {
            Association::Coefficient { points, rho: found.rho, low: found.low, high: found.high, n: found.n }
        }
        _ => Association::Scatter { points },
    }
}

fn overlap(a: &Question, b: &Question) -> bool {
    a.source.period.overlaps(b.source.period)
}

fn hundred(snapshot: &Snapshot, unit: &UnitResult, question: usize) -> Option<f64> {
    let scale = snapshot.questions[question].scale.as_ref().filter(|scale| scale.measures())?;
    Some(scale.to_hundred(snapshot.answers(unit, question)?.exact_mean(scale)?))
}

fn side(snapshot: &Snapshot, unit: &UnitResult, audience: Audience, family: Family) -> Option<Side> {
    let of_family = |q: &Question| q.audience == audience && q.family == Some(family);
    let shown: Vec<(usize, &Question, &ResultScale, &Answers, f64)> = (0..snapshot.questions.len())
        .filter(|index| of_family(&snapshot.questions[*index]))
        .filter_map(|index| {
            let question = &snapshot.questions[index];
            let (scale, answers) =
                (question.scale.as_ref().filter(|s| s.measures())?, snapshot.answers(unit, index)?);
            Some((index, question, scale, answers, answers.exact_mean(scale)?))
        })
        .collect();
    let (_, first, scale, ..) = *shown.first()?;
    let alike: Vec<_> = shown.into_iter().filter(|q| q.2 == scale && q.1.source == first.source).collect();
    let weight: f64 = alike.iter().map(|q| f64::from(q.3.n)).sum();
    let original = alike.iter().map(|q| f64::from(q.3.n) * q.4).sum::<f64>() / weight;
    Some(Side {
        questions: alike.iter().map(|q| q.0).collect(),
        hundred: scale.to_hundred(original),
        original,
        n: alike.iter().map(|q| q.3.n).min()?,
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::{Day, Period};
    use crate::insight::result::{Channel, Full, Shown, Source};
    use crate::survey::item::Kind;
    use crate::text::Text;

    fn april(day: u8) -> Period {
        let day = Day::new(2026, 4, day).unwrap();
        Period { first: day, last: day.plus_days(7) }
    }

    fn question(key: &str, audience: Audience, kind: Kind, reversed: bool, day: u8) -> Question {
        Question {
            key: ItemKey::new(key),
            audience,
            text: Text::default(),
            theme: None,
            family: Some(Family::Listening),
            scale: ResultScale::from_kind(&kind, reversed),
            source: Source { label: Text::default(), channel: Channel::Own, period: april(day) },
        }
    }

    fn shown(means: &[(u32, f64)]) -> Shown {
        let answers =
            |(n, mean): &(u32, f64)| Some(Answers { n: *n, outside: 0, mean: Some(*mean), counts: vec![] });
        let respondents = means.iter().map(|m| m.0).max().unwrap_or(0);
        let answers = means.iter().map(answers).collect();
        Shown::Full(Full { respondents, head_count: None, response_rate: None, answers })
    }

    fn unit(id: u8, parent: Option<u8>, staff: Shown, customer: Shown) -> UnitResult {
        let id_of = |byte| UnitId::from_random([byte; 16]);
        UnitResult { id: id_of(id), parent: parent.map(id_of), name: String::new(), staff, customer }
    }

    fn snapshot(questions: Vec<Question>, units: Vec<UnitResult>) -> Snapshot {
        Snapshot {
            version: 1,
            organisation: "Kaupunki".into(),
            title: Text::default(),
            published: Day::new(2026, 5, 4).unwrap(),
            period: april(1),
            questions,
            units,
        }
    }

    fn one_each(day: u8, units: Vec<UnitResult>) -> Snapshot {
        let staff = question("s", Audience::Staff, Kind::Agreement, false, 1);
        snapshot(vec![staff, question("c", Audience::Customer, Kind::Smileys, false, day)], units)
    }

    #[test]
    fn a_pair_shows_both_scales_and_the_gap_in_points() {
        let units = vec![unit(1, None, shown(&[(12, 4.0)]), shown(&[(40, 2.5)]))];
        let found = pairs(&one_each(5, units.clone()), units[0].id);
        let staff = Side { questions: vec![0], hundred: 75.0, original: 4.0, n: 12 };
        assert_eq!((found[0].staff.clone(), found[0].gap), (Some(staff), Some(25.0)));
        // Asked in another month: both are shown, without a difference.
        let apart = &pairs(&one_each(20, units.clone()), units[0].id)[0];
        assert_eq!((apart.customer.is_some(), apart.overlapping, apart.gap), (true, false, None));
    }

    #[test]
    fn only_like_questions_are_put_together() {
        let staff = |key, kind, reversed| question(key, Audience::Staff, kind, reversed, 1);
        let questions = vec![
            staff("a", Kind::Agreement, false),
            staff("b", Kind::Frequency, false),
            staff("c", Kind::Agreement, true),
            staff("d", Kind::Agreement, false),
        ];
        let units = vec![unit(1, None, shown(&[(10, 4.0), (10, 6.0), (10, 1.0), (30, 3.0)]), Shown::Hidden)];
        let found = pairs(&snapshot(questions, units.clone()), units[0].id);
        let side = Side { questions: vec![0, 3], hundred: 56.25, original: 3.25, n: 10 };
        assert_eq!(found[0].staff, Some(side));
        assert_eq!((found[0].customer.clone(), found[0].gap), (None, None));
    }

    #[test]
    fn eight_units_make_a_scatter_and_twenty_a_coefficient() {
        let snapshot_of = |leaves: u8, day| {
            let mut units = vec![unit(0, None, shown(&[(300, 3.0)]), shown(&[(300, 2.0)]))];
            units.push(unit(200, Some(0), Shown::Hidden, shown(&[(30, 2.0)])));
            let leaf = |i: u8| {
                unit(i, Some(0), shown(&[(10, f64::from(i) / 10.0)]), shown(&[(10, f64::from(i % 7) / 2.0)]))
            };
            units.extend((1..=leaves).map(leaf));
            one_each(day, units)
        };
        let of = |leaves, day| association(&snapshot_of(leaves, day), &ItemKey::new("s"), &ItemKey::new("c"));
        assert!(matches!(of(7, 1), Association::SideBySide { units } if units.len() == 7));
        assert!(matches!(of(8, 1), Association::Scatter { points } if points.len() == 8));
        assert!(matches!(of(19, 1), Association::Scatter { .. }));
        assert!(
            matches!(of(20, 1), Association::Coefficient { n: 20, rho, low, high, .. } if low < rho && rho < high)
        );
        assert!(matches!(of(20, 20), Association::SideBySide { .. }));
    }
}
