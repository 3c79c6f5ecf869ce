//! Ways in which other products lose or double answers (numbers of research/survey-peers.md §2) that need no browser: phones
//! and a server in memory, with a network between them that does whatever proptest thinks of. A failing case is printed and
//! kept with its seed in `failures.regressions`, and tried first from then on.

#![allow(clippy::unwrap_used)]

use domain::answer::outbox::{Entry, LONGEST_PAUSE, Verdict, batch, next};
use domain::answer::value::{Value, Values};
use domain::answer::wire::{
    Answer, Body, MOST_OPERATIONS, Operation, Outcome, Receipt, Refusal, Request, Response, hash,
};
use domain::id::{ItemKey, ResponseId, VersionId};
use domain::text::Lang;
use proptest::prelude::*;
use proptest::test_runner::FileFailurePersistence;
use std::collections::BTreeMap;

#[derive(Default)]
struct Server {
    rows: BTreeMap<ResponseId, (u32, String)>,
    /// Marks of all that was ever written, so that nothing is thought received that never was.
    written: Vec<(ResponseId, String)>,
}

impl Server {
    /// As the store does: insert, or replace by a higher revision, then tell what is held.
    fn take(&mut self, request: &Request) -> Response {
        let receipt = |operation: &Operation| {
            if let Err(why) = operation.open() {
                return operation.receipt(Outcome::Refused { why });
            }
            let held = self.rows.get(&operation.id);
            if held.is_none_or(|(revision, _)| *revision < operation.revision) {
                self.rows.insert(operation.id, (operation.revision, operation.hash.clone()));
                self.written.push((operation.id, operation.hash.clone()));
            }
            let (revision, hash) = &self.rows[&operation.id];
            operation.receipt(operation.outcome(*revision, hash))
        };
        Response { receipts: request.operations.iter().map(receipt).collect() }
    }
}

#[derive(Default)]
struct Phone {
    outbox: BTreeMap<ResponseId, Entry>,
    /// The content that counts for each answer: what was written last.
    wanted: BTreeMap<ResponseId, String>,
    now: u64,
}

fn operation(id: ResponseId, revision: u32, mark: u32) -> Operation {
    let values = Values::from([(ItemKey::new("open"), Value::Text(format!("mark {mark}")))]);
    let version = VersionId::from_random([0; 16]);
    let body = Body::Answer(Answer { link: "k".into(), version, lang: Lang::Fi, values, ticket: None });
    Operation::new(id, revision, &body).unwrap()
}

impl Phone {
    fn write(&mut self, id: ResponseId, mark: u32) {
        let revision = self.outbox.get(&id).map_or(1, |entry| entry.operation.revision + 1);
        let operation = operation(id, revision, mark);
        self.wanted.insert(id, operation.hash.clone());
        self.outbox.insert(id, Entry::new(operation));
    }

    fn request(&self) -> Request {
        let entries: Vec<Entry> = self.outbox.values().cloned().collect();
        Request { operations: batch(&entries, self.now).into_iter().map(|e| e.operation.clone()).collect() }
    }

    fn receive(&mut self, request: &Request, reply: Option<&Response>) {
        for sent in &request.operations {
            let Some(entry) = self.outbox.get(&sent.id).cloned() else { continue };
            if entry.operation != *sent {
                continue;
            }
            let receipt = reply.and_then(|reply| reply.receipts.iter().find(|receipt| receipt.id == sent.id));
            let verdict = match receipt {
                Some(receipt) => entry.receive(receipt),
                None => Verdict::Keep(entry.failed(self.now, 0.5, None)),
            };
            match verdict {
                Verdict::LetGo => drop(self.outbox.remove(&sent.id)),
                Verdict::Keep(entry) => drop(self.outbox.insert(sent.id, entry)),
            }
        }
    }
}

#[derive(Clone, Debug)]
enum Event {
    /// A phone writes a new answer, or changes one that waits.
    Write {
        phone: usize,
        change: bool,
    },
    Send {
        phone: usize,
        weather: Weather,
    },
    /// An old request arrives again, long after.
    Ghost(prop::sample::Index),
    Wait(u64),
}

