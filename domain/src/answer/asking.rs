//! What an answering page shows, and what stays on the device to open it without a connection.

use crate::id::VersionId;
use crate::survey::questionnaire::Questionnaire;
use crate::survey::round::{Purpose, RoundState};
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
}

/// What a person has chosen so far; one per link on a device.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Draft {
    pub id: crate::id::ResponseId,
    /// The questionnaire on which it was begun.
    pub version: VersionId,
    pub values: super::value::Values,
}

impl Asking {
    pub fn title(&self) -> &Text {
        &self.questionnaire.title
    }

    pub fn is_open(&self) -> bool {
        self.state == RoundState::Open
    }

    /// Whole minutes that answering takes, at least one.
    pub fn minutes(&self) -> u32 {
        self.questionnaire.seconds().div_ceil(60).max(1)
    }
}
