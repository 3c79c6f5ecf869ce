//! Interval of a share when a large part of a known population answered: the Wilson (1927) interval with the
//! finite population correction (N − n)/(N − 1) of the variance (Cochran 1977, Sampling Techniques, §2.6).
//!
//! It takes those who answered as drawn by lot from the population. Where people chose for themselves whether
//! to answer, as in staff surveys, show `non_response_bounds` beside it. With few people left unasked the
//! normal approximation is too narrow: `hypergeometric` is exact.

use super::wilson::score_interval;

/// 95 % interval of the share `count / n`, 0–1, in a population of `population` people. Without width when
/// everybody answered; the plain Wilson interval when the population is very large. `None` for no answers, a
/// count above `n`, or more answers than people.
pub fn finite_population(count: u32, n: u32, population: u32) -> Option<(f64, f64)> {
    if n == 0 || count > n || n > population {
        return None;
    }
    let share = f64::from(count) / f64::from(n);
    if n == population {
        return Some((share, share));
    }
    // The score interval depends on n through the variance p(1 − p)/n only, so the corrected variance is
    // that of a larger sample from an endless population.
    let worth = f64::from(n) * (f64::from(population) - 1.0) / f64::from(population - n);
    Some(score_interval(share, worth))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::tally::wilson::wilson;

    fn close(found: Option<(f64, f64)>, low: f64, high: f64, within: f64) {
        let found = found.unwrap();
        assert!((found.0 - low).abs() < within && (found.1 - high).abs() < within, "{found:?}");
    }

    #[test]
    fn agrees_with_statsmodels_0_15_and_with_the_equation() {
        // statsmodels proportion_confint(share * worth, worth, method="wilson"); the same to 1e-12 by
        // scipy.optimize.brentq on |p − P| = z √(P(1 − P)/n · (N − n)/(N − 1)).
        close(finite_population(6, 10, 12), 0.4681279921012138, 0.7188150276753689, 1e-9);
        close(finite_population(6, 10, 100), 0.32353765964586617, 0.8246957469605274, 1e-9);
        close(finite_population(30, 50, 80), 0.5146321921396803, 0.6796980979342496, 1e-9);
        close(finite_population(700, 1000, 5000), 0.6740121050068498, 0.724762149940832, 1e-9);
        close(finite_population(0, 10, 11), 0.0, 0.03699349820698569, 1e-9);
        close(finite_population(10, 10, 30), 0.790558708647541, 1.0, 1e-9);
    }

    #[test]
    fn between_everybody_and_an_endless_population() {
        assert_eq!(finite_population(3, 5, 5), Some((0.6, 0.6)));
        assert_eq!(finite_population(1, 1, 1), Some((1.0, 1.0)));
        let (low, high) = wilson(6, 10).unwrap();
        close(finite_population(6, 10, u32::MAX), low, high, 1e-8);
        let wrong = [finite_population(0, 0, 5), finite_population(3, 2, 5), finite_population(2, 6, 5)];
        assert_eq!(wrong, [None; 3]);
    }
}
