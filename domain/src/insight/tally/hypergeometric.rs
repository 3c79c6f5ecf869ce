//! Exact interval of how many people of a known population would choose something, when some of them were
//! asked (equal tails of the hypergeometric distribution; Buonaccorsi 1987, The American Statistician 41,
//! 215–218). For teams, where it differs from the approximation in `finite_population`.
//!
//! Like that one it takes those who answered as drawn by lot; see `non_response_bounds`.

/// Chance left out on each side.
const TAIL: f64 = 0.025;

/// Fewest and most people of `population` who can be among those with the answer, when `count` of `n` gave
/// it; at least 95 % sure. Divide by `population` for shares. `None` for no answers, a count above `n`, or
/// more answers than people.
pub fn hypergeometric(count: u32, n: u32, population: u32) -> Option<(u32, u32)> {
    if n == 0 || count > n || n > population {
        return None;
    }
    // All who stayed away may be without the answer, or all with it.
    let (fewest, most) = (count, population - n + count);
    let likely = |people| tails(count, n, people, population);
    let low = first(fewest, most, |people| likely(people).1 > TAIL);
    let above = first(fewest, most, |people| likely(people).0 <= TAIL);
    let high = if likely(most).0 > TAIL { most } else { above - 1 };
    Some((low, high))
}

/// The first number between the two from which on the condition holds, or the last.
fn first(mut low: u32, mut high: u32, holds: impl Fn(u32) -> bool) -> u32 {
    while low < high {
        let middle = low + (high - low) / 2;
        if holds(middle) { high = middle } else { low = middle + 1 }
    }
    low
}

/// Chance of at most and of at least `count` with the answer among `n` drawn from `population`, of whom
/// `people` have it.
fn tails(count: u32, n: u32, people: u32, population: u32) -> (f64, f64) {
    let [n, people, population] = [n, people, population].map(i64::from);
    let count = i64::from(count);
    let (least, most) = ((n + people - population).max(0), n.min(people));
    let mode = (i128::from(n + 1) * i128::from(people + 1) / i128::from(population + 2)) as i64;
    let mode = mode.clamp(least, most);
    // Weights relative to the mode, from neighbour to neighbour: no factorial that could overflow.
    let up = |x: i64| {
        let (with, without) =
            ((people - x) as f64 * (n - x) as f64, (population - people - n + x + 1) as f64);
        with / ((x + 1) as f64 * without)
    };
    let (mut all, mut at_most, mut at_least) = (0.0, 0.0, 0.0);
    let mut weigh = |x: i64, weight: f64| {
        all += weight;
        if x <= count {
            at_most += weight
        }
        if x >= count {
            at_least += weight
        }
        // Farther ones are smaller still and change nothing.
        weight > 1e-30
    };
    let (mut x, mut weight) = (mode, 1.0);
    while weigh(x, weight) && x < most {
        weight *= up(x);
        x += 1;
    }
    (x, weight) = (mode, 1.0);
    while x > least {
        x -= 1;
        weight /= up(x);
        if !weigh(x, weight) {
            break;
        }
    }
    (at_most / all, at_least / all)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn agrees_with_scipy_1_17() {
        // Every possible number tried with scipy.stats.hypergeom(N, K, n): sf(count − 1) and cdf(count) both
        // above 0.025.
        assert_eq!(hypergeometric(6, 10, 12), Some((6, 8)));
        assert_eq!(hypergeometric(6, 10, 100), Some((28, 86)));
        assert_eq!(hypergeometric(0, 10, 11), Some((0, 1)));
        assert_eq!(hypergeometric(30, 50, 80), Some((41, 54)));
        assert_eq!(hypergeometric(10, 10, 30), Some((23, 30)));
        assert_eq!(hypergeometric(3, 5, 8), Some((3, 6)));
        assert_eq!(hypergeometric(1, 3, 40), Some((1, 35)));
        assert_eq!(hypergeometric(700, 1000, 5000), Some((3369, 3626)));
    }

    #[test]
    fn ends_of_the_range() {
        assert_eq!(hypergeometric(0, 5, 5), Some((0, 0)));
        assert_eq!(hypergeometric(5, 5, 5), Some((5, 5)));
        assert!(hypergeometric(u32::MAX / 4, u32::MAX / 2, u32::MAX).is_some());
        assert_eq!([(0, 0, 5), (3, 2, 5), (2, 6, 5)].map(|(k, n, all)| hypergeometric(k, n, all)), [None; 3]);
    }

    #[test]
    fn tails_agree_with_scipy_1_17() {
        // (cdf(count), sf(count − 1)) of scipy.stats.hypergeom(N, K, n)
        let close = |found: (f64, f64), at_most: f64, at_least: f64| {
            assert!((found.0 - at_most).abs() < 1e-9 && (found.1 - at_least).abs() < 1e-9, "{found:?}");
        };
        close(tails(6, 10, 8, 12), 0.42424242424242414, 1.0);
        close(tails(6, 10, 50, 100), 0.8410799901444538, 0.37033322688723247);
        close(tails(700, 1000, 3369, 5000), 0.9784157367629641, 0.025838658226902136);
        close(tails(2, 1000, 30, 100_000), 0.996690228167783, 0.03612467989612839);
    }
}
