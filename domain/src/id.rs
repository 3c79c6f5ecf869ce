//! Identifiers. Each is random (RFC 9562 version 4) and minted where the thing is first made, so that a
//! device without a connection can name what it creates.

use serde::{Deserialize, Serialize};
use std::fmt;
use uuid::Uuid;

macro_rules! ids {
    ($($(#[$doc:meta])* $name:ident),* $(,)?) => {$(
        $(#[$doc])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl $name {
            /// An identifier from sixteen random bytes.
            pub fn from_random(bytes: [u8; 16]) -> Self {
                Self(uuid::Builder::from_random_bytes(bytes).into_uuid())
            }

            pub fn parse(text: &str) -> Option<Self> {
                Uuid::try_parse(text).ok().map(Self)
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
                self.0.fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::try_parse(text).map(Self)
            }
        }
    )*};
}

ids! {
    OrgId, UnitId, AccountId,
    /// A questionnaire that can still be edited.
    SurveyId,
    /// A questionnaire as it was when a round opened; never changes.
    VersionId,
    /// One edit of a questionnaire; minted where it is made.
    ChangeId,
    RoundId,
    /// One person's answers; minted on the device, tells nothing about the person.
    ResponseId,
    /// One imported file.
    BatchId,
    /// One published set of results.
    SnapshotId,
}

/// An item keeps its key through versions so that rounds can be compared. Bank items have readable keys.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(transparent)]
pub struct ItemKey(pub String);

impl ItemKey {
    pub fn new(key: &str) -> ItemKey {
        ItemKey(key.into())
    }
}

impl fmt::Display for ItemKey {
    fn fmt(&self, f: &mut fmt::Formatter) -> fmt::Result {
        self.0.fmt(f)
    }
}
