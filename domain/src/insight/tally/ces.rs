//! Customer effort score, the version of 2013 (CES 2.0, Corporate Executive Board; Dixon, Toman & DeLisi
//! 2013, The Effortless Experience): agreement from 1 to 7 that it was made easy, so high is better. The
//! first version (2010, 1–5) asked about effort, where high is worse: turn it before.

use super::mean::mean_of_counts;
use super::top_box::{TopBox, top_box};

/// Both ways in which the score is told.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Ces {
    /// People and share, 0–1, of 5, 6 and 7: at least somewhat easy.
    pub easy: TopBox,
    /// Mean of the scale, 1–7; never alone.
    pub mean: f64,
}

/// Answers per point, 1 to 7; `None` without answers.
pub fn ces(counts: &[u32; 7]) -> Option<Ces> {
    let mean = mean_of_counts(&[1.0, 2.0, 3.0, 4.0, 5.0, 6.0, 7.0], counts)?;
    Some(Ces { easy: top_box(counts, 3)?, mean })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn top_three_of_seven_and_the_mean() {
        let found = ces(&[1, 0, 2, 3, 5, 6, 3]).unwrap();
        assert_eq!(found.easy, TopBox { count: 14, n: 20, share: 0.7 });
        // numpy.average(range(1, 8), weights=counts)
        assert!((found.mean - 5.05).abs() < 1e-9);
        assert_eq!(ces(&[0; 7]), None);
    }
}
