//! Ranks, lowest value first.

/// Rank of each value from 1; equal values share the average of their places (fractional ranking).
pub fn average_ranks(values: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..values.len()).collect();
    order.sort_by(|a, b| values[*a].total_cmp(&values[*b]));
    let mut ranks = vec![0.0; values.len()];
    let mut start = 0;
    for tied in order.chunk_by(|a, b| values[*a] == values[*b]) {
        // Places start+1 … start+len have this average.
        let shared = start as f64 + (tied.len() as f64 + 1.0) / 2.0;
        for index in tied {
            ranks[*index] = shared;
        }
        start += tied.len();
    }
    ranks
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ties_share_the_average_of_their_places() {
        // scipy.stats.rankdata([10, 20, 20, 5, 20, 7])
        assert_eq!(average_ranks(&[10.0, 20.0, 20.0, 5.0, 20.0, 7.0]), [3.0, 5.0, 5.0, 1.0, 5.0, 2.0]);
        assert!(average_ranks(&[]).is_empty());
    }
}
