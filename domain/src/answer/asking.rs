//! What an answering page shows, and what stays on the device to open it without a connection.

use crate::id::{ResponseId, UnitId, VersionId};
use crate::survey::questionnaire::Questionnaire;
use crate::survey::round::{Links, Purpose, RoundState};
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// One link's questionnaire. Kept on phones, so fields are only added, each with a default.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Asking {
    /// The code of the link.
    pub link: String,
    pub organisation: String,
    pub unit: String,
    pub version: VersionId,
    pub state: RoundState,
    pub purpose: Purpose,
    pub questionnaire: Questionnaire,
    #[serde(default)]
    pub links: Links,
    /// For ballots: the public part, and the round's published key. Only where links are personal.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ballots: Option<Ballots>,
    /// A draft that is reviewed ([`crate::survey::review`]) instead of answered.
    #[serde(default, skip_serializing_if = "std::ops::Not::not")]
    pub review: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Ballots {
    pub unit: UnitId,
    pub key: String,
}

/// What a person has chosen so far; one per link on a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    /// Not in what has been sent, which reads as a draft when a mind is changed.
    #[serde(default = "none")]
    pub id: ResponseId,
    /// The questionnaire on which it was begun.
    pub version: VersionId,
    /// Counts up when an answer is taken back from the queue and changed.
    #[serde(default = "first")]
    pub revision: u32,
    pub values: super::value::Values,
}

fn none() -> ResponseId {
    ResponseId::from_random([0; 16])
}

fn first() -> u32 {
    1
}

impl Asking {
    pub fn title(&self) -> &Text {
        &self.questionnaire.title
    }

    /// Whether somebody may begin to answer, or, having begun, still send.
    pub fn takes(&self, begun: bool) -> bool {
        match self.state {
            RoundState::Open => true,
            RoundState::Closing => begun,
            _ => false,
        }
    }

    /// Whole minutes that answering takes, at least one. Few reviewers write about every item.
    pub fn minutes(&self) -> u32 {
        let seconds = self.questionnaire.seconds();
        (if self.review { seconds / 8 } else { seconds }).div_ceil(60).max(1)
    }
}
