//! What the gate is given: counted answers that have not been protected yet. Not serialisable on purpose,
//! so that it cannot be sent anywhere by mistake.

use crate::id::UnitId;
use crate::insight::count::Tally;
use crate::insight::result::Question;
use crate::survey::item::Audience;

/// Everything counted for one publication.
#[derive(Clone, Debug)]
pub struct RawRound {
    /// The whole organisation, root of the tree. A unit with this id gives its direct answers; otherwise
    /// nobody answered for the organisation as such.
    pub root: UnitId,
    pub organisation: String,
    /// The questions of the snapshot, both audiences.
    pub questions: Vec<Question>,
    /// In any order. A parent that is missing, unknown or would make a circle puts the unit right under the
    /// organisation; units with the same id are counted together.
    pub units: Vec<RawUnit>,
}

/// Answers given directly to a unit, not to its sub-units.
#[derive(Clone, Debug)]
pub struct RawUnit {
    pub id: UnitId,
    pub parent: Option<UnitId>,
    pub name: String,
    /// Staff who were asked in this unit itself. `None` counts as nobody in a unit that has sub-units, and as
    /// not known in one that has none.
    pub head_count: Option<u32>,
    pub staff: RawResults,
    pub customer: RawResults,
}

impl RawUnit {
    pub(super) fn results(&self, audience: Audience) -> &RawResults {
        match audience {
            Audience::Staff => &self.staff,
            Audience::Customer => &self.customer,
        }
    }
}

#[derive(Clone, Debug, Default)]
pub struct RawResults {
    /// People who answered at least one question.
    pub respondents: u32,
    /// One per question of this audience, in the order of the snapshot.
    pub tallies: Vec<Tally>,
}

impl RawResults {
    /// At least as many as answered the most answered question: imported files may not count people.
    pub(super) fn people(&self) -> u32 {
        self.tallies.iter().map(Tally::answered).max().unwrap_or(0).max(self.respondents)
    }
}
