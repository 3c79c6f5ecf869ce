//! Smiley index: the mean of four faces laid on 0–100, as HappyOrNot's Happy Index does. The faces are
//! ordered options, so never show it without their distribution.

use super::mean::mean_of_counts;

/// Answers per face, the unhappiest first; they weigh 0, 33⅓, 66⅔ and 100. `None` without answers.
pub fn smiley_index(counts: &[u32; 4]) -> Option<f64> {
    mean_of_counts(&[0.0, 100.0 / 3.0, 200.0 / 3.0, 100.0], counts)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::insight::scale::ResultScale;
    use crate::survey::item::Kind;

    #[test]
    fn faces_weigh_thirds() {
        let near = |counts, index: f64| assert!((smiley_index(&counts).unwrap() - index).abs() < 1e-9);
        near([0, 0, 0, 7], 100.0);
        near([7, 0, 0, 0], 0.0);
        near([1, 1, 1, 1], 50.0);
        // numpy.average([0, 100/3, 200/3, 100], weights=[4, 6, 30, 60])
        near([4, 6, 30, 60], 82.0);
        assert_eq!(smiley_index(&[0; 4]), None);
    }

    #[test]
    fn it_is_the_mean_on_the_common_scale() {
        let scale = ResultScale::from_kind(&Kind::Smileys, false).unwrap();
        let mean = mean_of_counts(&[1.0, 2.0, 3.0, 4.0], &[2, 3, 5, 9]).unwrap();
        assert!((smiley_index(&[2, 3, 5, 9]).unwrap() - scale.to_hundred(mean)).abs() < 1e-9);
    }
}
