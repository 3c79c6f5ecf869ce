//! 100,000 answers from 500 phones through a bad network, while the server is killed 200 times. Phones run the outbox that
//! is in every browser; their clock goes 100 times faster, so that five minutes of pause are three seconds.

#![allow(clippy::unwrap_used)]

use domain::answer::outbox::{self, Entry, Verdict};
use domain::answer::wire::{Request, Response};
use domain::id::ResponseId;
use load::proxy::Proxy;
use load::round::{self, Round};
use load::server::Server;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use sqlx::Row;
use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::{Duration, Instant};

const CLOCK: u64 = 100;
/// One answer in this many is changed after the first try to send it.
const CHANGED: u32 = 40;

/// What the phones have had receipts for, by mark: the hash of the last revision.
type Delivered = BTreeMap<String, (ResponseId, String)>;

struct Phone {
    number: u64,
    random: StdRng,
    round: Round,
    client: reqwest::Client,
    address: String,
    /// Local storage: survives everything.
    outbox: BTreeMap<ResponseId, (String, Entry)>,
    delivered: Delivered,
    begun: Instant,
    received: Arc<AtomicU64>,
}

impl Phone {
    fn now(&self) -> u64 {
        1_800_000_000_000 + self.begun.elapsed().as_millis() as u64 * CLOCK
    }

    fn write_answer(&mut self, number: u64) {
        let id = ResponseId::from_random(self.random.random());
        let mark = format!("p{}-a{number}", self.number);
        let operation = self.round.answer(&mut self.random, id, 1, &mark);
        self.outbox.insert(id, (mark, Entry::new(operation)));
    }

    /// Somebody takes an answer back that may be on its way, and sends it changed.
    fn change_one(&mut self) {
        let chosen = self
            .outbox
            .iter()
            .next()
            .map(|(id, (mark, entry))| (*id, mark.clone(), entry.operation.revision));
        if let Some((id, mark, revision)) = chosen {
            let operation = self.round.answer(&mut self.random, id, revision + 1, &mark);
            self.outbox.insert(id, (mark, Entry::new(operation)));
        }
    }

    async fn send(&mut self) {
        let now = self.now();
        let entries: Vec<Entry> = self.outbox.values().map(|(_, entry)| entry.clone()).collect();
        let batch: Vec<Entry> = outbox::batch(&entries, now).into_iter().cloned().collect();
        if batch.is_empty() {
            return;
        }
        let request = Request { operations: batch.iter().map(|entry| entry.operation.clone()).collect() };
        let asked = self.client.post(&self.address).json(&request).send();
        // Now and then the page is closed while it waits.
        let patience = Duration::from_millis(if self.random.random_ratio(1, 20) { 15 } else { 4_000 });
        let reply: Option<Response> = match tokio::time::timeout(patience, asked).await {
            Ok(Ok(reply)) => reply.json().await.ok(),
            _ => None,
        };
        for entry in batch {
            let id = entry.operation.id;
            let receipt =
                reply.as_ref().and_then(|reply| reply.receipts.iter().find(|receipt| receipt.id == id));
            let verdict = match receipt {
                Some(receipt) => entry.clone().receive(receipt),
                None => Verdict::Keep(entry.clone().failed(self.now(), self.random.random(), None)),
            };
            let Some((mark, _)) = self.outbox.get(&id) else { continue };
            let mark = mark.clone();
            match verdict {
                Verdict::LetGo => {
                    self.outbox.remove(&id);
                    self.delivered.insert(mark, (id, entry.operation.hash));
                    self.received.fetch_add(1, Ordering::Relaxed);
                }
                Verdict::Keep(kept) => {
                    assert_eq!(kept.refused, None, "a good answer was refused");
                    self.outbox.insert(id, (mark, kept));
                }
            }
        }
    }

    async fn live(mut self, answers: u64) -> Delivered {
        let mut written = 0;
        while written < answers || !self.outbox.is_empty() {
            let more = self.random.random_range(0..4).min(answers - written);
            for _ in 0..more {
                self.write_answer(written);
                written += 1;
            }
            self.send().await;
            if self.random.random_ratio(1, CHANGED) {
                self.change_one();
            }
            tokio::time::sleep(Duration::from_millis(self.random.random_range(5..60))).await;
        }
        self.delivered
    }
}