#[derive(Clone, Debug)]
enum Weather {
    Good,
    RequestLost,
    ReplyLost,
    /// Receipts of others, other hashes, other revisions.
    ForgedReply,
    Damaged,
    Twice,
}

fn events() -> impl Strategy<Value = Vec<Event>> {
    use Weather::*;
    let weather = prop_oneof![
        Just(Good),
        Just(RequestLost),
        Just(ReplyLost),
        Just(ForgedReply),
        Just(Damaged),
        Just(Twice)
    ];
    let event = prop_oneof![
        (0..2usize, any::<bool>()).prop_map(|(phone, change)| Event::Write { phone, change }),
        (0..2usize, weather).prop_map(|(phone, weather)| Event::Send { phone, weather }),
        any::<prop::sample::Index>().prop_map(Event::Ghost),
        (0..LONGEST_PAUSE).prop_map(Event::Wait),
    ];
    prop::collection::vec(event, 1..120)
}

proptest! {
    #![proptest_config(ProptestConfig {
        cases: 400,
        failure_persistence: Some(Box::new(FileFailurePersistence::WithSource("regressions"))),
        ..ProptestConfig::default()
    })]

    /// 1 ack lost, 3 same id with new content, 5 parallel drains, 6 nothing but a receipt deletes, 8 corrupted bodies,
    /// 20 retries never give up: whatever the network does, in the end the server holds each answer once, as it was
    /// written last, and no phone has let go of anything before that.
    #[test]
    fn nothing_is_lost_or_doubled(events in events()) {
        let mut server = Server::default();
        let mut phones = [Phone::default(), Phone::default()];
        let mut past: Vec<Request> = vec![];
        let mut mark = 0u32;
        for event in events {
            match event {
                Event::Write { phone, change } => {
                    mark += 1;
                    let waiting = phones[phone].outbox.keys().next().copied();
                    let mut bytes = [phone as u8; 16];
                    bytes[..4].copy_from_slice(&mark.to_be_bytes());
                    let id = waiting.filter(|_| change).unwrap_or(ResponseId::from_random(bytes));
                    phones[phone].write(id, mark);
                }
                Event::Send { phone, weather } => {
                    let request = phones[phone].request();
                    let reply = match weather {
                        Weather::RequestLost => None,
                        Weather::Good => Some(server.take(&request)),
                        Weather::ReplyLost => { server.take(&request); None }
                        Weather::Twice => { server.take(&request); Some(server.take(&request)) }
                        Weather::ForgedReply => {
                            let forged = |o: &Operation| Receipt { hash: hash("other"), ..o.receipt(Outcome::Stored) };
                            Some(Response { receipts: request.operations.iter().map(forged).collect() })
                        }
                        Weather::Damaged => {
                            let mut damaged = request.clone();
                            for operation in &mut damaged.operations { operation.body.push('x'); }
                            Some(server.take(&damaged))
                        }
                    };
                    phones[phone].receive(&request, reply.as_ref());
                    past.push(request);
                }
                Event::Ghost(which) if !past.is_empty() => { server.take(&which.get(&past).clone()); }
                Event::Ghost(_) => {}
                Event::Wait(pause) => phones.iter_mut().for_each(|phone| phone.now += pause),
            }
            for phone in &phones {
                for (id, wanted) in &phone.wanted {
                    let held = server.rows.get(id).map(|(_, hash)| hash);
                    prop_assert!(phone.outbox.contains_key(id) || held == Some(wanted), "let go too early");
                }
            }
        }
        // The weather clears. Everything arrives, in a number of requests that does not grow without end.
        for phone in &mut phones {
            for _ in 0..2_000 {
                if phone.outbox.is_empty() { break; }
                let entries: Vec<Entry> = phone.outbox.values().cloned().collect();
                phone.now = phone.now.max(next(&entries).unwrap_or(0));
                let request = phone.request();
                let reply = server.take(&request);
                phone.receive(&request, Some(&reply));
            }
            prop_assert!(phone.outbox.is_empty());
        }
        let wanted: BTreeMap<_, _> = phones.iter().flat_map(|phone| phone.wanted.clone()).collect();
        let held: BTreeMap<_, _> = server.rows.iter().map(|(id, (_, hash))| (*id, hash.clone())).collect();
        prop_assert_eq!(wanted, held);
    }

    /// 19 one bad record: a server that fails on whatever travels with it takes all others nevertheless.
    #[test]
    fn a_poison_record_blocks_nobody(others in 1usize..400, place in any::<prop::sample::Index>()) {
        let mut phone = Phone::default();
        let mut server = Server::default();
        for n in 0..=others as u32 {
            let mut bytes = [0; 16];
            bytes[..4].copy_from_slice(&n.wrapping_mul(2_654_435_761).to_be_bytes());
            phone.write(ResponseId::from_random(bytes), n);
        }
        let ids: Vec<ResponseId> = phone.outbox.keys().copied().collect();
        let poison = *place.get(&ids);
        for _ in 0..200 {
            let request = phone.request();
            prop_assert!(request.operations.len() <= MOST_OPERATIONS);
            let broken = request.operations.iter().any(|operation| operation.id == poison);
            let reply = (!broken).then(|| server.take(&request));
            phone.receive(&request, reply.as_ref());
            phone.now += LONGEST_PAUSE;
        }
        prop_assert_eq!(phone.outbox.keys().copied().collect::<Vec<_>>(), vec![poison]);
        prop_assert_eq!(server.rows.len(), others);
    }

    /// 20 an outage of 72 hours, 27 a clock that jumps by a year: it is still tried.
    #[test]
    fn no_outage_and_no_clock_ends_the_tries(hours in 1u64..72, jump in -31_536_000_000i64..31_536_000_000) {
        let mut phone = Phone { now: 1_800_000_000_000, ..Phone::default() };
        phone.write(ResponseId::from_random([1; 16]), 1);
        let end = phone.now + hours * 3_600_000;
        let mut tries = 0;
        while phone.now < end {
            let request = phone.request();
            tries += u32::from(!request.operations.is_empty());
            phone.receive(&request, None);
            phone.now += LONGEST_PAUSE;
        }
        prop_assert!(tries as u64 >= hours * 12);
        phone.now = phone.now.saturating_add_signed(jump);
        let soon = (0..2).any(|_| { let due = !phone.request().operations.is_empty(); phone.now += LONGEST_PAUSE; due });
        prop_assert!(soon);
    }
}

