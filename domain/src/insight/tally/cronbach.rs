//! Reliability of a theme: whether its items go together enough to be summed up as one (Cronbach 1951,
//! Psychometrika 16, 297–334). It rises with the number of items and does not show that they measure one
//! thing. Reverse-scored items are turned round first: below zero it says that one was not.

use super::Z95;

/// Alpha, at most 1, with the 95 % interval of Bonett (2002), Journal of Educational and Behavioral
/// Statistics 27, 335–340, in the form of Bonett & Wright (2015), Journal of Organizational Behavior 36, 3–15.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Alpha {
    pub alpha: f64,
    pub low: f64,
    pub high: f64,
    /// People it rests on.
    pub n: u32,
}

/// All that alpha needs of people's scores, so that no row is kept: sums per item, which distributions tell
/// anyway, and one number of how they go together. Of a single person they are still that person's answers;
/// the floors of the gate hold for them too.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct ItemSums {
    /// People who answered every item, and those left out because they did not.
    pub n: u32,
    pub left_out: u32,
    sums: Vec<f64>,
    squares: Vec<f64>,
    /// Sum of the squares of people's totals.
    squared_totals: f64,
}

impl ItemSums {
    pub fn new(items: usize) -> ItemSums {
        ItemSums { sums: vec![0.0; items], squares: vec![0.0; items], ..ItemSums::default() }
    }

    /// Adds one person's scores, one per item. Listwise: a person with an answer missing is left out whole,
    /// because every sum must be of the same people. A row of another length or with a score that is no
    /// number is refused: `false`.
    pub fn add(&mut self, row: &[Option<f64>]) -> bool {
        if row.len() != self.sums.len() || row.iter().flatten().any(|score| !score.is_finite()) {
            return false;
        }
        if row.iter().any(Option::is_none) {
            self.left_out += 1;
            return true;
        }
        let mut total = 0.0;
        for ((sum, square), score) in self.sums.iter_mut().zip(&mut self.squares).zip(row.iter().flatten()) {
            *sum += score;
            *square += score * score;
            total += score;
        }
        self.squared_totals += total * total;
        self.n += 1;
        true
    }

    /// `None` for fewer than two items or three people, or when all have the same total.
    pub fn alpha(&self) -> Option<Alpha> {
        let (n, k) = (f64::from(self.n), self.sums.len() as f64);
        if self.n < 3 || self.sums.len() < 2 {
            return None;
        }
        // Sums of squared deviations: their common divisor n − 1 cancels out.
        let items: f64 =
            self.sums.iter().zip(&self.squares).map(|(sum, square)| square - sum * sum / n).sum();
        let total: f64 = self.sums.iter().sum();
        let spread = self.squared_totals - total * total / n;
        // What rounding leaves of a difference between equal numbers is no spread.
        if spread <= self.squared_totals * 1e-12 {
            return None;
        }
        let alpha = Some(k / (k - 1.0) * (1.0 - items / spread)).filter(|alpha| alpha.is_finite())?.min(1.0);
        let centre = (1.0 - alpha).ln() - (n / (n - 1.0)).ln();
        let half = Z95 * (2.0 * k / ((k - 1.0) * (n - 2.0))).sqrt();
        let (low, high) = (1.0 - (centre + half).exp(), 1.0 - (centre - half).exp());
        Some(Alpha { alpha, low, high, n: self.n })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ROWS: [[u8; 4]; 8] = [
        [2, 4, 3, 3],
        [3, 5, 4, 5],
        [4, 4, 5, 4],
        [1, 2, 1, 2],
        [5, 5, 4, 5],
        [3, 3, 3, 2],
        [2, 3, 2, 3],
        [4, 5, 5, 5],
    ];

    fn sums<const K: usize>(rows: &[[u8; K]]) -> ItemSums {
        let mut sums = ItemSums::new(K);
        for row in rows {
            assert!(sums.add(&row.map(|score| Some(f64::from(score)))));
        }
        sums
    }

    fn close(found: Option<Alpha>, n: u32, alpha: f64, low: f64, high: f64) {
        let found = found.unwrap();
        let apart = [found.alpha - alpha, found.low - low, found.high - high];
        assert!(found.n == n && apart.iter().all(|difference| difference.abs() < 1e-9), "{found:?}");
    }

    #[test]
    fn agrees_with_pingouin_0_7() {
        // pingouin.cronbach_alpha(rows, nan_policy="listwise"); limits by Bonett's formula with the quantile
        // of scipy.stats.norm.
        close(sums(&ROWS).alpha(), 8, 0.946904946904947, 0.828395051235529, 0.9874224973651592);
        let two = sums(&[[1, 1], [2, 2], [3, 4], [5, 5], [2, 3]]);
        close(two.alpha(), 5, 0.967741935483871, 0.7519089064719997, 0.9973156112322349);
        // The second item should have been turned round.
        let opposite = sums(&[[1, 5], [2, 4], [3, 3], [4, 1]]);
        close(opposite.alpha(), 4, -34.666666666666664, -426.6658310469506, -0.6731813674435052);
    }

    #[test]
    fn agrees_with_a_published_example_with_missing_answers() {
        // Data set "cronbach_wide_missing" of pingouin's documentation, which prints 0.8016949 listwise.
        let rows = [
            "11111111111",
            "11111111010",
            "-011-111100",
            "11101101100",
            "11111000100",
            "01-01111000",
            "11110010000",
            "11111000000",
            "01011000010",
            "10010100-00",
            "11100000000",
            "10010000000",
        ];
        let mut sums = ItemSums::new(11);
        for row in rows {
            let scores: Vec<Option<f64>> =
                row.chars().map(|score| score.to_digit(10).map(f64::from)).collect();
            assert!(sums.add(&scores));
        }
        assert_eq!(sums.left_out, 3);
        close(sums.alpha(), 9, 0.8016949152542373, 0.47109819264220143, 0.9412527415543798);
    }

    #[test]
    fn what_cannot_be_known_is_none() {
        let mut refused = sums(&ROWS);
        assert!(!refused.add(&[Some(1.0); 3]) && !refused.add(&[Some(f64::NAN); 4]));
        assert_eq!(refused, sums(&ROWS));
        assert_eq!(sums(&[[1, 2], [3, 4]]).alpha(), None);
        assert_eq!(sums(&[[1], [3], [4]]).alpha(), None);
        assert_eq!(sums(&[[3, 4]; 6]).alpha(), None);
        // Equal totals of unlike answers.
        assert_eq!(sums(&[[1, 4], [2, 3], [4, 1]]).alpha(), None);
        let same = sums(&[[1, 1], [3, 3], [4, 4]]).alpha().unwrap();
        assert_eq!((same.alpha, same.low, same.high), (1.0, 1.0, 1.0));
    }
}
