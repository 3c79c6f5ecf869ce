//! Counted answers to one question. A tally knows no person and no order.

use super::scale::ResultScale;
use super::tally::distribution::distribution;
use super::tally::mean::mean_of_counts;
use serde::{Deserialize, Serialize};

/// How many chose what.
#[derive(Clone, Debug, Default, PartialEq, Serialize, Deserialize)]
pub struct Tally {
    /// People per option of the scale; empty when only `n` and `sum` are known (imported means).
    pub counts: Vec<u32>,
    /// Answers outside the scale: *does not concern me*, *don't know*.
    pub outside: u32,
    /// Answers on the scale.
    pub n: u32,
    /// Sum of their original scores.
    pub sum: f64,
}

impl Tally {
    /// Nothing counted yet on a scale with this many options.
    pub fn empty(options: usize) -> Tally {
        Tally { counts: vec![0; options], ..Tally::default() }
    }

    /// What an import that keeps only means can say.
    pub fn from_mean(n: u32, mean: f64) -> Tally {
        Tally { n, sum: mean * f64::from(n), ..Tally::default() }
    }

    /// Counts one answer: the index of the option and its score. An option without a score counts as
    /// outside. Unknown indexes are not counted and give `false`.
    pub fn add(&mut self, option: usize, scale: &ResultScale) -> bool {
        match (self.counts.get_mut(option), scale.options.get(option).map(|o| o.score)) {
            (Some(count), Some(Some(score))) => {
                *count += 1;
                self.n += 1;
                self.sum += score;
                true
            }
            (_, Some(None)) => {
                self.outside += 1;
                true
            }
            _ => false,
        }
    }

    /// Counts one choice between names, which have no score; unknown indexes give `false`.
    pub fn add_choice(&mut self, option: usize) -> bool {
        let Some(count) = self.counts.get_mut(option) else { return false };
        *count += 1;
        self.n += 1;
        true
    }

    pub fn add_outside(&mut self) {
        self.outside += 1;
    }

    /// Adds another group's answers to the same question. Where one of the two knows no distribution,
    /// neither does the whole.
    pub fn merge(&mut self, other: &Tally) {
        let known = |tally: &Tally| tally.n == 0 || !tally.counts.is_empty();
        if known(self) && known(other) {
            self.counts.resize(self.counts.len().max(other.counts.len()), 0);
            for (mine, theirs) in self.counts.iter_mut().zip(&other.counts) {
                *mine += theirs;
            }
        } else {
            self.counts.clear();
        }
        self.n += other.n;
        self.outside += other.outside;
        self.sum += other.sum;
    }

    /// Everybody who answered the question, inside or outside its scale.
    pub fn answered(&self) -> u32 {
        self.n + self.outside
    }

    /// Mean of the original scores; `None` without any.
    pub fn mean(&self) -> Option<f64> {
        (self.n > 0).then(|| self.sum / f64::from(self.n))
    }

    /// Share of each option among the answers on the scale, 0–1; empty without answers or options.
    pub fn distribution(&self) -> Vec<f64> {
        distribution(&self.counts).map(Iterator::collect).unwrap_or_default()
    }
}

/// The mean that counts on this scale have; `None` where an option that was chosen has no score.
pub fn mean_on(scale: &ResultScale, counts: &[u32]) -> Option<f64> {
    let chosen = scale.options.iter().zip(counts).filter(|(_, count)| **count > 0);
    let (scores, counts): (Vec<f64>, Vec<u32>) = chosen
        .map(|(option, count)| Some((option.score?, *count)))
        .collect::<Option<Vec<_>>>()?
        .into_iter()
        .unzip();
    mean_of_counts(&scores, &counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::scale::OptionLabel;
    use crate::survey::item::Kind;
    use crate::text::Text;

    fn agreement() -> ResultScale {
        ResultScale::from_kind(&Kind::Agreement, false).unwrap()
    }

    #[test]
    fn answers_are_counted_by_option_and_summed_by_score() {
        let (mut tally, scale) = (Tally::empty(5), agreement());
        for option in [0, 3, 4, 4] {
            assert!(tally.add(option, &scale));
        }
        tally.add_outside();
        assert!(!tally.add(5, &scale));
        assert_eq!(tally, Tally { counts: vec![1, 0, 0, 1, 2], outside: 1, n: 4, sum: 15.0 });
        assert_eq!(tally.mean(), Some(3.75));
        assert_eq!(mean_on(&scale, &tally.counts), Some(3.75));
        assert_eq!(tally.distribution(), [0.25, 0.0, 0.0, 0.25, 0.5]);
    }

    #[test]
    fn an_option_without_a_score_is_outside() {
        let mut scale = agreement();
        scale.options.push(OptionLabel { code: "dk".into(), label: Text::same("en tiedä"), score: None });
        let mut tally = Tally::empty(6);
        assert!(tally.add(5, &scale));
        assert_eq!((tally.n, tally.outside, tally.mean()), (0, 1, None));
    }

    #[test]
    fn a_whole_knows_a_distribution_only_if_every_part_does() {
        let mut tally = Tally::default();
        tally.merge(&Tally { counts: vec![1, 2], outside: 0, n: 3, sum: 2.0 });
        assert_eq!(tally.counts, [1, 2]);
        tally.merge(&Tally::default());
        assert_eq!(tally.counts, [1, 2]);
        tally.merge(&Tally::from_mean(2, 0.5));
        assert_eq!((tally.counts.len(), tally.n, tally.sum), (0, 5, 3.0));
        tally.merge(&Tally { counts: vec![1, 2], outside: 0, n: 3, sum: 2.0 });
        assert!(tally.counts.is_empty());
    }
}
