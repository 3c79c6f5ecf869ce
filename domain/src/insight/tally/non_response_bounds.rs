//! Worst-case bounds for those who did not answer (Manski 1989, Anatomy of the selection problem, Journal of
//! Human Resources 24, 343–360). When nearly everybody was asked they tell more than an interval: nothing is
//! assumed about who stayed away.

/// Lowest and highest possible share, 0–1, among all `head_count` people, when `count` of the `n` who answered
/// chose it: count/N and (count + N − n)/N. `None` for nobody asked, a count above `n`, or more answers than
/// people.
pub fn non_response_bounds(count: u32, n: u32, head_count: u32) -> Option<(f64, f64)> {
    if head_count == 0 || count > n || n > head_count {
        return None;
    }
    let all = f64::from(head_count);
    Some((f64::from(count) / all, f64::from(count + (head_count - n)) / all))
}

/// The same for the mean of scores between `min` and `max`, of which `n` people gave a sum of `sum`. `None`
/// too when the ends are no numbers or that sum is impossible.
pub fn non_response_bounds_of_mean(
    sum: f64,
    n: u32,
    head_count: u32,
    (min, max): (f64, f64),
) -> Option<(f64, f64)> {
    let [answered, all] = [n, head_count].map(f64::from);
    let possible = min * answered..=max * answered;
    if head_count == 0 || n > head_count || !(max - min).is_finite() || !possible.contains(&sum) {
        return None;
    }
    let silent = all - answered;
    Some(((sum + min * silent) / all, (sum + max * silent) / all))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_silent_may_all_think_either_way() {
        // k/N and (k + N − n)/N: 6 of 10 who answered, 12 asked.
        assert_eq!(non_response_bounds(6, 10, 12), Some((0.5, 8.0 / 12.0)));
        assert_eq!(non_response_bounds(6, 10, 10), Some((0.6, 0.6)));
        assert_eq!(non_response_bounds(0, 0, 4), Some((0.0, 1.0)));
        assert_eq!(non_response_bounds(u32::MAX, u32::MAX, u32::MAX), Some((1.0, 1.0)));
        assert_eq!(
            [(1, 1, 0), (2, 1, 3), (1, 4, 3)].map(|(k, n, all)| non_response_bounds(k, n, all)),
            [None; 3]
        );
    }

    #[test]
    fn a_share_is_the_mean_of_zeros_and_ones() {
        for (count, n, all) in [(6, 10, 12), (0, 3, 9), (5, 5, 6)] {
            let mean = non_response_bounds_of_mean(f64::from(count), n, all, (0.0, 1.0));
            assert_eq!(mean, non_response_bounds(count, n, all));
        }
        // Eight of ten answered 4 on average on a scale from 1 to 5.
        assert_eq!(non_response_bounds_of_mean(32.0, 8, 10, (1.0, 5.0)), Some((3.4, 4.2)));
        assert_eq!(non_response_bounds_of_mean(41.0, 8, 10, (1.0, 5.0)), None);
        assert_eq!(non_response_bounds_of_mean(f64::NAN, 8, 10, (1.0, 5.0)), None);
        assert_eq!(non_response_bounds_of_mean(0.0, 0, 0, (1.0, 5.0)), None);
    }
}
