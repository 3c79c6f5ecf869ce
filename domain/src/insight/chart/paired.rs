//! Two dots on one line of 0–100: staff and customers.

/// Dots closer than this would hide each other's shape.
const TOUCHING: f64 = 3.0;

/// Places in percents of the line, 0 at its left end.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct PairedDots {
    pub staff: Option<f64>,
    pub customer: Option<f64>,
    /// Left and right end of the line between them.
    pub between: Option<(f64, f64)>,
    /// Whether the dots lie so close that they should be drawn one above the other.
    pub touching: bool,
}

/// Scores on 0–100; what lies outside is drawn at the end of the line.
pub fn paired_dots(staff: Option<f64>, customer: Option<f64>) -> PairedDots {
    let inside = |score: f64| score.clamp(0.0, 100.0);
    let (staff, customer) = (staff.map(inside), customer.map(inside));
    let between = staff.zip(customer).map(|(a, b)| (a.min(b), a.max(b)));
    PairedDots { staff, customer, between, touching: between.is_some_and(|(a, b)| b - a < TOUCHING) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_line_runs_from_the_lower_to_the_higher() {
        let dots = paired_dots(Some(80.0), Some(52.5));
        assert_eq!((dots.between, dots.touching), (Some((52.5, 80.0)), false));
        assert!(paired_dots(Some(51.0), Some(50.0)).touching);
        assert_eq!(paired_dots(None, Some(120.0)).customer, Some(100.0));
        assert_eq!(paired_dots(None, Some(120.0)).between, None);
    }
}
