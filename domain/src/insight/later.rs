//! Publishing the same answers again when more have come. What two publications differ by must not be a person: in every
//! unit and question either nothing has changed, or at least [`FEWEST_MORE`] more have answered. And nothing is
//! shown that was hidden the first time, or what was hidden then could be computed backwards. Units stay where they were
//! in the tree, so that a sum is of the same units both times.
//!
//! Why that is enough: everything that can be computed from the first publication is a sum over whole units that the
//! gate has let out; the second lets out no other sums. Their difference is a sum of the units' increases, each of
//! which is nothing or a group of five.

use super::count::Tally;
use super::gate::RawRound;
use super::republish::{Sources, may_stand_beside, of};
use super::result::{Shown, Snapshot};
use crate::answer::wire::hash;
use crate::id::UnitId;
use crate::survey::item::Audience;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// People who must have come since.
pub const FEWEST_MORE: u32 = 5;

/// How many had answered each question in each unit itself, and a digest of what. Stays in the store.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Counted {
    staff: BTreeMap<UnitId, Vec<(u32, String)>>,
    customer: BTreeMap<UnitId, Vec<(u32, String)>>,
}

impl Counted {
    pub fn new(raw: &RawRound) -> Counted {
        let mut counted = Counted::default();
        for unit in &raw.units {
            for (results, place) in
                [(&unit.staff, &mut counted.staff), (&unit.customer, &mut counted.customer)]
            {
                // People first, then the questions.
                let people = (results.respondents, String::new());
                let mut list = vec![people];
                list.extend(results.tallies.iter().map(digest));
                place.insert(unit.id, list);
            }
        }
        counted
    }

    fn units(&self, audience: Audience) -> &BTreeMap<UnitId, Vec<(u32, String)>> {
        match audience {
            Audience::Staff => &self.staff,
            Audience::Customer => &self.customer,
        }
    }

    /// Whether every unit and question is as it was or has enough more.
    fn enough_since(&self, old: &Counted, audience: Audience) -> bool {
        let (new, old) = (self.units(audience), old.units(audience));
        old.keys().all(|unit| new.contains_key(unit))
            && new.iter().all(|(unit, now)| {
                let then = old
                    .get(unit)
                    .cloned()
                    .unwrap_or_else(|| vec![(0, digest(&Tally::default()).1); now.len()]);
                then.len() == now.len()
                    && now.iter().zip(&then).all(|(now, then)| {
                        (now == then)
                            || (now.0 == 0 && then.0 == 0)
                            || now.0 >= then.0.saturating_add(FEWEST_MORE)
                    })
            })
    }
}

fn digest(tally: &Tally) -> (u32, String) {
    let text = format!("{:?} {} {} {}", tally.counts, tally.outside, tally.n, tally.sum);
    (tally.n + tally.outside, hash(&text))
}

/// A publication that is out.
pub struct Earlier {
    pub sources: Sources,
    pub snapshot: Snapshot,
    /// `None` for publications of the first schema.
    pub counted: Option<Counted>,
}

/// The new publication as it may stand beside an earlier one: unchanged, with less shown, or not at all.
pub fn beside(sources: &Sources, new: Snapshot, counted: &Counted, old: &Earlier) -> Option<Snapshot> {
    if may_stand_beside((sources, &new), (&old.sources, &old.snapshot)) {
        return Some(new);
    }
    let mut new = new;
    for audience in Audience::ALL {
        let (ours, theirs) = (of(sources, audience), of(&old.sources, audience));
        if ours.is_disjoint(&theirs) {
            continue;
        }
        let same_questions = |snapshot: &Snapshot| -> Vec<_> {
            let own = snapshot.questions.iter().filter(|question| question.audience == audience);
            own.map(|question| question.key.clone()).collect()
        };
        if ours != theirs
            || !counted.enough_since(old.counted.as_ref()?, audience)
            || same_questions(&new) != same_questions(&old.snapshot)
            || new
                .units
                .iter()
                .any(|unit| old.snapshot.unit(unit.id).is_some_and(|then| then.parent != unit.parent))
        {
            return None;
        }
        for unit in &mut new.units {
            let then = old.snapshot.unit(unit.id).map_or(&Shown::Hidden, |then| then.shown(audience));
            let now = match audience {
                Audience::Staff => &mut unit.staff,
                Audience::Customer => &mut unit.customer,
            };
            limit(now, then);
        }
    }
    Some(new)
}

