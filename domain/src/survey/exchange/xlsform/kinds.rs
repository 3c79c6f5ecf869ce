//! Sliders and choices as kinds of items.

use super::cells::Row;
use super::choices::Choice;
use super::question::Sort;
use super::scale::scale;
use super::{NOT_APPLICABLE, not_applicable, shortened};
use crate::survey::exchange::Why;
use crate::survey::item::Kind;
use crate::text::Lang;

/// A slider as a number between its ends (`start=1;end=10;step=1` are pyxform's own).
pub fn range(row: &Row) -> Result<Kind, Why> {
    let parameters = row.get("parameters").to_lowercase();
    let parameter = |name: &str, unsaid: i32| {
        let mut parts = parameters.split([';', ',', ' ']).filter_map(|part| part.split_once('='));
        let found = parts.find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim().parse::<f64>());
        match found {
            None => Some(unsaid),
            Some(Ok(n)) if n.fract() == 0.0 && n.abs() < f64::from(i32::MAX) => Some(n as i32),
            Some(_) => None,
        }
    };
    match (parameter("start", 1), parameter("end", 10), parameter("step", 1)) {
        (Some(start), Some(end), Some(1)) => {
            Ok(Kind::Number { least: Some(start.min(end)), most: Some(start.max(end)) })
        }
        _ => Err(Why::Kind(shortened(&format!("range {parameters}")))),
    }
}

/// Whether the list offers *does not concern me*, which it then no longer does. A list of others is searched by the words.
pub fn take_not_applicable(choices: &mut Vec<Choice>, by_words: bool) -> bool {
    let known = ["not applicable", "n/a"];
    let ours = not_applicable();
    let place = choices.iter().position(|choice| {
        choice.name == NOT_APPLICABLE
            || by_words
                && Lang::ALL.iter().any(|lang| {
                    let label = choice.label.exact(*lang).to_lowercase();
                    label == ours.exact(*lang).to_lowercase() || known.contains(&label.as_str())
                })
    });
    place.map(|place| choices.remove(place)).is_some()
}

pub fn select(sort: Sort, choices: &[Choice], ours: &str) -> (Kind, Vec<u8>) {
    let options = || choices.iter().map(|choice| choice.label.clone()).collect();
    let numbers = (0..=u8::MAX).take(choices.len()).collect();
    match sort {
        Sort::Many => (Kind::Multiple { options: options() }, numbers),
        Sort::Rank => (Kind::Ranking { options: options() }, numbers),
        Sort::One if ours == "single" => (Kind::Single { options: options() }, numbers),
        Sort::One => {
            scale(choices, ours == "zero_to_ten").unwrap_or((Kind::Single { options: options() }, numbers))
        }
    }
}
