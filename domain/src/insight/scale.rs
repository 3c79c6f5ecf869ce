//! The scale on which a question was answered, as it is printed beside its results.

use crate::survey::item::Kind;
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// One option of a scale, in the order in which it is counted.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct OptionLabel {
    /// The stable name in files: the number of a point on our own scales.
    pub code: String,
    /// Empty for the kinds that the interface words itself.
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub label: Text,
    /// `None` for options outside the scale, such as *don't know*.
    pub score: Option<f64>,
}

/// Lowest and highest score with the options between them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultScale {
    pub min: f64,
    pub max: f64,
    /// Empty when only the number of answers and their mean are known.
    #[serde(default)]
    pub options: Vec<OptionLabel>,
    /// Whether a high score means worse.
    #[serde(default)]
    pub reversed: bool,
}

impl ResultScale {
    /// The scale of a kind whose numbers mean more and less; `None` for choices between names and text.
    pub fn from_kind(kind: &Kind, reversed: bool) -> Option<ResultScale> {
        let (min, max) = kind.scale()?;
        let label = |point: u8| match kind {
            Kind::ZeroToTen { low, .. } if point == min => low.clone(),
            Kind::ZeroToTen { high, .. } if point == max => high.clone(),
            _ => Text::default(),
        };
        let options = (min..=max)
            .map(|point| OptionLabel {
                code: point.to_string(),
                label: label(point),
                score: Some(f64::from(point)),
            })
            .collect();
        Some(ResultScale { min: min.into(), max: max.into(), options, reversed })
    }

    /// A score laid on 0–100 so that unlike scales can stand side by side: (x − min) / (max − min) × 100.
    /// A reversed scale is turned round: 100 is always the better end. It does not make unlike measures
    /// one measure: print the original score beside it. A scale without width puts everything at 50.
    pub fn to_hundred(&self, score: f64) -> f64 {
        if !self.measures() {
            return 50.0;
        }
        let share = (score - self.min) / (self.max - self.min);
        100.0 * if self.reversed { 1.0 - share } else { share }
    }

    /// Whether the numbers mean more and less. A list of names, whose ends are the same, is only counted.
    pub fn measures(&self) -> bool {
        self.max > self.min
    }

    /// Index of the middle option of a scale with an odd number of scored options.
    pub fn neutral(&self) -> Option<usize> {
        let scored: Vec<usize> =
            (0..self.options.len()).filter(|i| self.options[*i].score.is_some()).collect();
        (scored.len() % 2 == 1).then(|| scored[scored.len() / 2])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scale(kind: Kind) -> ResultScale {
        ResultScale::from_kind(&kind, false).unwrap()
    }

    #[test]
    fn four_smileys_lie_at_0_33_67_and_100() {
        let smileys = scale(Kind::Smileys);
        let places: Vec<f64> = (1..=4).map(|x| smileys.to_hundred(f64::from(x)).round()).collect();
        assert_eq!(places, [0.0, 33.0, 67.0, 100.0]);
        assert_eq!(smileys.neutral(), None);
    }

    #[test]
    fn known_kinds_have_their_points() {
        assert_eq!(scale(Kind::Agreement).options.len(), 5);
        assert_eq!(scale(Kind::Agreement).neutral(), Some(2));
        assert_eq!((scale(Kind::Frequency).min, scale(Kind::Frequency).max), (0.0, 6.0));
        let ends = scale(Kind::ZeroToTen { low: Text::same("helppo"), high: Text::same("vaikea") });
        assert_eq!(
            (ends.options[0].label.fi.as_str(), ends.options[10].label.fi.as_str()),
            ("helppo", "vaikea")
        );
        assert_eq!(ResultScale::from_kind(&Kind::Open, false), None);
        assert_eq!(ResultScale::from_kind(&Kind::Single { options: vec![] }, false), None);
    }

    #[test]
    fn a_reversed_scale_is_turned_round() {
        let scale = ResultScale::from_kind(&Kind::Agreement, true).unwrap();
        assert_eq!(scale.to_hundred(5.0), 0.0);
        assert_eq!(scale.to_hundred(2.0), 75.0);
    }
}
