//! Publishing again. Two publications of the same answers differ by what lies between them, and that may be one
//! person: answers that have been published may appear again only in the same company and with the same results.

use super::result::{Shown, Snapshot};
use crate::id::{BatchId, RoundId, UnitId};
use crate::survey::item::Audience;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, BTreeSet};

/// What is counted together in one publication.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Source {
    Round(RoundId),
    Batch(BatchId),
}

/// The sources of one publication and who answered in each.
pub type Sources = BTreeMap<Source, Audience>;

/// Whether `new` may stand beside a publication that is already out. Each audience by itself: its sources are all
/// others than there, or exactly those with exactly the same results.
pub fn may_stand_beside(new: (&Sources, &Snapshot), old: (&Sources, &Snapshot)) -> bool {
    Audience::ALL.into_iter().all(|audience| {
        let (ours, theirs) = (of(new.0, audience), of(old.0, audience));
        ours.is_disjoint(&theirs) || (ours == theirs && results(new.1, audience) == results(old.1, audience))
    })
}

pub(super) fn of(sources: &Sources, audience: Audience) -> BTreeSet<Source> {
    sources.iter().filter(|(_, whose)| **whose == audience).map(|(source, _)| *source).collect()
}

/// What is shown of every unit, those that are hidden left out: to add an empty unit changes nothing.
fn results(snapshot: &Snapshot, audience: Audience) -> BTreeMap<UnitId, &Shown> {
    let shown = snapshot.units.iter().map(|unit| (unit.id, unit.shown(audience)));
    shown.filter(|(_, shown)| **shown != Shown::Hidden).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::day::{Day, Period};
    use crate::insight::result::{Full, UnitResult};
    use crate::text::Text;

    fn snapshot(respondents: u32) -> Snapshot {
        let day = Day::from_unix(0);
        let full = Full { respondents, head_count: None, response_rate: None, answers: vec![] };
        let unit = UnitResult {
            id: UnitId::from_random([1; 16]),
            parent: None,
            name: "Kaupunki".into(),
            staff: Shown::Full(full),
            customer: Shown::Hidden,
        };
        Snapshot {
            version: 1,
            organisation: "Kaupunki".into(),
            title: Text::same("Kevät"),
            published: day,
            period: Period { first: day, last: day },
            questions: vec![],
            units: vec![unit],
        }
    }

    fn sources(list: &[(u8, Audience)]) -> Sources {
        list.iter()
            .map(|(id, audience)| (Source::Batch(BatchId::from_random([*id; 16])), *audience))
            .collect()
    }

    #[test]
    fn customers_may_join_staff_results_that_stay_as_they_were() {
        let (old, new) = (snapshot(20), snapshot(20));
        let staff = sources(&[(1, Audience::Staff)]);
        let both = sources(&[(1, Audience::Staff), (2, Audience::Customer)]);
        assert!(may_stand_beside((&both, &new), (&staff, &old)));
    }

    #[test]
    fn one_more_answer_may_not_be_told_by_subtraction() {
        let (old, new) = (snapshot(20), snapshot(21));
        let staff = sources(&[(1, Audience::Staff)]);
        assert!(!may_stand_beside((&staff, &new), (&staff, &old)));
        let more = sources(&[(1, Audience::Staff), (3, Audience::Staff)]);
        assert!(!may_stand_beside((&more, &new), (&staff, &old)));
    }

    #[test]
    fn other_answers_have_nothing_to_do_with_one_another() {
        let (old, new) = (snapshot(20), snapshot(21));
        let (first, second) = (sources(&[(1, Audience::Staff)]), sources(&[(2, Audience::Staff)]));
        assert!(may_stand_beside((&second, &new), (&first, &old)));
    }
}
