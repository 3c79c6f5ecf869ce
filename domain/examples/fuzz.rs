//! Damages questionnaires of other tools in every way it can think of and reads them, for a while each: no bytes may make a
//! reader fall or hang. `cargo xtask fuzz [SECONDS]`; the seed is printed, and `KEHA_SEED` repeats a run.

#![allow(clippy::unwrap_used)]

use domain::survey::exchange::{Broken, Imported, limesurvey, surveyjs, xlsform};
use domain::text::Lang;
use rand::rngs::StdRng;
use rand::seq::IndexedRandom;
use rand::{Rng, SeedableRng};
use std::panic::catch_unwind;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

type Read = fn(&[u8], &str) -> Result<Imported, Broken>;

/// Reading one file longer than this counts as hanging.
const LONGEST: Duration = Duration::from_secs(10);

const FORMATS: [(&str, &str, &[&str], Read); 6] = [
    ("xlsx", "xlsform", &["xlsx"], |bytes, name| xlsform::import(bytes, name, Lang::Fi)),
    ("xls", "xlsform", &["xls"], |bytes, name| xlsform::import(bytes, name, Lang::Fi)),
    ("csv", "xlsform", &["csv"], |bytes, name| xlsform::import(bytes, name, Lang::Fi)),
    ("surveyjs", "surveyjs", &["json"], |bytes, _| surveyjs::import(bytes, Lang::Fi)),
    ("lss_lsg_lsq", "limesurvey", &["lss", "lsg", "lsq"], |bytes, _| limesurvey::import(bytes, Lang::Fi)),
    ("limesurvey_txt", "limesurvey", &["txt"], |bytes, _| limesurvey::import(bytes, Lang::Fi)),
];

fn main() {
    let seconds = std::env::args().nth(1).and_then(|text| text.parse().ok()).unwrap_or(600);
    let seed = std::env::var("KEHA_SEED").ok().and_then(|text| text.parse().ok());
    let seed: u64 = seed.unwrap_or_else(rand::random);
    std::panic::set_hook(Box::new(|_| {}));
    println!(
        "{:<16} {:>10} {:>8} {:>8} {:>8} {:>12}",
        "format", "files", "read", "fell", "hung", "longest, ms"
    );
    let mut figures = serde_json::Map::new();
    let mut bad = 0;
    for (format, folder, ends, read) in FORMATS {
        let mut random = StdRng::seed_from_u64(seed);
        let seeds = fixtures(folder, ends);
        let (begun, mut files, mut whole, mut fell, mut hung) = (Instant::now(), 0u64, 0u64, 0u64, 0u64);
        let mut longest = Duration::ZERO;
        while begun.elapsed() < Duration::from_secs(seconds) {
            let (name, bytes) = seeds.choose(&mut random).unwrap();
            let other = &seeds.choose(&mut random).unwrap().1;
            let bytes = damaged(bytes, other, &mut random);
            let started = Instant::now();
            match catch_unwind(|| read(&bytes, name)) {
                Ok(Ok(_)) => whole += 1,
                Ok(Err(_)) => {}
                Err(_) => {
                    fell += 1;
                    keep(format, &bytes);
                }
            }
            if started.elapsed() > LONGEST {
                hung += 1;
                keep(format, &bytes);
            }
            longest = longest.max(started.elapsed());
            files += 1;
        }
        let ms = longest.as_millis();
        println!("{format:<16} {files:>10} {whole:>8} {fell:>8} {hung:>8} {ms:>12}");
        bad += fell + hung;
        figures.insert(format.into(), serde_json::json!({ "files": files, "fell": fell, "hung": hung }));
    }
    figures.insert("seed".into(), seed.into());
    println!("{}", serde_json::Value::Object(figures));
    std::process::exit(if bad > 0 { 1 } else { 0 });
}

fn fixtures(folder: &str, ends: &[&str]) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fixtures/questionnaires").join(folder);
    let fits = |path: &PathBuf| path.extension().is_some_and(|end| ends.iter().any(|known| end == *known));
    let mut paths: Vec<PathBuf> =
        std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).filter(fits).collect();
    paths.sort();
    let read = |path: PathBuf| {
        (path.file_name().unwrap().to_string_lossy().into_owned(), std::fs::read(path).unwrap())
    };
    paths.into_iter().map(read).collect()
}

/// One to eight blows: other bytes, bits, pieces taken out, doubled, moved in from another file, cut off.
fn damaged(bytes: &[u8], other: &[u8], random: &mut StdRng) -> Vec<u8> {
    const WORDS: [&[u8]; 12] = [
        b"<",
        b">",
        b"&#x0;",
        b"\"",
        b"{",
        b"}",
        b"[",
        b"\t",
        b"\n",
        b"${a}",
        b"99999999999999999999",
        b"\xff\xfe",
    ];
    let mut bytes = bytes.to_vec();
    for _ in 0..random.random_range(1..=8) {
        if bytes.is_empty() {
            return bytes;
        }
        let at = random.random_range(0..bytes.len());
        let end = (at + random.random_range(1..200)).min(bytes.len());
        match random.random_range(0..7) {
            0 => bytes[at] = random.random(),
            1 => bytes[at] ^= 1 << random.random_range(0..8),
            2 => drop(bytes.drain(at..end)),
            3 => {
                let piece = bytes[at..end].to_vec();
                bytes.splice(at..at, piece);
            }
            4 => {
                let from = random.random_range(0..other.len());
                let to = (from + random.random_range(1..400)).min(other.len());
                bytes.splice(at..end, other[from..to].iter().copied());
            }
            5 => {
                let word = WORDS.choose(random).unwrap();
                bytes.splice(at..at, word.iter().copied());
            }
            _ => bytes.truncate(at),
        }
    }
    bytes
}

/// What made a reader fall, to look at.
fn keep(format: &str, bytes: &[u8]) {
    let name = std::env::temp_dir().join(format!("keha-fuzz-{format}-{}", bytes.len()));
    std::fs::write(&name, bytes).unwrap();
    println!("kept {}", name.display());
}
