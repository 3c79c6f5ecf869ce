//! A bad network between phones and server: it drops, delays, truncates, duplicates and reorders requests and replies,
//! and answers in the server's place with every status from 200 to 599 and a captive portal's page.

use rand::rngs::StdRng;
use rand::{Rng, SeedableRng};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::Duration;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Fault {
    None,
    DropRequest,
    DropReply,
    TruncateRequest,
    TruncateReply,
    Duplicate,
    /// Held back, so that later ones overtake it.
    Delay,
    Portal,
    Status,
}

pub struct Proxy {
    pub port: u16,
    /// Faults until somebody says that the weather is good.
    good: Arc<AtomicBool>,
    pub faults: Arc<AtomicU64>,
}

impl Proxy {
    pub async fn start(server: u16, seed: u64) -> Proxy {
        let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let port = listener.local_addr().unwrap().port();
        let (good, faults) = (Arc::new(AtomicBool::new(false)), Arc::new(AtomicU64::new(0)));
        let (fine, count) = (good.clone(), faults.clone());
        tokio::spawn(async move {
            let mut number = 0;
            while let Ok((phone, _)) = listener.accept().await {
                number += 1;
                let mut random = StdRng::seed_from_u64(seed ^ number);
                let fault = if fine.load(Ordering::Relaxed) { Fault::None } else { weather(&mut random) };
                count.fetch_add(u64::from(fault != Fault::None), Ordering::Relaxed);
                // A connection that breaks is what this is for.
                tokio::spawn(async move { carry(phone, server, fault, random).await.unwrap_or(()) });
            }
        });
        Proxy { port, good, faults }
    }

    pub fn good_weather(&self) {
        self.good.store(true, Ordering::Relaxed);
    }
}

fn weather(random: &mut StdRng) -> Fault {
    use Fault::*;
    match random.random_range(0..100) {
        0..6 => DropRequest,
        6..14 => DropReply,
        14..18 => TruncateRequest,
        18..22 => TruncateReply,
        22..28 => Duplicate,
        28..38 => Delay,
        38..42 => Portal,
        42..48 => Status,
        _ => None,
    }
}

async fn carry(mut phone: TcpStream, server: u16, fault: Fault, mut random: StdRng) -> std::io::Result<()> {
    let request = read_message(&mut phone).await?;
    let reply = match fault {
        Fault::DropRequest => return Ok(()),
        Fault::Portal => answer(200, "<!doctype html><title>Welcome to our Wi-Fi</title>"),
        Fault::Status => {
            let status = random.random_range(300..600);
            answer(status, if status % 2 == 0 { "{\"receipts\":[]}" } else { "<h1>Error</h1>" })
        }
        Fault::TruncateRequest => {
            let kept = random.random_range(0..request.len());
            let mut to = TcpStream::connect(("127.0.0.1", server)).await?;
            to.write_all(&request[..kept]).await?;
            return Ok(());
        }
        Fault::Duplicate => {
            let (first, second) = tokio::join!(ask(server, &request), ask(server, &request));
            first.or(second)?
        }
        Fault::Delay => {
            tokio::time::sleep(Duration::from_millis(random.random_range(20..600))).await;
            ask(server, &request).await?
        }
        Fault::None | Fault::DropReply | Fault::TruncateReply => ask(server, &request).await?,
    };
    let whole = match fault {
        Fault::DropReply => 0,
        Fault::TruncateReply => random.random_range(0..reply.len()),
        _ => reply.len(),
    };
    phone.write_all(&reply[..whole]).await?;
    phone.shutdown().await
}

fn answer(status: u16, body: &str) -> Vec<u8> {
    let length = body.len();
    let retry = if status == 429 || status == 503 { "retry-after: 1\r\n" } else { "" };
    format!("HTTP/1.1 {status} Odd\r\ncontent-length: {length}\r\n{retry}connection: close\r\n\r\n{body}")
        .into_bytes()
}

async fn ask(server: u16, request: &[u8]) -> std::io::Result<Vec<u8>> {
    let mut to = TcpStream::connect(("127.0.0.1", server)).await?;
    to.write_all(request).await?;
    read_message(&mut to).await
}

/// One HTTP/1.1 message with a `content-length`.
async fn read_message(from: &mut TcpStream) -> std::io::Result<Vec<u8>> {
    let mut message = Vec::new();
    let mut part = [0; 16 << 10];
    loop {
        let n = from.read(&mut part).await?;
        message.extend_from_slice(&part[..n]);
        let head = message.windows(4).position(|four| four == b"\r\n\r\n").map(|at| at + 4);
        if let Some(head) = head {
            let text = String::from_utf8_lossy(&message[..head]).to_ascii_lowercase();
            let length =
                text.lines().find_map(|line| line.strip_prefix("content-length:")?.trim().parse().ok());
            if message.len() >= head + length.unwrap_or(0usize) {
                return Ok(message);
            }
        }
        if n == 0 {
            return Err(std::io::ErrorKind::UnexpectedEof.into());
        }
    }
}
