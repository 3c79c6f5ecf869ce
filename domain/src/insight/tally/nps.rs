//! Net promoter score (Reichheld 2003, Harvard Business Review 81(12), 46–54): of answers from 0 to 10, the
//! share of 9 and 10 minus the share of 0 to 6. It says little where customers have no alternative, so it is
//! off unless asked for. It runs from −100 to 100 and is no share: it stands on an axis of its own and is
//! never averaged with other measures.

use super::Z95;
use super::distribution::total;

/// The score with what it is made of.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Nps {
    /// People who chose 9 or 10, 7 or 8, and 0 to 6.
    pub promoters: u64,
    pub passives: u64,
    pub detractors: u64,
    /// −100…100, with its 95 % interval cut at these ends.
    pub score: f64,
    pub low: f64,
    pub high: f64,
}

/// Answers per point, 0 to 10; `None` without answers. The interval is the adjusted Wald interval that adds
/// three answers, ¾ of one to each end (Rocks 2016, The American Statistician 70, 365–372).
pub fn nps(counts: &[u32; 11]) -> Option<Nps> {
    let [detractors, passives, promoters] = [total(&counts[..7]), total(&counts[7..9]), total(&counts[9..])];
    let n = (detractors + passives + promoters) as f64;
    if n == 0.0 {
        return None;
    }
    let adjusted = |people: u64| (people as f64 + 0.75) / (n + 3.0);
    let (up, down) = (adjusted(promoters), adjusted(detractors));
    let centre = up - down;
    let half = Z95 * ((up + down - centre * centre) / (n + 3.0)).sqrt();
    Some(Nps {
        promoters,
        passives,
        detractors,
        score: 100.0 * (promoters as f64 - detractors as f64) / n,
        low: 100.0 * (centre - half).max(-1.0),
        high: 100.0 * (centre + half).min(1.0),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn close(detractors: u32, passives: u32, promoters: u32, score: f64, low: f64, high: f64) {
        let found = nps(&[detractors, 0, 0, 0, 0, 0, 0, 0, passives, promoters, 0]).unwrap();
        let apart = [found.score - score, found.low - low, found.high - high];
        assert!(apart.iter().all(|difference| difference.abs() < 1e-9), "{found:?}");
    }

    #[test]
    fn agrees_with_numpy_and_scipy_1_17() {
        // The published formula in numpy with the quantile of scipy.stats.norm; no package computes it.
        close(2, 2, 6, 40.0, -12.585579968808114, 74.12404150726965);
        close(20, 20, 60, 40.0, 23.379880423750095, 54.290022488871244);
        close(5, 12, 19, 38.888888888888886, 13.157531174705037, 58.637340620166746);
        close(0, 0, 10, 100.0, 47.5035515447902, 100.0);
        close(10, 0, 0, -100.0, -100.0, -47.5035515447902);
        close(0, 10, 0, 0.0, -18.465044909058882, 18.465044909058882);
        close(0, 0, 1, 100.0, -48.49864942025203, 98.49864942025202);
    }

    #[test]
    fn sixes_detract_and_sevens_do_not() {
        let found = nps(&[1, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]).unwrap();
        assert_eq!((found.detractors, found.passives, found.promoters), (2, 2, 2));
        assert_eq!(found.score, 0.0);
        assert_eq!(nps(&[0; 11]), None);
    }
}