/// Takes away what was not shown the first time.
fn limit(now: &mut Shown, then: &Shown) {
    match (&mut *now, then) {
        (Shown::Full(now), Shown::Full(then)) => {
            for (place, answers) in now.answers.iter_mut().enumerate() {
                if then.answers.get(place).is_none_or(Option::is_none) {
                    *answers = None;
                }
            }
        }
        (Shown::Position(_), Shown::Full(_) | Shown::Position(_)) => {}
        _ => *now = Shown::Hidden,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::{Day, Period};
    use crate::id::{BatchId, ItemKey};
    use crate::insight::gate::{Floors, RawResults, RawUnit, gate};
    use crate::insight::republish::Source;
    use crate::insight::result::{Channel, Question, Source as From};
    use crate::text::Text;

    /// A city with units of these sizes, everybody answering one question with one of five options.
    fn city(sizes: &[u32]) -> (RawRound, Snapshot) {
        let day = Day::from_unix(0);
        let period = Period { first: day, last: day };
        let question = Question {
            key: ItemKey::new("q"),
            audience: Audience::Staff,
            text: Text::same("q"),
            theme: None,
            family: None,
            scale: None,
            source: From { label: Text::same("Kierros"), channel: Channel::Own, period },
        };
        let unit = |(n, size): (usize, &u32)| RawUnit {
            id: UnitId::from_random([n as u8 + 1; 16]),
            parent: None,
            name: n.to_string(),
            head_count: None,
            staff: RawResults {
                respondents: *size,
                tallies: vec![Tally { counts: vec![*size, 0], outside: 0, n: *size, sum: f64::from(*size) }],
            },
            customer: RawResults::default(),
        };
        let raw = RawRound {
            root: UnitId::from_random([99; 16]),
            organisation: "Kaupunki".into(),
            questions: vec![question.clone()],
            units: sizes.iter().enumerate().map(unit).collect(),
        };
        let snapshot = Snapshot {
            version: 1,
            organisation: "Kaupunki".into(),
            title: Text::same("Kevät"),
            published: day,
            period,
            questions: vec![question],
            units: gate(&raw, Floors::default()),
        };
        (raw, snapshot)
    }

    fn again(before: &[u32], after: &[u32]) -> Option<Vec<Option<u32>>> {
        let sources = Sources::from([(Source::Batch(BatchId::from_random([1; 16])), Audience::Staff)]);
        let (old_raw, old) = city(before);
        let (new_raw, new) = city(after);
        let earlier =
            Earlier { sources: sources.clone(), snapshot: old, counted: Some(Counted::new(&old_raw)) };
        let out = beside(&sources, new, &Counted::new(&new_raw), &earlier)?;
        Some(out.units.iter().skip(1).map(|unit| unit.staff.full().map(|full| full.respondents)).collect())
    }

    #[test]
    fn five_more_may_be_published_and_four_may_not() {
        assert_eq!(again(&[20, 30], &[25, 30]), Some(vec![Some(25), Some(30)]));
        assert_eq!(again(&[20, 30], &[24, 30]), None);
        assert_eq!(again(&[20, 30], &[25, 31]), None);
        assert_eq!(again(&[20, 30], &[20, 30]), Some(vec![Some(20), Some(30)]));
    }

    /// 3 people were protected by hiding a unit of 12 as well. Had the second publication shown the twelve, the first
    /// total minus twelve would be the three.
    #[test]
    fn what_was_hidden_the_first_time_stays_hidden() {
        let first = city(&[3, 12, 40]).1;
        assert!(first.units.iter().skip(1).any(|unit| unit.staff == Shown::Hidden));
        let hidden: Vec<bool> = first.units.iter().skip(1).map(|unit| unit.staff.full().is_none()).collect();
        let second = again(&[3, 12, 40], &[13, 12, 40]).unwrap();
        for (shown, hidden) in second.iter().zip(hidden) {
            assert!(!hidden || shown.is_none());
        }
    }

    /// Whoever subtracts the first publication from the second finds groups of five at least.
    #[test]
    fn differences_are_never_a_few_people() {
        for a in 0..24 {
            for b in 0..24 {
                let (before, after) = ([a, 12, 30], [a + b % 8, 12 + b / 3, 30]);
                let Some(shown) = again(&before, &after) else { continue };
                for (place, now) in shown.iter().enumerate() {
                    let Some(now) = now else { continue };
                    let more = now - before[place];
                    assert!(more == 0 || more >= FEWEST_MORE, "{before:?} {after:?}");
                }
            }
        }
    }
}
