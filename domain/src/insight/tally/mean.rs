//! Arithmetic mean. Means of ordinal answers can mislead (Liddell & Kruschke 2018,
//! doi:10.1016/j.jesp.2018.08.009): never show one without its distribution.

use super::distribution::total;

/// Mean of the values; `None` without any, or where one is no number.
pub fn mean(values: &[f64]) -> Option<f64> {
    Some(values.iter().sum::<f64>() / values.len() as f64).filter(|mean| mean.is_finite())
}

/// Mean of scores that were chosen `counts` times each, in the unit of the scores; `None` when nothing was
/// chosen, the lengths differ or a score is no number.
pub fn mean_of_counts(scores: &[f64], counts: &[u32]) -> Option<f64> {
    let n = total(counts);
    let sum: f64 = scores.iter().zip(counts).map(|(score, count)| score * f64::from(*count)).sum();
    Some(sum / n as f64).filter(|mean| mean.is_finite() && scores.len() == counts.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn counts_and_values_give_the_same_mean() {
        assert_eq!(mean(&[1.0, 4.0, 4.0]), Some(3.0));
        assert_eq!(mean_of_counts(&[1.0, 4.0], &[1, 2]), Some(3.0));
        assert_eq!((mean(&[]), mean_of_counts(&[1.0], &[0])), (None, None));
        assert_eq!((mean(&[1.0, f64::NAN]), mean_of_counts(&[1.0], &[1, 1])), (None, None));
    }

    #[test]
    fn agrees_with_numpy_2_4() {
        // numpy.average([1, 2, 3, 4, 5], weights=[3, 1, 4, 1, 5])
        let found = mean_of_counts(&[1.0, 2.0, 3.0, 4.0, 5.0], &[3, 1, 4, 1, 5]).unwrap();
        assert!((found - 3.2857142857142856).abs() < 1e-9);
    }
}
