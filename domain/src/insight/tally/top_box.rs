//! Top-box share: how many chose one of the best options.

/// People in the `boxes` highest options and their share of all counted, 0–1.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct TopBox {
    pub count: u32,
    pub n: u32,
    pub share: f64,
}

/// Options in the order of the scale, best last; `None` without answers.
pub fn top_box(counts: &[u32], boxes: usize) -> Option<TopBox> {
    let n: u32 = counts.iter().sum();
    let count: u32 = counts.iter().rev().take(boxes).sum();
    (n > 0).then(|| TopBox { count, n, share: f64::from(count) / f64::from(n) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_two_best_of_five() {
        assert_eq!(top_box(&[1, 1, 2, 3, 3], 2), Some(TopBox { count: 6, n: 10, share: 0.6 }));
        assert_eq!(top_box(&[], 2), None);
    }
}
