//! Units as a tree with one root, and totals over subtrees.

use super::raw::{RawRound, RawUnit};
use crate::id::UnitId;
use crate::insight::count::Tally;
use crate::survey::item::Audience;
use std::collections::HashMap;

/// Nodes by index; the whole organisation is node 0.
pub(super) struct Tree {
    pub ids: Vec<UnitId>,
    pub names: Vec<String>,
    /// The root is its own parent.
    pub parent: Vec<usize>,
    pub children: Vec<Vec<usize>>,
    /// Units before their parents.
    pub upwards: Vec<usize>,
}

/// Totals of one audience, own answers and all below, per node.
pub(super) struct Totals {
    pub respondents: Vec<u32>,
    /// By node, then by question of the audience.
    pub tallies: Vec<Vec<Tally>>,
    pub head_count: Vec<Option<u32>>,
}

impl Tree {
    pub fn new(raw: &RawRound) -> Tree {
        let (mut ids, mut names, mut wanted) = (vec![raw.root], vec![raw.organisation.clone()], vec![None]);
        let mut index = HashMap::from([(raw.root, 0)]);
        for unit in &raw.units {
            index.entry(unit.id).or_insert_with(|| {
                ids.push(unit.id);
                names.push(unit.name.clone());
                wanted.push(unit.parent);
                ids.len() - 1
            });
        }
        let known = |id: &Option<UnitId>| id.and_then(|id| index.get(&id).copied()).unwrap_or(0);
        let mut parent: Vec<usize> = wanted.iter().map(known).collect();
        for node in 1..parent.len() {
            cut_circle(&mut parent, node);
        }
        let mut children = vec![vec![]; ids.len()];
        for node in 1..parent.len() {
            children[parent[node]].push(node);
        }
        let mut upwards = vec![0];
        let mut next = 0;
        while next < upwards.len() {
            upwards.extend(&children[upwards[next]]);
            next += 1;
        }
        upwards.reverse();
        Tree { ids, names, parent, children, upwards }
    }

    pub fn len(&self) -> usize {
        self.ids.len()
    }

    pub fn totals(&self, raw: &RawRound, audience: Audience) -> Totals {
        let questions = raw.questions.iter().filter(|q| q.audience == audience).count();
        let mut totals = Totals {
            respondents: vec![0; self.len()],
            tallies: vec![vec![Tally::default(); questions]; self.len()],
            head_count: self.children.iter().map(|below| (!below.is_empty()).then_some(0)).collect(),
        };
        let index: HashMap<UnitId, usize> = self.ids.iter().enumerate().map(|(i, id)| (*id, i)).collect();
        for unit in &raw.units {
            totals.count(index[&unit.id], unit, audience);
        }
        for &node in &self.upwards {
            if node != 0 {
                totals.lift(node, self.parent[node]);
            }
        }
        totals
    }
}

impl Totals {
    fn count(&mut self, node: usize, unit: &RawUnit, audience: Audience) {
        let results = unit.results(audience);
        self.respondents[node] += results.people();
        for (total, tally) in self.tallies[node].iter_mut().zip(&results.tallies) {
            total.merge(tally);
        }
        if let Some(people) = unit.head_count {
            *self.head_count[node].get_or_insert(0) += people;
        }
    }

    fn lift(&mut self, node: usize, parent: usize) {
        self.respondents[parent] += self.respondents[node];
        self.head_count[parent] = self.head_count[parent].zip(self.head_count[node]).map(|(a, b)| a + b);
        let below = self.tallies[node].clone();
        for (total, tally) in self.tallies[parent].iter_mut().zip(&below) {
            total.merge(tally);
        }
    }
}

/// Puts the node right under the root if following its parents leads back to it.
fn cut_circle(parent: &mut [usize], node: usize) {
    let mut at = parent[node];
    for _ in 0..parent.len() {
        if at == node {
            parent[node] = 0;
            return;
        }
        at = parent[at];
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::gate::raw::RawResults;

    fn unit(id: u8, parent: Option<u8>, people: u32, head_count: Option<u32>) -> RawUnit {
        let id_of = |byte| UnitId::from_random([byte; 16]);
        RawUnit {
            id: id_of(id),
            parent: parent.map(id_of),
            name: id.to_string(),
            head_count,
            staff: RawResults { respondents: people, tallies: vec![] },
            customer: RawResults::default(),
        }
    }

    fn round(units: Vec<RawUnit>) -> RawRound {
        let root = UnitId::from_random([99; 16]);
        RawRound { root, organisation: "Kaupunki".into(), questions: vec![], units }
    }

    #[test]
    fn a_parent_counts_its_own_and_all_below() {
        let raw = round(vec![
            unit(3, Some(2), 7, Some(9)),
            unit(2, None, 1, Some(2)),
            unit(4, Some(2), 2, Some(2)),
        ]);
        let tree = Tree::new(&raw);
        let totals = tree.totals(&raw, Audience::Staff);
        assert_eq!(totals.respondents, [10, 7, 10, 2]);
        assert_eq!(totals.head_count, [Some(13), Some(9), Some(13), Some(2)]);
    }

    #[test]
    fn one_unknown_head_count_makes_those_above_unknown() {
        let raw = round(vec![unit(2, None, 1, None), unit(3, Some(2), 7, Some(9)), unit(4, None, 2, None)]);
        let totals = Tree::new(&raw).totals(&raw, Audience::Staff);
        assert_eq!(totals.head_count, [None, Some(9), Some(9), None]);
    }

    #[test]
    fn circles_strangers_and_doubles_lose_nobody() {
        let raw = round(vec![
            unit(2, Some(3), 1, None),
            unit(3, Some(2), 2, None),
            unit(4, Some(4), 4, None),
            unit(5, Some(50), 8, None),
            unit(5, None, 16, None),
            unit(99, None, 32, None),
        ]);
        let tree = Tree::new(&raw);
        assert_eq!(tree.len(), 5);
        assert_eq!(tree.totals(&raw, Audience::Staff).respondents[0], 63);
    }
}
