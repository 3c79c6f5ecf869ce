//! Messages of `POST /sync/v1`. They outlive builds: fields are only added, and golden messages of every released
//! version stay accepted (see the tests).

use super::ballot::Ballot;
use super::value::Values;
use crate::id::{ResponseId, VersionId};
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::fmt::Write;

/// Operations in one request at most.
pub const MOST_OPERATIONS: usize = 200;

/// Bytes in one request at most (1 MiB).
pub const MOST_BYTES: usize = 1 << 20;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Request {
    pub operations: Vec<Operation>,
}

/// Something that a person did on a device. `body` is the JSON of [`Body`] as a string: what was hashed is exactly
/// what travels, whatever a serializer of a later version would write.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Operation {
    pub id: ResponseId,
    /// Counts up when the same answer is sent with new content.
    pub revision: u32,
    /// [`hash`] of `body`.
    pub hash: String,
    pub body: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum Body {
    Answer(Answer),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Answer {
    /// The code of the link or QR poster: names the round and the unit, not the person.
    pub link: String,
    /// The questionnaire exactly as the person saw it.
    pub version: VersionId,
    pub lang: Lang,
    pub values: Values,
    /// Where the round counts one answer per invitation.
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub ticket: Option<Ticket>,
}

/// The right to answer in a round of personal links.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Ticket {
    /// Tells that an invitation was used, not which.
    Ballot(Ballot),
    /// The personal link itself, in a round that is confidential instead of anonymous.
    Named(String),
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Response {
    pub receipts: Vec<Receipt>,
}

/// The server's word on one operation, given only after commit.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Receipt {
    pub id: ResponseId,
    pub revision: u32,
    pub hash: String,
    pub outcome: Outcome,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "outcome", rename_all = "snake_case", try_from = "FlatOutcome")]
pub enum Outcome {
    /// The server holds exactly this content, once.
    Stored,
    /// The server holds a later revision of the same answer, so this one is not needed any more.
    Superseded,
    /// The server will not take it as it is. The device keeps it.
    Refused { why: Refusal },
}

/// Reads the same with less code than a tagged enum: it is in the wasm that every phone loads.
#[derive(Deserialize)]
struct FlatOutcome {
    outcome: String,
    #[serde(default)]
    why: Option<Refusal>,
}

impl TryFrom<FlatOutcome> for Outcome {
    type Error = &'static str;

    fn try_from(flat: FlatOutcome) -> Result<Outcome, &'static str> {
        match (flat.outcome.as_str(), flat.why) {
            ("stored", _) => Ok(Outcome::Stored),
            ("superseded", _) => Ok(Outcome::Superseded),
            ("refused", Some(why)) => Ok(Outcome::Refused { why }),
            _ => Err("unknown outcome"),
        }
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Refusal {
    /// The hash does not fit the body: it was changed on the way. Sending again helps.
    Damaged,
    /// Not a message this server understands.
    NotUnderstood,
    UnknownLink,
    RoundClosed,
    /// [`super::check::check`] found problems.
    NotPossible,
    /// This revision came before with other content: two tabs, or an edit while it was being sent. The device sends
    /// it as the next revision.
    Taken,
    /// The round counts one answer per personal link, and this one has no right to answer with it.
    NoTicket,
}

impl Refusal {
    /// Whether the same bytes may be taken another time.
    pub fn worth_retrying(self) -> bool {
        matches!(self, Refusal::Damaged | Refusal::Taken)
    }
}

/// SHA-256 (FIPS 180-4) of the text, in lower-case hexadecimal.
pub fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().fold(String::with_capacity(64), |mut hex, byte| {
        let _ = write!(hex, "{byte:02x}");
        hex
    })
}

impl Operation {
    /// `None` only if the body cannot be written as JSON, which no answer causes.
    pub fn new(id: ResponseId, revision: u32, body: &Body) -> Option<Operation> {
        let body = serde_json::to_string(body).ok()?;
        Some(Operation { id, revision, hash: hash(&body), body })
    }

    /// The content, if it arrived whole and is understood.
    pub fn open(&self) -> Result<Body, Refusal> {
        if hash(&self.body) != self.hash {
            return Err(Refusal::Damaged);
        }
        serde_json::from_str(&self.body).map_err(|_| Refusal::NotUnderstood)
    }

    /// What to tell of this operation when the server holds `revision` and `hash` under its name.
    pub fn outcome(&self, revision: u32, hash: &str) -> Outcome {
        if hash == self.hash {
            Outcome::Stored
        } else if revision > self.revision {
            Outcome::Superseded
        } else {
            Outcome::Refused { why: Refusal::Taken }
        }
    }

    pub fn receipt(&self, outcome: Outcome) -> Receipt {
        Receipt { id: self.id, revision: self.revision, hash: self.hash.clone(), outcome }
    }
}

/// A short code that the person may keep and later show: the first ten characters of the hash of the answer's
/// identifier, in groups. It does not lead back to the answer without the identifier.
pub fn receipt_code(id: ResponseId) -> String {
    let hex = hash(&id.to_string()).to_ascii_uppercase();
    format!("{}-{}", &hex[..5], &hex[5..10])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::answer::value::Value;
    use crate::id::ItemKey;

    /// As version 1 was released. Never edit: a queued answer of a phone looks like this for ever.
    const GOLDEN_V1: &str = r#"{"operations":[{"id":"6f2c1e80-3a1b-4c55-9a0e-0c8d1b7e4f21","revision":1,"hash":"HASH","body":"{\"type\":\"answer\",\"link\":\"k7m2pq\",\"version\":\"0b8f8a52-77aa-4f7e-8a46-3a5f5b6f9d10\",\"lang\":\"fi\",\"values\":{\"agree\":{\"choice\":4},\"many\":{\"many\":[0,2]},\"na\":\"not_applicable\",\"open\":{\"text\":\"Kiitos\"}}}"}]}"#;

    #[test]
    fn golden_messages_of_version_1_stay_accepted() {
        let mut request: Request = serde_json::from_str(GOLDEN_V1).unwrap();
        let operation = &mut request.operations[0];
        assert_eq!(operation.open(), Err(Refusal::Damaged));
        operation.hash = hash(&operation.body);
        let Ok(Body::Answer(answer)) = operation.open() else { panic!("not opened") };
        assert_eq!(answer.values[&ItemKey::new("na")], Value::NotApplicable);
        assert_eq!(answer.values[&ItemKey::new("many")], Value::Many(vec![0, 2]));
        let again = Operation::new(operation.id, 1, &Body::Answer(answer)).unwrap();
        assert_eq!(again, *operation);
    }

    #[test]
    fn outcomes_are_read_as_they_are_written() {
        for outcome in [Outcome::Stored, Outcome::Superseded, Outcome::Refused { why: Refusal::Taken }] {
            let json = serde_json::to_string(&outcome).unwrap();
            assert_eq!(serde_json::from_str::<Outcome>(&json).unwrap(), outcome);
        }
        assert!(serde_json::from_str::<Outcome>(r#"{"outcome":"perhaps"}"#).is_err());
    }

    #[test]
    fn hashes_are_sha_256() {
        assert_eq!(hash("abc"), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    #[test]
    fn a_message_from_the_future_is_refused_not_lost() {
        let body = r#"{"type":"hologram"}"#;
        let operation = Operation {
            id: ResponseId::from_random([1; 16]),
            revision: 1,
            hash: hash(body),
            body: body.into(),
        };
        assert_eq!(operation.open(), Err(Refusal::NotUnderstood));
    }
}
