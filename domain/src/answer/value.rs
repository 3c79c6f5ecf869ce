//! What a person answered to one item.

use crate::day::Day;
use crate::id::ItemKey;
use crate::survey::item::Kind;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;

/// One answer. An item that was skipped has none.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Value {
    /// The number chosen on the item's scale, or the place of the chosen option.
    Choice(u8),
    /// Chosen *does not concern me*: outside the scale, never in its middle.
    NotApplicable,
    /// Places of the chosen options, ascending. Of a ranking: in its order, the most important first, without those that were
    /// left out.
    Many(Vec<u8>),
    Number(i32),
    /// Own words, or a day as `YYYY-MM-DD`.
    Text(String),
}

/// All answers of one person, by item.
pub type Values = BTreeMap<ItemKey, Value>;

/// The longest open answer, in characters. Longer ones are cut on the page, where the person sees it.
pub const LONGEST_ANSWER: usize = 4_000;

impl Value {
    /// Reads what an HTML form sends for one field; `None` when nothing was answered.
    pub fn from_form(kind: &Kind, sent: &[String]) -> Option<Value> {
        match kind {
            Kind::Open => {
                let text = sent.first()?.trim();
                (!text.is_empty()).then(|| Value::Text(text.chars().take(LONGEST_ANSWER).collect()))
            }
            Kind::Multiple { .. } => {
                let numbers: Vec<u8> = sent.iter().filter_map(|value| value.parse().ok()).collect();
                let chosen: Vec<u8> = (0..=u8::MAX).filter(|place| numbers.contains(place)).collect();
                (!chosen.is_empty()).then_some(Value::Many(chosen))
            }
            // One field for each option, in their order, with the rank given to it. Of two with the same rank the first one wins.
            Kind::Ranking { options } => {
                let ranks: Vec<Option<u8>> = sent.iter().map(|rank| rank.parse().ok()).collect();
                let mut ranked = Vec::new();
                for rank in 1..=options.len() {
                    let own = |place: &usize| ranks[*place] == Some(rank as u8);
                    ranked.extend((0..ranks.len()).filter(own).map(|place| place as u8));
                }
                (!ranked.is_empty()).then_some(Value::Many(ranked))
            }
            Kind::Number { .. } => sent.first()?.trim().parse().ok().map(Value::Number),
            Kind::Date => Day::parse_iso(sent.first()?.trim()).map(|day| Value::Text(day.to_string())),
            _ => match sent.first()?.as_str() {
                "na" => Some(Value::NotApplicable),
                number => number.parse().ok().map(Value::Choice),
            },
        }
    }
}
