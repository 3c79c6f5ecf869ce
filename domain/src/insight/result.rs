//! A published snapshot: the only form in which results reach a screen, a file or an API. What it holds has
//! passed the gate; it keeps no answer, only what may be known. Its JSON is in `wire`.

use super::count::mean_on;
use super::scale::ResultScale;
use super::wire::SnapshotV1;
use crate::day::{Day, Period};
use crate::id::{ItemKey, UnitId};
use crate::survey::item::{Audience, Family, Theme};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// Results of one round beside customer feedback of about the same time.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(into = "SnapshotV1", try_from = "SnapshotV1")]
pub struct Snapshot {
    /// The version of the wire format, see `wire`.
    pub version: u8,
    pub organisation: String,
    pub title: Text,
    pub published: Day,
    pub period: Period,
    pub questions: Vec<Question>,
    /// The whole organisation first, then every unit, those with hidden results too.
    pub units: Vec<UnitResult>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    pub key: ItemKey,
    pub audience: Audience,
    pub text: Text,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub family: Option<Family>,
    /// `None` where options are not known. Choices between names are counted on a scale that does not
    /// measure; they have no mean.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub scale: Option<ResultScale>,
    pub source: Source,
}

/// Where the answers come from.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Source {
    pub label: Text,
    pub channel: Channel,
    pub period: Period,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channel {
    /// Asked with Kehä.
    Own,
    /// Collected elsewhere and read from a file.
    Imported,
}

/// What may be shown of one unit, its sub-units included.
#[derive(Clone, Debug, PartialEq)]
pub struct UnitResult {
    pub id: UnitId,
    /// `None` for the whole organisation only.
    pub parent: Option<UnitId>,
    pub name: String,
    pub staff: Shown,
    pub customer: Shown,
}

impl UnitResult {
    pub fn shown(&self, audience: Audience) -> &Shown {
        match audience {
            Audience::Staff => &self.staff,
            Audience::Customer => &self.customer,
        }
    }
}

/// One unit and one audience.
#[derive(Clone, Debug, PartialEq)]
pub enum Shown {
    /// Too few people, or enough to let others be computed. Not even how many.
    Hidden,
    /// Where each theme lies relative to the whole organisation; no number of people.
    Position(BTreeMap<Theme, Place>),
    Full(Full),
}

impl Shown {
    pub fn full(&self) -> Option<&Full> {
        match self {
            Shown::Full(full) => Some(full),
            _ => None,
        }
    }
}

/// Relative to the organisation on 0–100, reversed scales turned round: higher is better.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Place {
    Lower,
    /// Within five points.
    Same,
    Higher,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Full {
    /// People who answered at least one question.
    pub respondents: u32,
    /// People who were asked, staff only; `None` where it is not known of every sub-unit.
    pub head_count: Option<u32>,
    /// Whole percents.
    pub response_rate: Option<u8>,
    /// One per question of this audience, in the order of the snapshot; `None` where too few answered it.
    pub answers: Vec<Option<Answers>>,
}

/// One question in one unit.
#[derive(Clone, Debug, PartialEq)]
pub struct Answers {
    /// Answers on the scale.
    pub n: u32,
    /// *Does not concern me* and *don't know*.
    pub outside: u32,
    /// On the original scale, rounded to two decimals.
    pub mean: Option<f64>,
    /// People per option; empty when the source told only means.
    pub counts: Vec<u32>,
}

impl Answers {
    /// The mean without rounding where the distribution is known, otherwise the published one. Rounded means
    /// tie in ranks, so statistics use this one.
    pub fn exact_mean(&self, scale: &ResultScale) -> Option<f64> {
        if self.counts.is_empty() { self.mean } else { mean_on(scale, &self.counts) }
    }
}

impl Snapshot {
    pub fn unit(&self, id: UnitId) -> Option<&UnitResult> {
        self.units.iter().find(|unit| unit.id == id)
    }

    /// Index of a question among all questions of the snapshot.
    pub fn question(&self, audience: Audience, key: &ItemKey) -> Option<usize> {
        self.questions.iter().position(|q| q.audience == audience && q.key == *key)
    }

    /// What is shown of a question, by its index in the snapshot; `None` where it is hidden.
    pub fn answers<'a>(&self, unit: &'a UnitResult, question: usize) -> Option<&'a Answers> {
        let audience = self.questions.get(question)?.audience;
        let slot = self.questions[..question].iter().filter(|q| q.audience == audience).count();
        unit.shown(audience).full()?.answers.get(slot)?.as_ref()
    }
}
