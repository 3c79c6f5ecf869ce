//! Customer satisfaction score: the share of the two best answers of five.

use super::top_box::{TopBox, top_box};

/// Answers per point, 1 (very dissatisfied) to 5 (very satisfied); people and share, 0–1, of 4 and 5. `None`
/// without answers.
pub fn csat(counts: &[u32; 5]) -> Option<TopBox> {
    top_box(counts, 2)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fours_and_fives_of_all() {
        assert_eq!(csat(&[5, 5, 10, 50, 30]), Some(TopBox { count: 80, n: 100, share: 0.8 }));
        assert_eq!(csat(&[0; 5]), None);
    }
}