/// 14 old queue, new code: entries as the first release wrote them are read and sent.
#[test]
fn entries_of_the_first_release_are_read() {
    let body = r#"{"type":"answer","link":"k7m2pq","version":"0b8f8a52-77aa-4f7e-8a46-3a5f5b6f9d10","lang":"fi","values":{"agree":{"choice":4}}}"#;
    let stored = format!(
        r#"{{"operation":{{"id":"6f2c1e80-3a1b-4c55-9a0e-0c8d1b7e4f21","revision":1,"hash":"{}","body":{}}},"tries":3,"not_before":5,"refused":null}}"#,
        hash(body),
        serde_json::to_string(body).unwrap()
    );
    let entry: Entry = serde_json::from_str(&stored).unwrap();
    assert!(entry.due(10));
    assert!(matches!(entry.operation.open(), Ok(Body::Answer(answer)) if answer.ticket.is_none()));
    let bare: Entry =
        serde_json::from_str(&stored.replace(r#","tries":3,"not_before":5,"refused":null"#, "")).unwrap();
    assert_eq!(bare, Entry::new(bare.operation.clone()));
}

/// 26 an empty answer is refused and stays where it is; 6 so does every other refusal.
#[test]
fn refusals_stay_on_the_device() {
    for why in [
        Refusal::NotUnderstood,
        Refusal::UnknownLink,
        Refusal::RoundClosed,
        Refusal::NotPossible,
        Refusal::NoTicket,
    ] {
        let entry = Entry::new(operation(ResponseId::from_random([1; 16]), 1, 1));
        let receipt = entry.operation.receipt(Outcome::Refused { why });
        let Verdict::Keep(kept) = entry.receive(&receipt) else { panic!("{why:?} let go") };
        assert_eq!(kept.refused, Some(why));
        assert!(!kept.due(0) && kept.again().due(0));
    }
}
