//! The level of every unit and of every question in it, for one audience.

use super::protect::{Crowd, Level, Pass};
use super::tree::{Totals, Tree};

/// The floors of one audience.
pub(super) struct Rule {
    pub full: u32,
    /// `None` where there is nothing between full and hidden.
    pub position: Option<u32>,
}

/// Levels by node; questions by question, then node. A question never stands above its unit.
#[derive(Clone)]
pub(super) struct Levels {
    pub unit: Vec<Level>,
    pub question: Vec<Vec<Level>>,
}

impl Levels {
    /// Everything in full: no restriction.
    fn open(nodes: usize, questions: usize) -> Levels {
        Levels { unit: vec![Level::Full; nodes], question: vec![vec![Level::Full; nodes]; questions] }
    }
}

/// Levels that keep the rule and nowhere exceed `cap`. With what insiders see as the cap of what the public
/// sees, the two together tell no more than the first alone.
pub(super) fn decide(tree: &Tree, totals: &Totals, rule: &Rule, cap: Option<&Levels>) -> Levels {
    let questions = totals.tallies[0].len();
    let open = Levels::open(tree.len(), questions);
    let cap = cap.unwrap_or(&open);

    let people: Vec<Crowd> =
        totals.respondents.iter().map(|people| Crowd { scored: *people, answered: *people }).collect();
    let mut unit: Vec<Level> =
        people.iter().zip(&cap.unit).map(|(crowd, cap)| rule.level(crowd.scored).min(*cap)).collect();
    rule.protect(tree, &people, &mut unit, rule.between());

    let question = (0..questions).map(|q| {
        let crowds: Vec<Crowd> = totals
            .tallies
            .iter()
            .map(|tallies| Crowd { scored: tallies[q].n, answered: tallies[q].answered() })
            .collect();
        let level = |node: usize| match (unit[node], rule.level(crowds[node].scored)) {
            (Level::Full, Level::Full) => Level::Full,
            (Level::Position, Level::Full | Level::Position) => Level::Position,
            // A unit shown in full shows no positions: what cannot be shown there in full is hidden.
            _ => Level::Hidden,
        };
        let mut levels: Vec<Level> =
            (0..tree.len()).map(|node| level(node).min(cap.question[q][node])).collect();
        rule.protect(tree, &crowds, &mut levels, Level::Hidden);
        levels
    });
    let question = question.collect();
    Levels { unit, question }
}

impl Rule {
    fn level(&self, people: u32) -> Level {
        match self.position {
            _ if people >= self.full => Level::Full,
            Some(floor) if people >= floor => Level::Position,
            _ => Level::Hidden,
        }
    }

    fn between(&self) -> Level {
        if self.position.is_some() { Level::Position } else { Level::Hidden }
    }

    /// First what is shown in full, then that together with positions, which cannot change the former. Where
    /// the organisation itself is not shown, nothing is: there is nothing to be relative to, and its units
    /// would be parts of a group that is too small.
    fn protect(&self, tree: &Tree, crowds: &[Crowd], levels: &mut [Level], lowered: Level) {
        if levels[0] != Level::Full {
            levels.fill(Level::Hidden);
            return;
        }
        Pass { shown: Level::Full, floor: self.full, lowered }.protect(tree, crowds, levels);
        if let Some(floor) = self.position {
            Pass { shown: Level::Position, floor, lowered: Level::Hidden }.protect(tree, crowds, levels);
        }
    }
}
