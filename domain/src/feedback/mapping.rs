//! What the columns of a file mean. A mapping is remembered and used again for the next file of the same source.

use super::date::DateOrder;
use super::number::Decimal;
use crate::day::Period;
use crate::survey::item::{Audience, Family, Theme};
use crate::text::Text;
use serde::{Deserialize, Serialize};

/// Columns are counted from 0.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Mapping {
    pub audience: Audience,
    /// The column that names the unit.
    pub unit: usize,
    pub shape: Shape,
    pub date: DateMap,
    pub theme: ThemeMap,
    /// The column with open feedback.
    pub text: Option<usize>,
    /// What was asked, as dashboards show it.
    pub question: Text,
    pub scale: ScoreScale,
}

/// What one row stands for.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum Shape {
    /// One person's answer.
    Answers { score: usize },
    /// A group: how many answered, and their mean.
    Means { n: usize, mean: usize },
    /// A group: how many chose each option, one column per option in the scale's order.
    Counts { columns: Vec<usize> },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum DateMap {
    Fixed { period: Period },
    Column { column: usize, order: DateOrder },
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub enum ThemeMap {
    Fixed {
        theme: Option<Theme>,
        family: Option<Family>,
    },
    /// A column of topics. Those not listed are read as the codes of themes and families.
    Column {
        column: usize,
        topics: Vec<Topic>,
    },
}

/// A word that a feedback system uses, and what it is about here.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Topic {
    pub value: String,
    pub theme: Option<Theme>,
    pub family: Option<Family>,
}

/// How a cell becomes a score from `min` to `max`.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoreScale {
    pub min: f64,
    pub max: f64,
    /// Empty when the cell itself is the score.
    pub options: Vec<ScoreOption>,
    pub decimal: Decimal,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ScoreOption {
    /// As the file has it.
    pub value: String,
    pub label: Text,
    /// `None` stands outside the scale, such as *don't know*: counted as given, left out of means.
    pub score: Option<f64>,
}

/// Why a mapping cannot be used with a file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "fault", rename_all = "snake_case")]
pub enum MappingFault {
    NoSuchColumn {
        column: usize,
    },
    /// Lowest and highest score are not two ascending numbers.
    EmptyScale,
    ScoreOutsideScale {
        option: usize,
    },
    /// Counts need one column per option.
    CountColumns {
        columns: usize,
        options: usize,
    },
    NoQuestion,
}

impl Mapping {
    /// Everything that is wrong with the mapping for a file of `width` columns.
    pub fn faults(&self, width: usize) -> Vec<MappingFault> {
        let mut faults = Vec::new();
        let missing = self.columns().into_iter().filter(|column| *column >= width);
        faults.extend(missing.map(|column| MappingFault::NoSuchColumn { column }));
        let ScoreScale { min, max, options, .. } = &self.scale;
        if !(min.is_finite() && max.is_finite() && min < max) {
            faults.push(MappingFault::EmptyScale);
        }
        for (index, option) in options.iter().enumerate() {
            if option.score.is_some_and(|score| !(*min..=*max).contains(&score)) {
                faults.push(MappingFault::ScoreOutsideScale { option: index });
            }
        }
        if let Shape::Counts { columns } = &self.shape
            && (columns.len() != options.len() || columns.is_empty())
        {
            faults.push(MappingFault::CountColumns { columns: columns.len(), options: options.len() });
        }
        if self.question.is_empty() {
            faults.push(MappingFault::NoQuestion);
        }
        faults
    }

    /// The columns that are read; all others are dropped, names and contacts among them.
    pub fn columns(&self) -> Vec<usize> {
        let mut columns = self.needed();
        if let ThemeMap::Column { column, .. } = self.theme {
            columns.push(column);
        }
        columns.extend(self.text);
        columns
    }

    /// The columns without which a row says nothing.
    pub(super) fn needed(&self) -> Vec<usize> {
        let mut columns = vec![self.unit];
        if let DateMap::Column { column, .. } = self.date {
            columns.push(column);
        }
        match &self.shape {
            Shape::Answers { score } => columns.push(*score),
            Shape::Means { n, mean } => columns.extend([*n, *mean]),
            Shape::Counts { columns: counts } => columns.extend(counts),
        }
        columns
    }
}

impl ScoreScale {
    /// The option that a cell names; upper and lower case are alike where no option has exactly those letters.
    pub fn option(&self, value: &str) -> Option<usize> {
        let exact = self.options.iter().position(|option| option.value.trim() == value);
        exact.or_else(|| {
            let value = value.to_lowercase();
            self.options.iter().position(|option| option.value.trim().to_lowercase() == value)
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mapping_that_does_not_fit_says_everything_that_is_wrong() {
        let option = |score| ScoreOption { value: "1".into(), label: Text::default(), score };
        let mapping = Mapping {
            audience: Audience::Customer,
            unit: 0,
            shape: Shape::Counts { columns: vec![1] },
            date: DateMap::Column { column: 9, order: DateOrder::Iso },
            theme: ThemeMap::Fixed { theme: None, family: None },
            text: None,
            question: Text::default(),
            scale: ScoreScale {
                min: 0.0,
                max: 10.0,
                options: vec![option(Some(11.0)), option(None)],
                decimal: Decimal::Comma,
            },
        };
        assert_eq!(
            mapping.faults(2),
            [
                MappingFault::NoSuchColumn { column: 9 },
                MappingFault::ScoreOutsideScale { option: 0 },
                MappingFault::CountColumns { columns: 1, options: 2 },
                MappingFault::NoQuestion,
            ]
        );
        let json = serde_json::to_string(&mapping).unwrap();
        assert_eq!(serde_json::from_str::<Mapping>(&json).unwrap(), mapping);
    }
}