fn argument(name: &str, default: u64) -> u64 {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[tokio::main]
async fn main() {
    let (answers, phones, kills) =
        (argument("KEHA_ANSWERS", 100_000), argument("KEHA_PHONES", 500), argument("KEHA_KILLS", 200));
    let seed = argument("KEHA_SEED", rand::random::<u32>().into());
    println!("seed {seed}: KEHA_SEED={seed} repeats the same faults");
    let folder = std::env::temp_dir().join(format!("keha-faults-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = format!("sqlite://{}?mode=rwc", folder.join("keha.sqlite").display());
    let database = std::env::var("KEHA_BENCH_DATABASE").unwrap_or(file);
    let store = store::Store::open(&database).await.unwrap();
    let round = round::open(&store).await;
    drop(store);
    let mut server = Server::start(&folder, &database).await;
    let proxy = Proxy::start(server.port, seed).await;
    let received = Arc::new(AtomicU64::new(0));
    let begun = Instant::now();
    let client = reqwest::Client::builder().pool_max_idle_per_host(0).build().unwrap();
    let mut living = tokio::task::JoinSet::new();
    for number in 0..phones {
        let phone = Phone {
            number,
            random: StdRng::seed_from_u64(seed.wrapping_mul(1_000_003) + number),
            round: round.clone(),
            client: client.clone(),
            address: format!("http://127.0.0.1:{}/sync/v1", proxy.port),
            outbox: BTreeMap::new(),
            delivered: BTreeMap::new(),
            begun,
            received: received.clone(),
        };
        let own = answers / phones + u64::from(number < answers % phones);
        living.spawn(phone.live(own));
    }
    let mut random = StdRng::seed_from_u64(seed);
    for kill in 0..kills {
        // Spread over the whole run, at a moment that nobody chose.
        while received.load(Ordering::Relaxed) < answers * kill / kills {
            tokio::time::sleep(Duration::from_millis(2)).await;
        }
        tokio::time::sleep(Duration::from_millis(random.random_range(0..60))).await;
        server.kill().await;
        server.restart().await;
        if (kill + 1) % 20 == 0 {
            println!("{} of {answers} received, killed {} times", received.load(Ordering::Relaxed), kill + 1);
        }
    }
    proxy.good_weather();
    let mut delivered = Delivered::new();
    while let Some(phone) = living.join_next().await {
        delivered.extend(phone.unwrap());
    }
    let seconds = begun.elapsed().as_secs();
    server.kill().await;

    let (lost, doubled) = compare(&database, &delivered, answers).await;
    println!(
        "\n{:>10} {:>8} {:>8} {:>8} {:>8} {:>8} {:>10}",
        "answers", "phones", "kills", "faults", "lost", "doubled", "seconds"
    );
    let faults = proxy.faults.load(Ordering::Relaxed);
    println!("{answers:>10} {phones:>8} {kills:>8} {faults:>8} {lost:>8} {doubled:>8} {seconds:>10}");
    std::fs::remove_dir_all(&folder).unwrap();
    let figures = serde_json::json!({
        "answers": answers, "lost": lost, "doubled": doubled, "kills": kills, "phones": phones,
        "seed": seed, "faults": faults, "seconds": seconds,
    });
    println!("{figures}");
}

/// What the phones believe against what the database holds: answers that are not there with the content that was
/// confirmed, and answers that are there more than once, by what somebody wrote in them.
async fn compare(database: &str, delivered: &Delivered, answers: u64) -> (u64, u64) {
    sqlx::any::install_default_drivers();
    let pool = sqlx::AnyPool::connect(database).await.unwrap();
    let rows = sqlx::query("SELECT hash, body FROM response").fetch_all(&pool).await.unwrap();
    let mut found: HashMap<String, Vec<String>> = HashMap::new();
    for row in rows {
        let body: String = row.get("body");
        let places: serde_json::Value = serde_json::from_str(&body).unwrap();
        let mark = places.as_array().and_then(|list| list.last()).and_then(|mark| mark.as_str()).unwrap();
        found.entry(mark.into()).or_default().push(row.get("hash"));
    }
    let kept = delivered
        .iter()
        .filter(|(mark, (_, hash))| found.get(*mark).is_some_and(|hashes| hashes.contains(hash)));
    let doubled = found.values().filter(|hashes| hashes.len() > 1).count() as u64;
    (answers - kept.count() as u64, doubled)
}
