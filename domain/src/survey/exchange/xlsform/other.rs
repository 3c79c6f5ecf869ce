//! "Other, please say": one choice more, and an item that asks for the words, as pyxform makes of `or_other`.

use super::choices::Choice;
use crate::id::ItemKey;
use crate::survey::item::{Item, Kind};
use crate::survey::rule::{Is, Rule};
use crate::text::Text;

/// The place of the choice "other", which is added unless the list has it.
pub fn place(choices: &mut Vec<Choice>) -> usize {
    choices.iter().position(|choice| choice.name == "other").unwrap_or_else(|| {
        choices.push(Choice { name: "other".into(), label: Text::new("Muu", "Annat", "Other") });
        choices.len() - 1
    })
}

pub fn item(key: ItemKey, of: &ItemKey, choice: u8) -> Item {
    let text = Text::new("Muu, mikä?", "Annat, vad?", "Other, please specify");
    let show_if = Some(Rule::one(of.clone(), Is::OneOf { choices: vec![choice] }));
    Item { show_if, ..Item::new(key, text, Kind::Open) }
}
