//! Rounds for the tests of the gate.

use super::{RawResults, RawRound, RawUnit};
use crate::day::{Day, Period};
use crate::id::{ItemKey, UnitId};
use crate::insight::count::Tally;
use crate::insight::result::{Channel, Question, Source};
use crate::insight::scale::ResultScale;
use crate::survey::item::{Audience, Kind, Theme};
use crate::text::Text;

pub(super) fn id(unit: usize) -> UnitId {
    UnitId::from_random([unit as u8; 16])
}

fn question(audience: Audience, theme: Theme) -> Question {
    let day = Day::new(2026, 4, 1).unwrap();
    let period = Period { first: day, last: day };
    Question {
        key: ItemKey::new(theme.code()),
        audience,
        text: Text::default(),
        theme: Some(theme),
        family: None,
        scale: ResultScale::from_kind(&Kind::Agreement, false),
        source: Source { label: Text::default(), channel: Channel::Own, period },
    }
}

pub(super) const THEMES: [Theme; 2] = [Theme::Meaning, Theme::Support];

/// One audience of one unit: respondents, and per question how many of them answered outside and not at all.
pub(super) type People = (u32, [(u32, u32); 2]);

fn results((respondents, questions): &People) -> RawResults {
    let tally = |(outside, silent): &(u32, u32)| {
        let outside = (*outside).min(*respondents);
        let n = (respondents - outside).saturating_sub(*silent);
        Tally {
            counts: vec![0, 0, n / 2, n - n / 2, 0],
            outside,
            n,
            sum: f64::from(3 * (n / 2) + 4 * (n - n / 2)),
        }
    };
    RawResults { respondents: *respondents, tallies: questions.iter().map(tally).collect() }
}

pub(super) fn round(units: &[(usize, People, People)]) -> RawRound {
    let questions = Audience::ALL.iter().flat_map(|a| THEMES.map(|theme| question(*a, theme))).collect();
    let unit = |(index, (parent, staff, customer)): (usize, &(usize, People, People))| RawUnit {
        id: id(index),
        parent: (index > 0).then(|| id(parent % index)),
        name: index.to_string(),
        head_count: Some(20),
        staff: results(staff),
        customer: results(customer),
    };
    RawRound {
        root: id(0),
        organisation: "Kaupunki".into(),
        questions,
        units: units.iter().enumerate().map(unit).collect(),
    }
}

pub(super) fn everybody(n: u32) -> People {
    (n, [(0, 0); 2])
}

/// Every unit right under the organisation.
pub(super) fn raw_flat(units: &mut [(usize, People, People)]) -> RawRound {
    let mut raw = round(units);
    for unit in &mut raw.units[1..] {
        unit.parent = None;
    }
    raw
}
