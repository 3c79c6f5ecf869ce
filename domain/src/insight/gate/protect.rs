//! Complementary suppression: lowers levels until nothing below the floor can be had by subtraction.

use super::tree::Tree;

/// How much of something is shown, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Level {
    Hidden,
    Position,
    Full,
}

/// People behind one number that is shown: the respondents of a unit, or those of one question.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Crowd {
    /// Those on the scale.
    pub scored: u32,
    /// Those and the ones who answered outside the scale.
    pub answered: u32,
}

impl Crowd {
    /// Whether a group that subtraction yields may be known: nobody, or as many as the floor. Answers outside
    /// the scale are published as a number of their own, so a group of only such is held to the floor too.
    fn allowed(self, floor: u32) -> bool {
        self.scored >= floor || (self.scored == 0 && (self.answered == 0 || self.answered >= floor))
    }

    fn plus(self, other: Crowd) -> Crowd {
        Crowd { scored: self.scored + other.scored, answered: self.answered + other.answered }
    }

    fn minus(self, other: Crowd) -> Crowd {
        Crowd { scored: self.scored - other.scored, answered: self.answered - other.answered }
    }
}

/// One round of protection over the units that are shown at `shown` or better.
pub(super) struct Pass {
    pub shown: Level,
    /// Remainders must hold nobody or this many.
    pub floor: u32,
    /// What a unit at exactly `shown` becomes when it has to step back.
    pub lowered: Level,
}

impl Pass {
    /// Lowers levels until every remainder is allowed. In each step the smallest unit steps back that is the
    /// nearest shown one below a bad remainder, or, if all of those are shown better than `shown`, the unit of
    /// the remainder itself. Every step lowers one level, so it ends.
    pub fn protect(&self, tree: &Tree, crowds: &[Crowd], levels: &mut [Level]) {
        while let Some(node) = self.first_to_lower(tree, crowds, levels) {
            levels[node] = self.lowered;
        }
    }

    fn first_to_lower(&self, tree: &Tree, crowds: &[Crowd], levels: &[Level]) -> Option<usize> {
        let covered = self.covered(tree, crowds, levels);
        tree.upwards.iter().copied().find_map(|node| {
            if !self.visible(levels, node) || crowds[node].minus(covered[node]).allowed(self.floor) {
                return None;
            }
            let mut nearest = vec![];
            self.nearest(tree, levels, node, &mut nearest);
            nearest
                .into_iter()
                .filter(|below| levels[*below] == self.shown)
                .min_by_key(|below| (crowds[*below].scored, crowds[*below].answered, tree.ids[*below]))
                .or_else(|| (levels[node] == self.shown).then_some(node))
        })
    }

    fn visible(&self, levels: &[Level], node: usize) -> bool {
        levels[node] >= self.shown
    }

    /// Per node, the people in the nearest shown units below it.
    fn covered(&self, tree: &Tree, crowds: &[Crowd], levels: &[Level]) -> Vec<Crowd> {
        let mut covered = vec![Crowd::default(); tree.len()];
        for &node in tree.upwards.iter().filter(|node| **node != 0) {
            let shown = if self.visible(levels, node) { crowds[node] } else { covered[node] };
            covered[tree.parent[node]] = covered[tree.parent[node]].plus(shown);
        }
        covered
    }

    fn nearest(&self, tree: &Tree, levels: &[Level], node: usize, found: &mut Vec<usize>) {
        let mut open = tree.children[node].clone();
        while let Some(below) = open.pop() {
            if self.visible(levels, below) {
                found.push(below);
            } else {
                open.extend(&tree.children[below]);
            }
        }
    }
}
