//! Diverging stacked bar of an ordered scale (Heiberger & Robbins 2014, Journal of Statistical Software 57/5).

/// One option's part of the bar.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Segment {
    /// The option, in the order of the scale.
    pub index: usize,
    /// Left edge in percents of all answers; zero is the centre line, negative lies left of it.
    pub x: f64,
    /// In percents of all answers.
    pub width: f64,
    /// Of all answers, 0–1.
    pub share: f64,
}

/// Options below the neutral one lie left of the centre line, those above right of it, the neutral one half on
/// each side. Without a neutral option the lower half of the options lies left. Empty without answers.
pub fn diverging(counts: &[u32], neutral: Option<usize>) -> Vec<Segment> {
    let total: f64 = counts.iter().map(|count| f64::from(*count)).sum();
    if total == 0.0 {
        return vec![];
    }
    let shares: Vec<f64> = counts.iter().map(|count| f64::from(*count) / total).collect();
    let left_of = |index: usize| shares.iter().take(index).sum::<f64>();
    let left = match neutral.filter(|index| *index < shares.len()) {
        Some(index) => left_of(index) + shares[index] / 2.0,
        None => left_of(shares.len() / 2),
    };
    let segment = |(index, share): (usize, &f64)| Segment {
        index,
        x: 100.0 * (left_of(index) - left),
        width: 100.0 * share,
        share: *share,
    };
    shares.iter().enumerate().map(segment).collect()
}

/// How far any of the bars reaches left and right of the centre, in percents, rounded up to whole tens so that bars of
/// one page share their centre and their scale.
pub fn extent<'a>(bars: impl IntoIterator<Item = &'a [Segment]>) -> (f64, f64) {
    let tens = |reach: f64| (reach / 10.0 - 1e-9).ceil().max(0.0) * 10.0;
    let (left, right) = bars.into_iter().flatten().fold((0.0_f64, 0.0_f64), |(left, right), segment| {
        (left.max(-segment.x), right.max(segment.x + segment.width))
    });
    (tens(left), tens(right))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edges(counts: &[u32], neutral: Option<usize>) -> Vec<(f64, f64)> {
        diverging(counts, neutral).iter().map(|s| (s.x, s.width)).collect()
    }

    #[test]
    fn the_neutral_option_straddles_the_centre() {
        let bar = edges(&[1, 1, 2, 0, 4], Some(2));
        assert_eq!(bar, [(-37.5, 12.5), (-25.0, 12.5), (-12.5, 25.0), (12.5, 0.0), (12.5, 50.0)]);
    }

    #[test]
    fn an_even_scale_parts_in_the_middle() {
        assert_eq!(edges(&[1, 1, 1, 1], None), [(-50.0, 25.0), (-25.0, 25.0), (0.0, 25.0), (25.0, 25.0)]);
        assert!(diverging(&[0, 0], None).is_empty());
        assert!(diverging(&[], Some(3)).is_empty());
    }

    #[test]
    fn bars_of_a_page_share_one_extent() {
        let bars = [diverging(&[1, 1, 2, 0, 4], Some(2)), diverging(&[1, 99], None)];
        assert_eq!(extent(bars.iter().map(Vec::as_slice)), (40.0, 100.0));
        assert_eq!(extent([]), (0.0, 0.0));
    }
}
