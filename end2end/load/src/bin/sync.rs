//! How many durable answers a second the server takes through `/sync/v1`, beside a bare loop of the same inserts in the
//! same run; how long they take at half that load; and whether that stays so from ten thousand answers to a million.

#![allow(clippy::unwrap_used)]

use domain::answer::wire::{Operation, Request};
use domain::id::ResponseId;
use load::round::{self, Round};
use load::server::Server;
use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use serde_json::json;
use sqlx::AnyPool;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::time::{Duration, Instant};

const BATCH: usize = 50;
const SENDERS: usize = 16;
const WINDOW: Duration = Duration::from_secs(6);
/// Stored answers at the first and the last measurement.
const FIRST: usize = 10_000;

fn argument(name: &str, default: usize) -> usize {
    std::env::var(name).ok().and_then(|text| text.parse().ok()).unwrap_or(default)
}

#[tokio::main]
async fn main() {
    sqlx::any::install_default_drivers();
    let last = argument("KEHA_ANSWERS", 1_000_000);
    let folder = std::env::temp_dir().join(format!("keha-sync-{}", std::process::id()));
    std::fs::create_dir_all(&folder).unwrap();
    let file = format!("sqlite://{}?mode=rwc", folder.join("keha.sqlite").display());
    let mut figures = json!({ "sqlite": measure(&folder, &file, last).await });
    if let Ok(url) = std::env::var("KEHA_TEST_POSTGRES") {
        figures["postgres"] = measure(&folder, &url, last).await;
    }
    std::fs::remove_dir_all(&folder).unwrap();
    println!("{figures}");
}

struct Bench {
    round: Round,
    address: String,
    client: reqwest::Client,
    random: StdRng,
}

async fn measure(folder: &Path, database: &str, last: usize) -> serde_json::Value {
    let name = database.split(':').next().unwrap();
    println!("\n{name}");
    let store = store::Store::open(database).await.unwrap();
    let round = round::open(&store).await;
    drop(store);
    let bare_single = bare(database, 1).await;
    println!("{:<44} {bare_single:>10.0}", "bare loop, one insert a commit, per second");
    let bare_batch = bare(database, BATCH).await;
    println!("{:<44} {bare_batch:>10.0}", "bare loop, 50 inserts a commit, per second");

    let server = Server::start(folder, database).await;
    let mut bench = Bench {
        round,
        address: format!("http://127.0.0.1:{}/sync/v1", server.port),
        client: reqwest::Client::new(),
        random: StdRng::seed_from_u64(1),
    };
    let mut stored = bench.fill(FIRST).await;
    let single = bench.throughput(1).await;
    println!("{:<44} {single:>10.0}", "server, one answer a request, per second");
    let batch50 = bench.throughput(BATCH).await;
    println!("{:<44} {batch50:>10.0}", "server, 50 answers a request, per second");
    let p95_single = bench.half_load(1, single).await;
    let p95_batch = bench.half_load(BATCH, batch50).await;
    println!("{:<44} {p95_single:>10.1}", "p95 at half load, one answer a request, ms");
    println!("{:<44} {p95_batch:>10.1}", "p95 at half load, 50 answers a request, ms");
    println!("{:>12} {:>12}", "stored", "batch50/s");
    println!("{FIRST:>12} {batch50:>12.0}");
    let mut at_last = batch50;
    for part in 1..=4 {
        let goal = last * part / 4;
        stored += bench.fill(goal.saturating_sub(stored)).await;
        at_last = bench.throughput(BATCH).await;
        println!("{goal:>12} {at_last:>12.0}");
    }
    let peak = server.peak_mb();
    println!("{:<44} {peak:>10}", "most memory of the server, MB");
    json!({
        "batch50_per_s": batch50.round(), "bare_batch50_per_s": bare_batch.round(),
        "single_per_s": single.round(), "bare_single_per_s": bare_single.round(),
        "p95_ms": (p95_single.max(p95_batch) * 10.0).round() / 10.0, "peak_mb": peak,
        "batch50_per_s_at_last": at_last.round(), "stored_at_last": last,
    })
}

