//! The steps of a workshop: solutions first, worries in a box of their own (see the guidance: causes of problems do
//! not by themselves give means for a better situation).

use serde::{Deserialize, Serialize};

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Phase {
    LookTogether,
    WhatWorks,
    Worries,
    WhenItIsWell,
    Ideas,
    Group,
    Influence,
    Vote,
    SmallestSteps,
    Scale,
    Close,
}

/// How much the group itself can do about a challenge.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Influence {
    WeDecide,
    WeCanInfluence,
    OutsideUs,
}
