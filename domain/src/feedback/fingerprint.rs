//! Telling a repeated import from an honest repetition: the same file imported twice gives the same fingerprints,
//! and two people who wrote the same within one file get different ones.

use super::mapping::Mapping;
use crate::day::Period;
use sha2::{Digest, Sha256};
use std::collections::HashMap;

/// 96 bits: among a million records the chance of two equal by accident is about 10⁻¹⁷.
const BYTES: usize = 12;

/// How often each row has been seen in this file; carried from one part of a file to the next.
#[derive(Clone, Debug, Default)]
pub struct Occurrences(HashMap<[u8; BYTES], u32>);

/// The part of the hash that all rows of a file share: who was asked, and what.
pub(super) fn start(mapping: &Mapping) -> Sha256 {
    let mut hash = Sha256::new();
    field(&mut hash, mapping.audience.code());
    field(&mut hash, &mapping.question.fi);
    hash
}

/// Hex of the SHA-256 of audience, question, unit, period, the mapped `cells`, and which of the identical rows of
/// the file it is.
pub(super) fn of_row<'a>(
    start: &Sha256,
    unit: &str,
    period: Period,
    cells: impl Iterator<Item = &'a str>,
    seen: &mut Occurrences,
) -> String {
    let mut hash = start.clone();
    field(&mut hash, unit);
    for day in [period.first, period.last] {
        hash.update(day.year().to_le_bytes());
        hash.update([day.month(), day.day()]);
    }
    cells.for_each(|cell| field(&mut hash, cell));
    let mut row = short(&hash.clone().finalize());
    let before = seen.0.entry(row).or_insert(0);
    if *before > 0 {
        hash.update(before.to_le_bytes());
        row = short(&hash.finalize());
    }
    *before += 1;
    hex(&row)
}

/// Hex that tells a file from others.
pub fn of_file(bytes: &[u8]) -> String {
    hex(&short(&Sha256::digest(bytes)))
}

/// The length goes first, so that neighbouring cells cannot be taken for one another.
fn field(hash: &mut Sha256, text: &str) {
    hash.update((text.len() as u64).to_le_bytes());
    hash.update(text);
}

fn short(digest: &[u8]) -> [u8; BYTES] {
    let mut bytes = [0; BYTES];
    bytes.copy_from_slice(&digest[..BYTES]);
    bytes
}

fn hex(bytes: &[u8]) -> String {
    let digit = |four: u8| char::from_digit(four.into(), 16).unwrap_or('0');
    bytes.iter().flat_map(|byte| [digit(byte >> 4), digit(byte & 15)]).collect()
}
