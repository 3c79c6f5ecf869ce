//! Reverse-scored items: asked so that a high score is the worse end ("I feel worn out"). They are turned
//! round before they meet other items of their theme, never in what is shown of the item itself.

/// Counts of the options from the other end of the scale. Only for points of a scale: *does not concern me*
/// has no other end.
pub fn reverse_counts(counts: &[u32]) -> Vec<u32> {
    counts.iter().rev().copied().collect()
}

/// The score at the same distance from the other end: min + max − score.
pub fn reverse_score(score: f64, min: f64, max: f64) -> f64 {
    min + max - score
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::tally::mean::mean_of_counts;

    #[test]
    fn turned_counts_have_the_turned_mean() {
        let (scores, counts) = ([1.0, 2.0, 3.0, 4.0, 5.0], [4, 3, 2, 1, 0]);
        assert_eq!(reverse_counts(&counts), [0, 1, 2, 3, 4]);
        assert_eq!(reverse_counts(&reverse_counts(&counts)), counts);
        let mean = mean_of_counts(&scores, &counts).unwrap();
        assert_eq!(mean_of_counts(&scores, &reverse_counts(&counts)), Some(reverse_score(mean, 1.0, 5.0)));
    }
}
