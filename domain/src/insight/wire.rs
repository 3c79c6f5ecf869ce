//! The JSON of a snapshot, version 1. Units are short arrays, because an organisation has hundreds of them:
//!
//! ```text
//! unit   [id, index of the parent or null, name, staff, customer]
//! shown  null hidden · {"meaning": -1, …} positions (-1 lower, 0 same, 1 higher) ·
//!        [respondents, head-count or null, response rate or null, [answers or null, …]] full
//! answers [n, outside, mean or null, [count, …]]
//! ```
//!
//! It is separate from how anything is stored. Released versions stay readable: a new one gets its own type.

use super::result::{Answers, Full, Place, Question, Shown, Snapshot, UnitResult};
use crate::day::{Day, Period};
use crate::id::UnitId;
use crate::survey::item::Theme;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// The version that is written.
pub const VERSION: u8 = 1;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SnapshotV1 {
    version: u8,
    organisation: String,
    title: Text,
    published: Day,
    period: Period,
    questions: Vec<Question>,
    units: Vec<UnitV1>,
}

type UnitV1 = (UnitId, Option<usize>, String, ShownV1, ShownV1);
type AnswersV1 = (u32, u32, Option<f64>, Vec<u32>);

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(untagged)]
enum ShownV1 {
    Hidden(()),
    Position(BTreeMap<Theme, i8>),
    Full(u32, Option<u32>, Option<u8>, Vec<Option<AnswersV1>>),
}

impl From<Snapshot> for SnapshotV1 {
    fn from(from: Snapshot) -> SnapshotV1 {
        let index: HashMap<UnitId, usize> = from.units.iter().enumerate().map(|(i, u)| (u.id, i)).collect();
        let units = from.units.into_iter().map(|unit| {
            let parent = unit.parent.and_then(|id| index.get(&id).copied());
            (unit.id, parent, unit.name, unit.staff.into(), unit.customer.into())
        });
        SnapshotV1 {
            version: VERSION,
            organisation: from.organisation,
            title: from.title,
            published: from.published,
            period: from.period,
            questions: from.questions,
            units: units.collect(),
        }
    }
}

impl TryFrom<SnapshotV1> for Snapshot {
    type Error = String;

    /// Fails for another version and for a parent or a place that does not exist.
    fn try_from(from: SnapshotV1) -> Result<Snapshot, String> {
        if from.version != VERSION {
            return Err(format!("snapshot version {} is not known", from.version));
        }
        let ids: Vec<UnitId> = from.units.iter().map(|unit| unit.0).collect();
        let read = |(id, parent, name, staff, customer): UnitV1| {
            let parent = match parent {
                Some(at) => Some(*ids.get(at).ok_or("a unit has a parent that does not exist")?),
                None => None,
            };
            Ok(UnitResult { id, parent, name, staff: staff.try_into()?, customer: customer.try_into()? })
        };
        Ok(Snapshot {
            version: from.version,
            organisation: from.organisation,
            title: from.title,
            published: from.published,
            period: from.period,
            questions: from.questions,
            units: from.units.into_iter().map(read).collect::<Result<_, String>>()?,
        })
    }
}

impl From<Shown> for ShownV1 {
    fn from(from: Shown) -> ShownV1 {
        match from {
            Shown::Hidden => ShownV1::Hidden(()),
            Shown::Position(themes) => {
                let place = |place| match place {
                    Place::Lower => -1,
                    Place::Same => 0,
                    Place::Higher => 1,
                };
                ShownV1::Position(themes.into_iter().map(|(theme, at)| (theme, place(at))).collect())
            }
            Shown::Full(full) => {
                let answers = full.answers.into_iter().map(|a| a.map(|a| (a.n, a.outside, a.mean, a.counts)));
                ShownV1::Full(full.respondents, full.head_count, full.response_rate, answers.collect())
            }
        }
    }
}

impl TryFrom<ShownV1> for Shown {
    type Error = String;

    fn try_from(from: ShownV1) -> Result<Shown, String> {
        Ok(match from {
            ShownV1::Hidden(()) => Shown::Hidden,
            ShownV1::Position(themes) => {
                let place = |(theme, at)| match at {
                    -1 => Ok((theme, Place::Lower)),
                    0 => Ok((theme, Place::Same)),
                    1 => Ok((theme, Place::Higher)),
                    _ => Err(format!("{at} is no position")),
                };
                Shown::Position(themes.into_iter().map(place).collect::<Result<_, String>>()?)
            }
            ShownV1::Full(respondents, head_count, response_rate, answers) => {
                let read = |(n, outside, mean, counts)| Answers { n, outside, mean, counts };
                let answers = answers.into_iter().map(|a| a.map(read)).collect();
                Shown::Full(Full { respondents, head_count, response_rate, answers })
            }
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// A message as version 1 wrote it. It stays as it is for as long as version 1 is read.
    const GOLDEN: &str = r#"{"version":1,"organisation":"Kaupunki","title":{"fi":"Kevät","sv":"","en":""},"published":"2026-05-04","period":{"first":"2026-04-01","last":"2026-04-15"},"questions":[{"key":"a1","audience":"staff","text":{"fi":"Kuuntelemme.","sv":"","en":""},"theme":"meaning","scale":{"min":1.0,"max":4.0,"options":[{"code":"1","score":1.0}],"reversed":false},"source":{"label":{"fi":"Kehä","sv":"","en":""},"channel":"own","period":{"first":"2026-04-01","last":"2026-04-15"}}}],"units":[["00000000-0000-4000-8000-000000000001",null,"Kaupunki",[30,40,75,[[28,2,3.57,[0,2,8,18]]]],[9,null,null,[]]],["00000000-0000-4000-8000-000000000002",0,"Kirjasto",{"meaning":1},null],["00000000-0000-4000-8000-000000000003",1,"Lähikirjasto",null,[20,null,null,[null,[20,0,null,[]]]]]]}"#;

    #[test]
    fn version_1_is_read_and_written_unchanged() {
        let snapshot: Snapshot = serde_json::from_str(GOLDEN).unwrap();
        assert_eq!(snapshot.units[2].parent, Some(snapshot.units[1].id));
        assert_eq!(snapshot.units[1].staff, Shown::Position([(Theme::Meaning, Place::Higher)].into()));
        assert_eq!(snapshot.units[1].customer, Shown::Hidden);
        assert_eq!(snapshot.answers(&snapshot.units[0], 0).unwrap().mean, Some(3.57));
        assert_eq!(serde_json::to_string(&snapshot).unwrap(), GOLDEN);
    }

    #[test]
    fn what_cannot_be_is_refused() {
        for (old, new) in [("\"version\":1", "\"version\":2"), ("{\"meaning\":1}", "{\"meaning\":2}")] {
            assert!(serde_json::from_str::<Snapshot>(&GOLDEN.replace(old, new)).is_err());
        }
        assert!(serde_json::from_str::<Snapshot>(&GOLDEN.replace(",0,\"Kirj", ",7,\"Kirj")).is_err());
    }
}
