//! A questionnaire while it is being shaped, and every edit to it.

use super::item::{Audience, Item};
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

/// One change by a coordinator. The editor sends these and shows the result of [`Questionnaire::apply`],
/// so that both ends always agree.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    Title {
        text: Text,
    },
    CustomerGroup {
        text: Text,
    },
    /// Adds at the end, from the bank or written by the team.
    Add {
        item: Item,
    },
    Drop {
        key: ItemKey,
    },
    Reword {
        key: ItemKey,
        text: Text,
    },
    /// Moves to this place, counted from 0; a place past the end means last.
    Move {
        key: ItemKey,
        to: u32,
    },
    /// Swaps the whole item: kind, options, theme.
    Replace {
        item: Item,
    },
}

/// Why an edit was not made. The questionnaire is unchanged.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum EditProblem {
    NoSuchItem,
    AlreadyThere,
    /// An item needs a text in at least one language, and a choice at least two options.
    Incomplete,
    /// More than [`MOST_ITEMS`].
    TooMany,
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

    fn place(&self, key: &ItemKey) -> Result<usize, EditProblem> {
        self.items.iter().position(|item| item.key == *key).ok_or(EditProblem::NoSuchItem)
    }

    pub fn apply(&mut self, edit: Edit) -> Result<(), EditProblem> {
        match edit {
            Edit::Title { text } => self.title = complete(text)?,
            Edit::CustomerGroup { text } => self.customer_group = text,
            Edit::Add { item } => {
                if self.item(&item.key).is_some() {
                    return Err(EditProblem::AlreadyThere);
                }
                if self.items.len() >= MOST_ITEMS {
                    return Err(EditProblem::TooMany);
                }
                self.items.push(whole(item)?);
            }
            Edit::Drop { key } => {
                let place = self.place(&key)?;
                self.items.remove(place);
            }
            Edit::Reword { key, text } => {
                let place = self.place(&key)?;
                self.items[place].text = complete(text)?;
            }
            Edit::Move { key, to } => {
                let place = self.place(&key)?;
                let item = self.items.remove(place);
                let to = (to as usize).min(self.items.len());
                self.items.insert(to, item);
            }
            Edit::Replace { item } => {
                let place = self.place(&item.key)?;
                self.items[place] = whole(item)?;
            }
        }
        Ok(())
    }

    /// How long answering takes, in seconds: 8 for a closed item, 40 for an open one (our own estimate).
    pub fn seconds(&self) -> u32 {
        self.items.iter().map(|item| if matches!(item.kind, super::item::Kind::Open) { 40 } else { 8 }).sum()
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

fn complete(text: Text) -> Result<Text, EditProblem> {
    let long = Lang::ALL.iter().any(|lang| text.exact(*lang).chars().count() > LONGEST_TEXT);
    if text.is_empty() || long { Err(EditProblem::Incomplete) } else { Ok(text) }
}

fn whole(mut item: Item) -> Result<Item, EditProblem> {
    use super::item::Kind;
    item.text = complete(item.text)?;
    if let Kind::Single { options } | Kind::Multiple { options } | Kind::Ranking { options } = &item.kind {
        let fits = (2..=50).contains(&options.len());
        if !fits || options.iter().any(|option| complete(option.clone()).is_err()) {
            return Err(EditProblem::Incomplete);
        }
    }
    Ok(item)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::bank;
    use crate::survey::item::Kind;

    fn starter() -> Questionnaire {
        let items = bank::starter(Audience::Staff);
        Questionnaire { items, ..Questionnaire::new(Text::same("Kysely"), Audience::Staff) }
    }

    #[test]
    fn an_item_can_be_moved_dropped_and_reworded() {
        let mut q = starter();
        let (first, second) = (q.items[0].key.clone(), q.items[1].key.clone());
        q.apply(Edit::Move { key: first.clone(), to: 1 }).unwrap();
        assert_eq!((&q.items[0].key, &q.items[1].key), (&second, &first));
        q.apply(Edit::Reword { key: first.clone(), text: Text::same("Uusi sanamuoto") }).unwrap();
        assert_eq!(q.items[1].text.fi, "Uusi sanamuoto");
        q.apply(Edit::Drop { key: first.clone() }).unwrap();
        assert_eq!(q.apply(Edit::Drop { key: first }), Err(EditProblem::NoSuchItem));
    }

    #[test]
    fn a_refused_edit_changes_nothing() {
        let mut q = starter();
        let before = q.clone();
        let twice = q.items[3].clone();
        assert_eq!(q.apply(Edit::Add { item: twice }), Err(EditProblem::AlreadyThere));
        let one_option = Item {
            key: ItemKey::new("own.1"),
            kind: Kind::Single { options: vec![Text::same("yksi")] },
            ..q.items[0].clone()
        };
        assert_eq!(q.apply(Edit::Add { item: one_option }), Err(EditProblem::Incomplete));
        let empty = Edit::Reword { key: q.items[0].key.clone(), text: Text::default() };
        assert_eq!(q.apply(empty), Err(EditProblem::Incomplete));
        assert_eq!(q, before);
    }

    #[test]
    fn moving_past_the_end_means_last() {
        let mut q = starter();
        let key = q.items[0].key.clone();
        q.apply(Edit::Move { key: key.clone(), to: 9_999 }).unwrap();
        assert_eq!(q.items.last().map(|item| &item.key), Some(&key));
    }
}
