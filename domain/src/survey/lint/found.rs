//! What a rule about one text hands back.

use super::Level;
use super::reading::Reading;
use std::ops::Range;

/// The words that a rule is about, as runs of words of the reading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub level: Level,
    pub runs: Vec<Range<usize>>,
}

impl Found {
    /// `None` when there are no words.
    pub fn new(level: Level, mut runs: Vec<Range<usize>>) -> Option<Found> {
        runs.sort_by_key(|run| (run.start, std::cmp::Reverse(run.end)));
        // A phrase also stands for the words in it.
        let mut end = 0;
        runs.retain(|run| {
            let new = run.end > end;
            end = end.max(run.end);
            new
        });
        (!runs.is_empty()).then_some(Found { level, runs })
    }

    /// The words as they were written, parted by commas, each once.
    pub fn words(&self, reading: &Reading) -> String {
        let mut list: Vec<&str> = Vec::new();
        for run in &self.runs {
            let words = reading.text.get(reading.bytes(run)).unwrap_or("");
            if !list.contains(&words) {
                list.push(words);
            }
        }
        list.join(", ")
    }
}
