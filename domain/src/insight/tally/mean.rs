//! Arithmetic mean. Means of ordinal answers can mislead (Liddell & Kruschke 2018,
//! doi:10.1016/j.jesp.2018.08.009): never show one without its distribution.

/// Mean of the values; `None` without any.
pub fn mean(values: &[f64]) -> Option<f64> {
    (!values.is_empty()).then(|| values.iter().sum::<f64>() / values.len() as f64)
}

/// Mean of scores that were chosen `counts` times each; `None` when nothing was chosen.
pub fn mean_of_counts(scores: &[f64], counts: &[u32]) -> Option<f64> {
    let n: u64 = counts.iter().map(|count| u64::from(*count)).sum();
    let sum: f64 = scores.iter().zip(counts).map(|(score, count)| score * f64::from(*count)).sum();
    (n > 0).then(|| sum / n as f64)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_values_give_the_same_mean() {
        assert_eq!(mean(&[1.0, 4.0, 4.0]), Some(3.0));
        assert_eq!(mean_of_counts(&[1.0, 4.0], &[1, 2]), Some(3.0));
        assert_eq!((mean(&[]), mean_of_counts(&[1.0], &[0])), (None, None));
    }
}
