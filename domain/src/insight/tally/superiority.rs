//! Change of ordered answers between two rounds: the chance that an answer drawn from the later round lies
//! higher than one from the earlier, ties counted half (probability of superiority; Vargha & Delaney 2000,
//! Journal of Educational and Behavioral Statistics 25, 101–132). One half means no change. It uses order
//! only, so options need no numbers. Cliff's delta is 2θ − 1.

use super::Z95;
use super::distribution::total;

/// θ with its 95 % interval, all within 0–1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Superiority {
    pub probability: f64,
    pub low: f64,
    pub high: f64,
}

impl Superiority {
    /// Whether it can be told from chance: one half lies outside the interval.
    pub fn distinguishable(&self) -> bool {
        self.low > 0.5 || self.high < 0.5
    }
}

/// Counts of the same options, in the same order, in two rounds whose answers cannot be linked. The interval
/// is method 5 of Newcombe (2006), Statistics in Medicine 25, 559–573: it keeps a width when the rounds do
/// not overlap at all, and ties, which it does not know of, make it a little too wide. `None` for unequal
/// lengths or a round without answers.
pub fn superiority(before: &[u32], after: &[u32]) -> Option<Superiority> {
    let (m, n) = (total(before) as f64, total(after) as f64);
    if before.len() != after.len() || m == 0.0 || n == 0.0 {
        return None;
    }
    let (mut below, mut won) = (0.0, 0.0);
    for (before, after) in before.iter().zip(after) {
        let before = f64::from(*before);
        won += f64::from(*after) * (below + before / 2.0);
        below += before;
    }
    let probability = won / (m * n);
    Some(Superiority { probability, low: limit(probability, 0.0, m, n), high: limit(probability, 1.0, m, n) })
}

/// Between the estimate and `end`, the value from which the estimate lies just z standard errors away.
fn limit(estimate: f64, end: f64, m: f64, n: f64) -> f64 {
    if estimate == end {
        return end;
    }
    let h = (m + n) / 2.0 - 1.0;
    let variance = |x: f64| x * (1.0 - x) / (m * n) * (1.0 + h * ((1.0 - x) / (2.0 - x) + x / (1.0 + x)));
    let (mut near, mut far) = (estimate, end);
    // Halving sixty times leaves less than the last binary digit.
    for _ in 0..60 {
        let middle = f64::midpoint(near, far);
        if (estimate - middle).powi(2) < Z95 * Z95 * variance(middle) { near = middle } else { far = middle }
    }
    near
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(before: &[u32], after: &[u32], expected: [f64; 3], within: f64) {
        let found = superiority(before, after).unwrap();
        let found = [found.probability, found.low, found.high];
        assert!(found.iter().zip(expected).all(|(a, b)| (a - b).abs() < within), "{found:?}");
    }

    #[test]
    fn agrees_with_scipy_1_17_and_statsmodels_0_15() {
        // θ: scipy.stats.mannwhitneyu statistic / mn and statsmodels rank_compare_2ordinal(after, before).
        // Limits: scipy.optimize.brentq on the defining equation.
        let found = [0.725, 0.4664178272681572, 0.8820193633892475];
        close(&[1, 2, 4, 2, 1], &[0, 1, 2, 4, 3], found, 1e-9);
        let found = [0.734, 0.5640935962772028, 0.8498325250327773];
        close(&[3, 4, 8, 4, 1], &[1, 2, 6, 9, 7], found, 1e-9);
        let found = [0.57025, 0.5136257108890466, 0.6247286090062986];
        close(&[10, 30, 60, 70, 30], &[6, 21, 50, 80, 43], found, 1e-9);
        let none = [0.5, 0.27351558818989397, 0.726484411810106];
        close(&[2, 3, 3, 2, 0], &[2, 3, 3, 2, 0], none, 1e-9);
        close(&[0, 10, 0], &[0, 10, 0], none, 1e-9);
    }

    #[test]
    fn agrees_with_published_examples() {
        // Hanley & McNeil (1982), Radiology 143, 29–36, table I: 51 and 58 images in five ordered ratings,
        // area 0.893; further digits and limits as above.
        let found = [0.8931710615280595, 0.8116884072884326, 0.9400061826404602];
        close(&[33, 6, 6, 11, 2], &[3, 2, 2, 11, 33], found, 1e-9);
        // Parker & Vannest (2009), Behavior Therapy 40, 357–367: non-overlap of all pairs 0.96.
        let found = [0.9636363636363636, 0.7499720066289679, 0.9950812863865411];
        close(&[2, 3, 3, 1, 0, 1, 0, 0, 0, 0], &[0, 0, 0, 2, 0, 2, 0, 4, 1, 2], found, 1e-9);
    }

    #[test]
    fn rounds_that_do_not_overlap_keep_a_width() {
        close(&[5, 0], &[0, 5], [1.0, 0.642702823931043, 1.0], 1e-9);
        close(&[0, 5], &[5, 0], [0.0, 0.0, 0.3572971760689569], 1e-9);
        close(&[1, 0], &[0, 1], [1.0, 0.20654931437723742, 1.0], 1e-9);
        assert!(superiority(&[5, 0], &[0, 5]).unwrap().distinguishable());
        assert!(!superiority(&[1, 0], &[0, 1]).unwrap().distinguishable());
        assert_eq!((superiority(&[1, 2], &[0, 0]), superiority(&[1], &[0, 1])), (None, None));
    }
}
