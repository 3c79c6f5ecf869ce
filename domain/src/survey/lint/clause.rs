//! Clauses: which parts of a text say something of their own. A rough reading without a grammar: parts are cut at
//! pauses, at joining words and before subordinate clauses, and counted when they hold a finite verb.

use super::list::List;
use super::reading::Reading;
use std::ops::Range;

/// A part of a sentence.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    pub run: Range<usize>,
    pub finite: bool,
    pub subordinate: bool,
    /// It comes after a pause and not after a joining word.
    pub after_pause: bool,
}

/// The clauses of a text, cut also at these joining words.
pub fn clauses(reading: &Reading, joints: &[Range<usize>]) -> Vec<Clause> {
    let mut list: Vec<Clause> = Vec::new();
    for (place, token) in reading.tokens.iter().enumerate() {
        let joint = joints.iter().any(|run| run.start == place);
        let first = reading.begins(place);
        // A question word in front of a question begins the question itself.
        let subordinate = reading.is(place, List::ClauseBegins) && !(first && reading.asks(place));
        if first || token.pause || joint || subordinate || list.is_empty() {
            // After *and* the clause goes on as what it was.
            let goes_on = joint && !token.pause && list.last().is_some_and(|last| last.subordinate);
            let inherits = goes_on || token.pause && !joint && resumes(&mut list);
            list.push(Clause {
                run: place..place,
                finite: false,
                subordinate: subordinate || inherits,
                after_pause: token.pause && !first && !joint,
            });
        }
        if let Some(last) = list.last_mut() {
            last.run.end = place + 1;
            last.finite |= finite(reading, place);
        }
    }
    list
}

/// Whether a clause before the last one still waits for its verb: *että asia, josta sovimme, etenee*. It has it now.
fn resumes(list: &mut [Clause]) -> bool {
    let before = list.iter_mut().rev().skip(1);
    let mut waiting = before.take_while(|clause| clause.subordinate).filter(|clause| !clause.finite);
    waiting.next().map(|clause| clause.finite = true).is_some()
}

fn finite(reading: &Reading, place: usize) -> bool {
    let Some(before) = place.checked_sub(1).filter(|_| !reading.begins(place)) else {
        return reading.is(place, List::ClauseFinite);
    };
    let known = reading.is(place, List::ClauseFinite) && !reading.is(before, List::ClauseInfinitive);
    let follows = reading.is(before, List::ClauseSubject) && !reading.is(place, List::ClauseNoVerb);
    known || follows
}

/// Clauses that stand on their own, in the order of the text.
pub fn main_clauses(clauses: &[Clause]) -> impl Iterator<Item = &Clause> {
    clauses.iter().filter(|clause| clause.finite && !clause.subordinate)
}
