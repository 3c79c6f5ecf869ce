//! Distribution: what share chose each option. The first thing to show of any question.

/// People counted; wide enough that no sum of counts overflows.
pub fn total(counts: &[u32]) -> u64 {
    counts.iter().map(|count| u64::from(*count)).sum()
}

/// Share of each option among the answers counted, 0–1, in the order of the counts; `None` without answers.
pub fn distribution(counts: &[u32]) -> Option<impl Iterator<Item = f64>> {
    let n = total(counts);
    (n > 0).then(|| counts.iter().map(move |count| f64::from(*count) / n as f64))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn shares_of_those_who_answered() {
        let shares: Vec<f64> = distribution(&[1, 0, 0, 1, 2]).unwrap().collect();
        assert_eq!(shares, [0.25, 0.0, 0.0, 0.25, 0.5]);
        assert!(distribution(&[0, 0]).is_none() && distribution(&[]).is_none());
    }

    #[test]
    fn no_number_of_answers_is_too_large() {
        let shares: Vec<f64> = distribution(&[u32::MAX, u32::MAX]).unwrap().collect();
        assert_eq!(shares, [0.5, 0.5]);
    }
}
