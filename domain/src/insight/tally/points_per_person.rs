//! The weight of one person, printed beside every share of a small group.

/// Percentage points by which one person's answer moves a share; `None` without answers.
pub fn points_per_person(n: u32) -> Option<f64> {
    (n > 0).then(|| 100.0 / f64::from(n))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_of_ten_weighs_ten_points() {
        assert_eq!([5, 10, 20, 50].map(points_per_person), [20.0, 10.0, 5.0, 2.0].map(Some));
        assert_eq!(points_per_person(0), None);
    }
}
