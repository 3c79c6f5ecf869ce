//! A questionnaire while it is being shaped.

use super::item::{Audience, Item, Kind};
use crate::id::ItemKey;
use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};

/// Items in the order in which they are asked. The frozen copy of an open round has the same shape.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Questionnaire {
    pub title: Text,
    pub audience: Audience,
    /// Which customers the items are about (children, parents, patients); empty means all.
    #[serde(default)]
    pub customer_group: Text,
    pub items: Vec<Item>,
}

/// Nobody answers more than this on a phone.
pub const MOST_ITEMS: usize = 120;

/// The longest text of an item or option, in characters.
pub const LONGEST_TEXT: usize = 600;

impl Questionnaire {
    pub fn new(title: Text, audience: Audience) -> Questionnaire {
        Questionnaire { title, audience, customer_group: Text::default(), items: Vec::new() }
    }

    pub fn item(&self, key: &ItemKey) -> Option<&Item> {
        self.items.iter().find(|item| item.key == *key)
    }

    /// How long answering takes, in seconds: 8 for a closed item, 40 for an open one (our own estimate).
    pub fn seconds(&self) -> u32 {
        self.items.iter().map(|item| if matches!(item.kind, Kind::Open) { 40 } else { 8 }).sum()
    }

    /// Items whose text or options lack this language.
    pub fn missing_in(&self, lang: Lang) -> Vec<&ItemKey> {
        let lacks = |text: &Text| text.exact(lang).trim().is_empty();
        self.items
            .iter()
            .filter(|item| lacks(&item.text) || item.kind.options().iter().any(lacks))
            .map(|item| &item.key)
            .collect()
    }
}
