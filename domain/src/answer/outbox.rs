//! The queue on a device: what waits, what may be sent now, and when something may be let go.
//!
//! Pure: the caller passes the time and a random number, stores each [`Entry`] under a key of its own, and does the
//! sending. Nothing here ever drops an entry except on a receipt for exactly its content.

use super::wire::{MOST_BYTES, MOST_OPERATIONS, Operation, Outcome, Receipt, Refusal};
use serde::{Deserialize, Serialize};

/// Longest pause between two tries, in milliseconds.
pub const LONGEST_PAUSE: u64 = 5 * 60 * 1000;

/// After this many failed tries an entry travels alone.
const ALONE: u32 = MOST_OPERATIONS.ilog2() + 1;

/// One operation that the server has not confirmed.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Entry {
    pub operation: Operation,
    #[serde(default)]
    pub tries: u32,
    /// Not sent again before this, in milliseconds since 1970. A clock set back is caught by [`due`].
    #[serde(default)]
    pub not_before: u64,
    /// The server will not take it: it stays to be seen, saved as a file and sent again by hand.
    #[serde(default)]
    pub refused: Option<Refusal>,
}

/// What a receipt means for an entry.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// The server holds exactly this: it may be deleted.
    LetGo,
    /// Write this back in its place.
    Keep(Entry),
}

impl Entry {
    pub fn new(operation: Operation) -> Entry {
        Entry { operation, tries: 0, not_before: 0, refused: None }
    }

    /// Whether to send at `now` (milliseconds). A pause further away than the longest one means that the clock was
    /// set back, so it counts as over.
    pub fn due(&self, now: u64) -> bool {
        self.refused.is_none() && (self.not_before <= now || self.not_before > now + LONGEST_PAUSE)
    }

    /// After a try without a receipt: doubles the pause from one second up to [`LONGEST_PAUSE`], spread by
    /// `random` in `0.0..1.0` so that a room full of phones does not come at once. `retry_after` in seconds, if
    /// the server asked for one (RFC 9110 §10.2.3), is respected up to the same limit.
    pub fn failed(mut self, now: u64, random: f64, retry_after: Option<u64>) -> Entry {
        let pause = (1000u64 << self.tries.min(20)).min(LONGEST_PAUSE);
        let spread = (pause as f64 * (0.5 + random.clamp(0.0, 1.0) / 2.0)) as u64;
        let asked = retry_after.unwrap_or(0).saturating_mul(1000).min(LONGEST_PAUSE);
        self.tries = self.tries.saturating_add(1);
        self.not_before = now + spread.max(asked);
        self
    }

    /// The connection is back: pauses were made for one that was not there.
    pub fn rested(self) -> Entry {
        Entry { tries: 0, not_before: 0, ..self }
    }

    /// The entries that this one may travel with, itself included. Every failed try halves them, so that one that
    /// breaks whatever it travels with is soon alone and blocks nobody.
    fn company(&self) -> usize {
        (MOST_OPERATIONS >> self.tries.min(ALONE)).max(1)
    }

    /// Bytes in a request, generously: the body is written as a string inside JSON.
    fn weight(&self) -> usize {
        let quotes = self.operation.body.bytes().filter(|byte| matches!(byte, b'"' | b'\\')).count();
        self.operation.body.len() + quotes + 200
    }

    /// By hand: *send now*.
    pub fn again(mut self) -> Entry {
        self.refused = None;
        self.rested()
    }

    pub fn receive(self, receipt: &Receipt) -> Verdict {
        let operation = &self.operation;
        let exactly = receipt.id == operation.id
            && receipt.revision == operation.revision
            && receipt.hash == operation.hash;
        match &receipt.outcome {
            _ if !exactly => Verdict::Keep(self),
            Outcome::Stored | Outcome::Superseded => Verdict::LetGo,
            Outcome::Refused { why: Refusal::Taken } => {
                let revision = operation.revision.saturating_add(1);
                Verdict::Keep(Entry { operation: Operation { revision, ..self.operation }, ..self })
            }
            Outcome::Refused { why } if why.worth_retrying() => Verdict::Keep(self),
            Outcome::Refused { why } => Verdict::Keep(Entry { refused: Some(*why), ..self }),
        }
    }
}