/// The limit: a prepared insert of the same rows in a loop, with a commit after every `batch`. Same durability.
async fn bare(database: &str, batch: usize) -> f64 {
    let sqlite = database.starts_with("sqlite");
    let pool = AnyPool::connect(database).await.unwrap();
    let mut to = pool.acquire().await.unwrap();
    let blob = if sqlite { "BLOB" } else { "BYTEA" };
    let by_key = if sqlite { " WITHOUT ROWID" } else { "" };
    if sqlite {
        for pragma in
            ["journal_mode = WAL", "synchronous = FULL", "cache_size = -65536", "wal_autocheckpoint = 16384"]
        {
            sqlx::query(sqlx::AssertSqlSafe(format!("PRAGMA {pragma}"))).execute(&mut *to).await.unwrap();
        }
    }
    let table = format!(
        "CREATE TABLE bare{batch} (round_id {blob} NOT NULL, unit_id {blob} NOT NULL, id {blob} NOT NULL,
            version_id {blob} NOT NULL, revision INTEGER NOT NULL, hash TEXT NOT NULL, day TEXT NOT NULL,
            lang TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (round_id, unit_id, id)){by_key}"
    );
    sqlx::query(sqlx::AssertSqlSafe(table)).execute(&mut *to).await.unwrap();
    let insert = format!("INSERT INTO bare{batch} VALUES ($1, $2, $3, $4, 1, $5, '2026-11-24', 'fi', $6)");
    let mut random = StdRng::seed_from_u64(7);
    let fixed: [Vec<u8>; 3] = [0, 1, 2].map(|_| random.random::<[u8; 16]>().to_vec());
    let body = "[4,3,5,1,2,4,3,5,1,2,4,3,5,1,2,4,3,5,1,2,4,3,5,1,\"Kahvihetket toimivat.\"]";
    let (begun, mut rows) = (Instant::now(), 0);
    while begun.elapsed() < WINDOW {
        sqlx::query("BEGIN").execute(&mut *to).await.unwrap();
        for _ in 0..batch {
            sqlx::query(sqlx::AssertSqlSafe(insert.clone()))
                .bind(fixed[0].clone())
                .bind(fixed[1].clone())
                .bind(random.random::<[u8; 16]>().to_vec())
                .bind(fixed[2].clone())
                .bind(format!("{:064x}", random.random::<u128>()))
                .bind(body)
                .execute(&mut *to)
                .await
                .unwrap();
        }
        sqlx::query("COMMIT").execute(&mut *to).await.unwrap();
        rows += batch;
    }
    rows as f64 / begun.elapsed().as_secs_f64()
}

impl Bench {
    fn operation(&mut self) -> Operation {
        let id = ResponseId::from_random(self.random.random());
        self.round.answer(&mut self.random, id, 1, "Kahvihetket toimivat.")
    }

    fn requests(&mut self, count: usize, batch: usize) -> Vec<String> {
        let request =
            |bench: &mut Bench| Request { operations: (0..batch).map(|_| bench.operation()).collect() };
        (0..count).map(|_| serde_json::to_string(&request(self)).unwrap()).collect()
    }

    /// Stores this many more, however long it takes.
    async fn fill(&mut self, answers: usize) -> usize {
        for _ in 0..answers.div_ceil(200 * 50) {
            let part = self.requests(50, 200);
            self.send(part, Duration::MAX, None).await;
        }
        answers
    }

    /// Answers a second while several senders wait for nothing but their receipts.
    async fn throughput(&mut self, batch: usize) -> f64 {
        // Written before the clock starts: phones make their requests themselves.
        let requests = self.requests(if batch == 1 { 60_000 } else { 3_000 }, batch);
        let (latencies, elapsed) = self.send(requests, WINDOW, None).await;
        (latencies.len() * batch) as f64 / elapsed.as_secs_f64()
    }

    /// The 95th percentile of latency, in milliseconds, at half of `rate` answers a second.
    async fn half_load(&mut self, batch: usize, rate: f64) -> f64 {
        let per_second = rate / 2.0 / batch as f64;
        let requests = self.requests((per_second * WINDOW.as_secs_f64()) as usize + 1, batch);
        let pause = Duration::from_secs_f64(1.0 / per_second);
        let (mut latencies, _) = self.send(requests, WINDOW, Some(pause)).await;
        latencies.sort();
        latencies[latencies.len() * 95 / 100].as_secs_f64() * 1000.0
    }

    /// Sends in order, at once or one every `pause`. A request that is late counts from when it should have left.
    async fn send(
        &self,
        requests: Vec<String>,
        window: Duration,
        pause: Option<Duration>,
    ) -> (Vec<Duration>, Duration) {
        let (requests, next) = (Arc::new(requests), Arc::new(AtomicUsize::new(0)));
        let begun = Instant::now();
        let mut senders = tokio::task::JoinSet::new();
        for _ in 0..SENDERS {
            let (requests, next) = (requests.clone(), next.clone());
            let (client, address) = (self.client.clone(), self.address.clone());
            senders.spawn(async move {
                let mut latencies = Vec::new();
                loop {
                    let place = next.fetch_add(1, Ordering::Relaxed);
                    if place >= requests.len() || begun.elapsed() >= window {
                        return latencies;
                    }
                    let due = pause.map_or_else(Instant::now, |pause| begun + pause * place as u32);
                    tokio::time::sleep_until(due.into()).await;
                    let request = client.post(&address).header("content-type", "application/json");
                    let reply = request.body(requests[place].clone()).send().await.unwrap();
                    assert!(reply.status().is_success(), "{}", reply.status());
                    let text = reply.text().await.unwrap();
                    assert!(text.contains("stored") && !text.contains("refused"), "{text}");
                    latencies.push(due.elapsed());
                }
            });
        }
        let latencies = senders.join_all().await.into_iter().flatten().collect();
        (latencies, begun.elapsed())
    }
}
