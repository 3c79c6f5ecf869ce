//! Spearman's rank correlation: whether units that stand high on one side stand high on the other.
//! It tells about units, never about persons, and never why.

use super::rank::average_ranks;
use super::{Z95, mean::mean};

/// Rho with its approximate 95 % interval, all within −1…1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spearman {
    pub rho: f64,
    pub low: f64,
    pub high: f64,
    pub n: usize,
}

/// Rho as Pearson's correlation of average ranks, which is right with ties too. The interval is Fisher's z
/// with the standard error √((1 + ρ²/2) / (n − 3)) of Bonett & Wright (2000), Psychometrika 65, 23–28.
/// It is an approximation that needs more than a handful of pairs, and after a perfect order it has no width.
/// `None` for unequal lengths, fewer than four pairs, values that are no numbers, or a side without variation.
pub fn spearman(x: &[f64], y: &[f64]) -> Option<Spearman> {
    if x.len() != y.len() || x.len() < 4 || x.iter().chain(y).any(|value| !value.is_finite()) {
        return None;
    }
    let rho = pearson(&average_ranks(x), &average_ranks(y))?;
    let n = x.len();
    let error = ((1.0 + rho * rho / 2.0) / (n as f64 - 3.0)).sqrt();
    let z = rho.atanh();
    Some(Spearman { rho, low: (z - Z95 * error).tanh(), high: (z + Z95 * error).tanh(), n })
}

fn pearson(x: &[f64], y: &[f64]) -> Option<f64> {
    let (mean_x, mean_y) = (mean(x)?, mean(y)?);
    let (mut xx, mut yy, mut xy) = (0.0, 0.0, 0.0);
    for (a, b) in x.iter().zip(y) {
        let (dx, dy) = (a - mean_x, b - mean_y);
        xx += dx * dx;
        yy += dy * dy;
        xy += dx * dy;
    }
    // Rounding may lift a perfect correlation a hair above one, where Fisher's z has no value.
    (xx > 0.0 && yy > 0.0).then(|| (xy / (xx * yy).sqrt()).clamp(-1.0, 1.0))
}

#[cfg(test)]
mod tests {
    use super::*;

    // scipy.stats.spearmanr, and the interval from scipy.stats.norm by the formula above.
    fn close(x: &[f64], y: &[f64], rho: f64, low: f64, high: f64) {
        let found = spearman(x, y).unwrap();
        let apart = [found.rho - rho, found.low - low, found.high - high];
        assert!(apart.iter().all(|difference| difference.abs() < 1e-9), "{found:?}");
    }

    #[test]
    fn agrees_with_scipy_1_17_with_ties() {
        let x = [1.0, 2.0, 2.0, 4.0, 5.0, 5.0, 7.0, 8.0];
        let y = [2.0, 1.0, 3.0, 3.0, 6.0, 5.0, 5.0, 9.0];
        close(&x, &y, 0.8902439024390245, 0.36908932962792657, 0.9854738771379555);
        let (x, y) = ([1.0, 1.0, 1.0, 2.0, 2.0, 3.0], [2.0, 2.0, 1.0, 3.0, 3.0, 3.0]);
        close(&x, &y, 0.9, 0.13017750673298656, 0.9928273687754227);
        let (x, y): (Vec<f64>, Vec<f64>) = (0..20).map(|i| (f64::from(i % 7), f64::from(i * i % 11))).unzip();
        close(&x, &y, -0.13443955130267726, -0.5460688264222794, 0.3294808523924658);
        let (x, y) = ([1.0, 1.0, 2.0, 2.0], [1.0, 2.0, 1.0, 2.0]);
        close(&x, &y, 0.0, -0.9610870825606609, 0.9610870825606609);
    }

    #[test]
    fn agrees_with_published_examples() {
        // The example of scipy's documentation: 0.8207826816681233.
        let (x, y) = ([1.0, 2.0, 3.0, 4.0, 5.0], [5.0, 6.0, 7.0, 8.0, 7.0]);
        close(&x, &y, 0.8207826816681233, -0.41629081750673846, 0.9920459711149154);
        // Intelligence quotient and hours of television, the textbook example: −29/165.
        let x = [106.0, 100.0, 86.0, 101.0, 99.0, 103.0, 97.0, 113.0, 112.0, 110.0];
        let y = [7.0, 27.0, 2.0, 50.0, 28.0, 29.0, 20.0, 12.0, 6.0, 17.0];
        close(&x, &y, -29.0 / 165.0, -0.7278300282394071, 0.5145466616329561);
    }

    #[test]
    fn a_perfect_order_has_no_width_and_a_flat_side_no_rho() {
        let x = [1.0, 2.0, 3.0, 4.0];
        let found = spearman(&x, &[9.0, 8.0, 7.0, 1.0]).unwrap();
        assert_eq!((found.rho, found.low, found.high), (-1.0, -1.0, -1.0));
        assert_eq!(spearman(&x, &[2.0; 4]), None);
        assert_eq!(spearman(&x[..3], &x[..3]), None);
        assert_eq!(spearman(&x, &[1.0, f64::NAN, 2.0, 3.0]), None);
    }
}
