//! Median of ordered options. Options are not numbers: between two of them there is nothing to average,
//! so both are given.

use super::distribution::total;

/// Indexes of the lower and upper middle option.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Median {
    pub low: usize,
    pub high: usize,
}

/// The middle of the counted answers, options in the order of the scale; `None` without answers.
pub fn median(counts: &[u32]) -> Option<Median> {
    let n = total(counts);
    // The option that holds the answer in place `place`, counted from 1 at the lowest.
    let holding = |place: u64| {
        let mut seen = 0;
        counts.iter().position(|count| {
            seen += u64::from(*count);
            seen >= place
        })
    };
    if n == 0 {
        return None;
    }
    Some(Median { low: holding(n.div_ceil(2))?, high: holding(n / 2 + 1)? })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_number_of_answers_can_fall_between_two_options() {
        assert_eq!(median(&[1, 1, 3]), Some(Median { low: 2, high: 2 }));
        assert_eq!(median(&[0, 2, 0, 2]), Some(Median { low: 1, high: 3 }));
        assert_eq!(median(&[0, 0]), None);
    }

    #[test]
    fn agrees_with_numpy_2_4() {
        // numpy.quantile(options, 0.5, method="lower") and "higher"
        let ends = |counts: &[u32]| median(counts).map(|m| (m.low, m.high));
        assert_eq!(ends(&[3, 0, 0, 0]), Some((0, 0)));
        assert_eq!(ends(&[1, 2, 3, 4, 5]), Some((3, 3)));
        assert_eq!(ends(&[5, 4, 3, 2, 2]), Some((1, 1)));
        assert_eq!(ends(&[1, 1, 1, 1]), Some((1, 2)));
    }
}
