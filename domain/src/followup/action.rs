//! Where an action stands. "We did not, because" is a result too, so it carries its reason.

use crate::day::Day;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "status", rename_all = "snake_case")]
pub enum Status {
    Agreed,
    Trying,
    Done { day: Day },
    NotDone { reason: String },
}

impl Status {
    /// Whether anything has happened since it was agreed: a new round asks for at least one such action.
    pub fn has_moved(&self) -> bool {
        !matches!(self, Status::Agreed)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_reasoned_no_counts_as_movement() {
        assert!(!Status::Agreed.has_moved());
        assert!(Status::NotDone { reason: "Ei rahaa tänä vuonna".into() }.has_moved());
    }
}
