//! From counted answers to what may be shown.

use super::decide::{Levels, Rule, decide};
use super::floors::Floors;
use super::protect::Level;
use super::raw::RawRound;
use super::tree::{Totals, Tree};
use crate::insight::count::Tally;
use crate::insight::result::{Answers, Full, Place, Question, Shown, UnitResult};
use crate::insight::scale::ResultScale;
use crate::insight::tally::response_rate::response_rate;
use crate::survey::item::{Audience, Theme};
use std::collections::BTreeMap;

/// Points on 0–100 within which a theme counts as the same as in the organisation.
const SAME: f64 = 5.0;

/// What people inside the organisation may see: the whole organisation first, then every unit.
pub fn gate(raw: &RawRound, floors: Floors) -> Vec<UnitResult> {
    publish(raw, floors, false)
}

/// What everybody may see. Customers are held to the public floor, and nothing appears that is not shown
/// inside: who sees both cannot compute more than from the first.
pub fn gate_public(raw: &RawRound, floors: Floors) -> Vec<UnitResult> {
    publish(raw, floors, true)
}

fn publish(raw: &RawRound, floors: Floors, public: bool) -> Vec<UnitResult> {
    let tree = Tree::new(raw);
    let shown = |audience| {
        let totals = tree.totals(raw, audience);
        let rule = match audience {
            Audience::Staff => Rule { full: floors.staff_full(), position: Some(floors.staff_position()) },
            Audience::Customer => Rule { full: floors.customer(), position: None },
        };
        let mut levels = decide(&tree, &totals, &rule, None);
        if public && audience == Audience::Customer {
            let rule = Rule { full: floors.customer_public(), position: None };
            levels = decide(&tree, &totals, &rule, Some(&levels));
        }
        let questions: Vec<&Question> = raw.questions.iter().filter(|q| q.audience == audience).collect();
        let one = Publication { audience, totals, levels, questions };
        (0..tree.len()).map(|node| one.shown(node)).collect::<Vec<Shown>>()
    };
    let results = shown(Audience::Staff).into_iter().zip(shown(Audience::Customer));
    results
        .enumerate()
        .map(|(node, (staff, customer))| UnitResult {
            id: tree.ids[node],
            parent: (node != 0).then(|| tree.ids[tree.parent[node]]),
            name: tree.names[node].clone(),
            staff,
            customer,
        })
        .collect()
}

/// One audience with its levels decided.
struct Publication<'a> {
    audience: Audience,
    totals: Totals,
    levels: Levels,
    questions: Vec<&'a Question>,
}

impl Publication<'_> {
    fn shown(&self, node: usize) -> Shown {
        match self.levels.unit[node] {
            Level::Hidden => Shown::Hidden,
            Level::Position => Shown::Position(self.places(node)),
            Level::Full => Shown::Full(self.full(node)),
        }
    }

    fn full(&self, node: usize) -> Full {
        let respondents = self.totals.respondents[node];
        let head_count = self.totals.head_count[node].filter(|_| self.audience == Audience::Staff);
        Full {
            respondents,
            head_count,
            response_rate: head_count.and_then(|asked| response_rate(respondents, asked)),
            answers: (0..self.questions.len())
                .map(|q| {
                    let open = self.levels.question[q][node] == Level::Full;
                    open.then(|| answers(self.questions[q], &self.totals.tallies[node][q]))
                })
                .collect(),
        }
    }

    /// Each theme against the organisation, over the questions that may be used here and are shown there:
    /// their differences on 0–100, weighted by the answers in this unit.
    fn places(&self, node: usize) -> BTreeMap<Theme, Place> {
        let mut differences: BTreeMap<Theme, (f64, f64)> = BTreeMap::new();
        for (q, question) in self.questions.iter().enumerate() {
            let levels = &self.levels.question[q];
            let (Some(theme), Some(scale)) = (question.theme, &question.scale) else { continue };
            if !scale.measures() || levels[node] != Level::Position || levels[0] != Level::Full {
                continue;
            }
            let (here, whole) = (&self.totals.tallies[node][q], &self.totals.tallies[0][q]);
            let (Some(mean), Some(reference)) = (here.mean(), whole.mean()) else { continue };
            let (sum, weight) = differences.entry(theme).or_default();
            *sum += f64::from(here.n) * (scale.to_hundred(mean) - scale.to_hundred(reference));
            *weight += f64::from(here.n);
        }
        differences.into_iter().map(|(theme, (sum, weight))| (theme, place(sum / weight))).collect()
    }
}

fn place(difference: f64) -> Place {
    match difference {
        d if d < -SAME => Place::Lower,
        d if d > SAME => Place::Higher,
        _ => Place::Same,
    }
}

fn answers(question: &Question, tally: &Tally) -> Answers {
    let mean = tally.mean().filter(|_| question.scale.as_ref().is_some_and(ResultScale::measures));
    Answers {
        n: tally.n,
        outside: tally.outside,
        mean: mean.map(|mean| (mean * 100.0).round() / 100.0),
        counts: tally.counts.clone(),
    }
}
