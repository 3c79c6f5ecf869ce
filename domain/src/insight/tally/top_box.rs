//! Top-box share: how many chose one of the best options.

use super::distribution::total;
use super::wilson::wilson;

/// People in the `boxes` highest options and their share of all counted, 0–1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TopBox {
    pub count: u32,
    pub n: u32,
    pub share: f64,
}

impl TopBox {
    /// 95 % Wilson interval of the share.
    pub fn interval(&self) -> Option<(f64, f64)> {
        wilson(self.count, self.n)
    }
}

/// Options in the order of the scale, best last; `None` without answers, or with more than `u32` holds.
pub fn top_box(counts: &[u32], boxes: usize) -> Option<TopBox> {
    let n = u32::try_from(total(counts)).ok().filter(|n| *n > 0)?;
    let count: u32 = counts.iter().rev().take(boxes).sum();
    Some(TopBox { count, n, share: f64::from(count) / f64::from(n) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_best_of_five() {
        let found = top_box(&[1, 1, 2, 3, 3], 2).unwrap();
        assert_eq!(found, TopBox { count: 6, n: 10, share: 0.6 });
        assert_eq!(found.interval(), wilson(6, 10));
        // More boxes than options are all of them.
        assert_eq!(top_box(&[1, 2], 5).map(|top| top.share), Some(1.0));
        assert_eq!((top_box(&[], 2), top_box(&[u32::MAX, 1], 1)), (None, None));
    }
}