/// The entries for one request: due now, within its limits, and in company that they have not broken before.
pub fn batch(entries: &[Entry], now: u64) -> Vec<&Entry> {
    // The least tried first. Level by level, because a sort would be code in the wasm that every phone loads.
    let level = |entry: &Entry| entry.tries.min(ALONE);
    let levels = (0..=ALONE).flat_map(|wanted| entries.iter().filter(move |entry| level(entry) == wanted));
    let mut bytes = 0;
    let mut batch = Vec::new();
    for entry in levels.filter(|entry| entry.due(now)) {
        bytes += entry.weight();
        let fits = batch.is_empty() || (bytes <= MOST_BYTES && batch.len() < entry.company());
        if !fits {
            break;
        }
        batch.push(entry);
    }
    batch
}

/// When something is due next, in milliseconds since 1970; `None` when nothing waits to be sent.
pub fn next(entries: &[Entry]) -> Option<u64> {
    entries.iter().filter(|entry| entry.refused.is_none()).map(|entry| entry.not_before).min()
}

/// What the person is told about all that waits on this device.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Waiting {
    pub queued: usize,
    pub refused: usize,
}

pub fn waiting(entries: &[Entry]) -> Waiting {
    let refused = entries.iter().filter(|entry| entry.refused.is_some()).count();
    Waiting { queued: entries.len() - refused, refused }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::id::ResponseId;
    use proptest::prelude::*;

    fn entry() -> Entry {
        let body = "{}".to_string();
        let hash = crate::answer::wire::hash(&body);
        Entry::new(Operation { id: ResponseId::from_random([7; 16]), revision: 2, hash, body })
    }

    #[test]
    fn only_a_receipt_for_exactly_this_content_lets_go() {
        let good = entry().operation.receipt(Outcome::Stored);
        assert_eq!(entry().receive(&good), Verdict::LetGo);
        for other in [
            Receipt { revision: 1, ..good.clone() },
            Receipt { hash: "other".into(), ..good.clone() },
            Receipt { id: ResponseId::from_random([8; 16]), ..good.clone() },
        ] {
            assert_eq!(entry().receive(&other), Verdict::Keep(entry()));
        }
    }

    #[test]
    fn a_refused_entry_stays_until_sent_by_hand() {
        let refusal = entry().operation.receipt(Outcome::Refused { why: Refusal::RoundClosed });
        let Verdict::Keep(kept) = entry().receive(&refusal) else { panic!("let go") };
        assert!(!kept.due(u64::MAX - LONGEST_PAUSE) && kept.again().due(0));
    }

    #[test]
    fn content_that_came_second_goes_again_as_the_next_revision() {
        let taken = entry().operation.receipt(Outcome::Refused { why: Refusal::Taken });
        let Verdict::Keep(kept) = entry().receive(&taken) else { panic!("let go") };
        assert_eq!((kept.operation.revision, kept.due(0)), (3, true));
    }

    #[test]
    fn what_breaks_its_company_is_soon_alone() {
        let mut entries: Vec<Entry> = (0..200).map(|_| entry()).collect();
        let mut sizes = vec![];
        for _ in 0..9 {
            let size = batch(&entries, u64::MAX / 2).len();
            sizes.push(size);
            entries.truncate(size);
            entries = entries.into_iter().map(|e| e.failed(0, 0.0, None)).collect();
        }
        assert_eq!(sizes, [200, 100, 50, 25, 12, 6, 3, 1, 1]);
        entries.push(entry());
        assert_eq!(batch(&entries, u64::MAX / 2).len(), 1);
    }

    #[test]
    fn a_request_stays_within_its_bytes() {
        let long = "\"".repeat(200_000);
        let heavy = || Entry::new(Operation { body: long.clone(), ..entry().operation });
        let entries: Vec<Entry> = (0..5).map(|_| heavy()).collect();
        assert_eq!(batch(&entries, 0).len(), 2);
    }

    #[test]
    fn a_clock_set_back_does_not_stop_sending() {
        let far = entry().failed(10_000_000_000, 0.5, None);
        assert!(far.due(0));
    }

    proptest! {
        #[test]
        fn tries_never_stop_and_pauses_stay_under_five_minutes(
            now in 0u64..4_000_000_000_000,
            randoms in prop::collection::vec(0.0f64..1.0, 1..80),
            retry_after in prop::option::of(any::<u64>()),
        ) {
            let mut waits = entry();
            for random in randoms {
                waits = waits.failed(now, random, retry_after);
                prop_assert!(waits.not_before <= now + LONGEST_PAUSE);
                prop_assert!(waits.due(now + LONGEST_PAUSE));
            }
        }
    }
}
