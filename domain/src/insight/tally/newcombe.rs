//! Change of a share between two rounds. Answers of an anonymous round cannot be linked to those of another,
//! so the rounds are independent samples: the hybrid score interval, method 10 of Newcombe (1998),
//! Statistics in Medicine 17, 873–890.

use super::wilson::wilson;

/// Share after minus share before, −1…1, with its 95 % interval.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Difference {
    pub difference: f64,
    pub low: f64,
    pub high: f64,
}

impl Difference {
    /// Whether it can be told from chance: no difference lies outside the interval.
    pub fn distinguishable(&self) -> bool {
        self.low > 0.0 || self.high < 0.0
    }
}

/// Both rounds as (people with the answer, people who answered). `None` where a round has no answers or a
/// count above its answers.
pub fn newcombe(before: (u32, u32), after: (u32, u32)) -> Option<Difference> {
    let share = |(count, n): (u32, u32)| f64::from(count) / f64::from(n);
    let (low_before, high_before) = wilson(before.0, before.1)?;
    let (low_after, high_after) = wilson(after.0, after.1)?;
    let (was, is) = (share(before), share(after));
    let difference = is - was;
    Some(Difference {
        difference,
        low: difference - (is - low_after).hypot(high_before - was),
        high: difference + (high_after - is).hypot(was - low_before),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(after: (u32, u32), before: (u32, u32), low: f64, high: f64, within: f64) {
        let found = newcombe(before, after).unwrap();
        assert!((found.low - low).abs() < within && (found.high - high).abs() < within, "{found:?}");
    }

    #[test]
    fn agrees_with_the_published_table() {
        // Newcombe (1998), table II, method 10, to the four decimals printed there.
        close((56, 70), (48, 80), 0.0524, 0.3339, 5e-5);
        close((9, 10), (3, 10), 0.1705, 0.8090, 5e-5);
        close((6, 7), (2, 7), 0.0582, 0.8062, 5e-5);
        close((5, 56), (0, 29), -0.0381, 0.1926, 5e-5);
        close((0, 10), (0, 20), -0.1611, 0.2775, 5e-5);
        close((0, 10), (0, 10), -0.2775, 0.2775, 5e-5);
        close((10, 10), (0, 20), 0.6791, 1.0, 5e-5);
        close((10, 10), (0, 10), 0.6075, 1.0, 5e-5);
    }

    #[test]
    fn agrees_with_statsmodels_0_15() {
        // statsmodels confint_proportions_2indep(…, method="newcomb", compare="diff")
        close((56, 70), (48, 80), 0.05243147240236498, 0.33387265403690614, 1e-9);
        close((5, 56), (0, 29), -0.038137147903536936, 0.19256001385511165, 1e-9);
        close((5, 10), (9, 10), -0.6759121533048666, 0.0023561093922480625, 1e-9);
        close((50, 100), (64, 100), -0.26987507027845037, -0.0029485093844241195, 1e-9);
        close((10, 10), (0, 20), 0.6790860371419145, 1.0, 1e-9);
        close((1, 1), (0, 1), -0.12210872068194178, 1.0, 1e-9);
    }

    #[test]
    fn small_groups_must_move_far() {
        // The smallest rise from half that can be told from chance, in points.
        let rise = |n: u32| {
            let told = |count: &u32| newcombe((n / 2, n), (*count, n)).unwrap().distinguishable();
            (n / 2..=n).find(told).map(|count| 100 * (count - n / 2) / n)
        };
        assert_eq!([10, 20, 50, 100].map(rise), [50, 30, 20, 14].map(Some));
        assert_eq!((newcombe((1, 2), (0, 0)), newcombe((3, 2), (1, 2))), (None, None));
    }
}
