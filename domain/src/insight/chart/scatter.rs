//! Points scaled into a rectangle, with ticks at round numbers.

/// A stretch of an axis, lowest and highest value.
#[derive(Clone, Debug, PartialEq)]
pub struct Axis {
    pub min: f64,
    pub max: f64,
    /// Round values from `min` to `max`, both included.
    pub ticks: Vec<f64>,
}

/// A value of an axis and where it lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Tick {
    pub value: f64,
    pub at: f64,
}

/// Everything in the units of `width` and `height`; y grows downwards.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    pub points: Vec<(f64, f64)>,
    pub x_ticks: Vec<Tick>,
    pub y_ticks: Vec<Tick>,
}

impl Axis {
    /// The shortest stretch between round numbers that holds all values, with at most seven ticks. Values that
    /// are all the same, or none, get one step around them.
    pub fn around(values: &[f64]) -> Axis {
        let (low, high) = match values.iter().copied().fold(None, |span: Option<(f64, f64)>, value| {
            Some(span.map_or((value, value), |(low, high)| (low.min(value), high.max(value))))
        }) {
            Some((low, high)) if low < high => (low, high),
            Some((only, _)) => (only - 1.0, only + 1.0),
            None => (0.0, 1.0),
        };
        let mut power = 10f64.powf(((high - low) / 6.0).log10().floor());
        loop {
            for step in [1.0, 2.0, 5.0].map(|times| times * power) {
                let (first, last) = ((low / step).floor(), (high / step).ceil());
                if last - first <= 6.0 {
                    let ticks: Vec<f64> =
                        (0..=(last - first) as u32).map(|i| (first + f64::from(i)) * step).collect();
                    return Axis { min: first * step, max: last * step, ticks };
                }
            }
            power *= 10.0;
        }
    }

    /// Where a value lies between the ends, 0–1.
    fn share(&self, value: f64) -> f64 {
        (value - self.min) / (self.max - self.min)
    }
}

/// Lays points (x, y) into `width` × `height`. Axes of unequal data are unequal: only what is drawn from the
/// same `Axis` may be compared by place.
pub fn scatter(points: &[(f64, f64)], x: &Axis, y: &Axis, width: f64, height: f64) -> Scatter {
    let across = |value: f64| width * x.share(value);
    let down = |value: f64| height * (1.0 - y.share(value));
    Scatter {
        points: points.iter().map(|(a, b)| (across(*a), down(*b))).collect(),
        x_ticks: x.ticks.iter().map(|value| Tick { value: *value, at: across(*value) }).collect(),
        y_ticks: y.ticks.iter().map(|value| Tick { value: *value, at: down(*value) }).collect(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn axes_begin_and_end_at_round_numbers() {
        assert_eq!(Axis::around(&[41.0, 87.5, 60.0]).ticks, [40.0, 50.0, 60.0, 70.0, 80.0, 90.0]);
        assert_eq!(Axis::around(&[0.0, 100.0]).ticks, [0.0, 20.0, 40.0, 60.0, 80.0, 100.0]);
        let narrow = Axis::around(&[3.11, 3.19]);
        assert!(narrow.min <= 3.11 && narrow.max >= 3.19 && (4..=7).contains(&narrow.ticks.len()));
        assert_eq!((Axis::around(&[5.0]).min, Axis::around(&[5.0]).max), (4.0, 6.0));
        assert_eq!((Axis::around(&[]).min, Axis::around(&[]).max), (0.0, 1.0));
    }

    #[test]
    fn high_values_lie_at_the_top() {
        let axis = Axis::around(&[0.0, 100.0]);
        let drawn = scatter(&[(0.0, 100.0), (50.0, 25.0)], &axis, &axis, 400.0, 200.0);
        assert_eq!(drawn.points, [(0.0, 0.0), (200.0, 150.0)]);
        assert_eq!((drawn.x_ticks[1].at, drawn.y_ticks[1].at), (80.0, 160.0));
    }
}
