//! Interval of a share. E. B. Wilson (1927): Probable inference, the law of succession, and statistical
//! inference. Journal of the American Statistical Association 22, 209–212.

use super::Z95;

/// 95 % score interval of the share `count / n`, both ends within 0–1; `None` for no answers or a count
/// above `n`.
pub fn wilson(count: u32, n: u32) -> Option<(f64, f64)> {
    if n == 0 || count > n {
        return None;
    }
    Some(score_interval(f64::from(count) / f64::from(n), f64::from(n)))
}

/// The same of a share known from as much information as `n` answers give, which need not be a whole number.
pub(super) fn score_interval(p: f64, n: f64) -> (f64, f64) {
    let z2 = Z95 * Z95;
    let centre = (p + z2 / (2.0 * n)) / (1.0 + z2 / n);
    let half = Z95 * (p * (1.0 - p) / n + z2 / (4.0 * n * n)).sqrt() / (1.0 + z2 / n);
    // At 0 and n the interval reaches the end exactly; floating point would miss it by a hair.
    let low = if p == 0.0 { 0.0 } else { centre - half };
    let high = if p == 1.0 { 1.0 } else { centre + half };
    (low, high)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(count: u32, n: u32, low: f64, high: f64) {
        let found = wilson(count, n).unwrap();
        assert!((found.0 - low).abs() < 1e-9 && (found.1 - high).abs() < 1e-9, "{count}/{n}: {found:?}");
    }

    #[test]
    fn agrees_with_scipy_1_17() {
        // scipy.stats.binomtest(count, n).proportion_ci(method="wilson")
        close(3, 5, 0.23072428127601297, 0.8823792257673521);
        close(6, 10, 0.3126737697336583, 0.8318196702937639);
        close(0, 10, 0.0, 0.27753279986288926);
        close(10, 10, 0.7224672001371109, 1.0);
        close(0, 1, 0.0, 0.7934506856227626);
        close(29, 30, 0.8332960900859083, 0.9940914096183875);
        close(500_000, 1_000_000, 0.4990200198900048, 0.5009799801099952);
    }

    #[test]
    fn agrees_with_published_examples() {
        // Newcombe (1998), Statistics in Medicine 17, 857–872, table I, method 3: 0.2553–0.3662,
        // 0.0624–0.1605, 0–0.1611, 0.0061–0.1718; further digits from scipy.
        close(81, 263, 0.2552885198782742, 0.36620957698280004);
        close(15, 148, 0.06238639953073629, 0.16048724172330803);
        close(0, 20, 0.0, 0.16112515805281935);
        close(1, 29, 0.006113214292762667, 0.17175521879320282);
    }

    #[test]
    fn sixty_percent_in_small_groups() {
        let percents = |count, n| wilson(count, n).map(|(l, h)| ((l * 100.0).round(), (h * 100.0).round()));
        assert_eq!(percents(3, 5), Some((23.0, 88.0)));
        assert_eq!(percents(6, 10), Some((31.0, 83.0)));
        assert_eq!(percents(12, 20), Some((39.0, 78.0)));
        assert_eq!(percents(30, 50), Some((46.0, 72.0)));
        assert_eq!((wilson(0, 0), wilson(2, 1)), (None, None));
    }
}
