//! Every edit of a questionnaire. Each is small, so that two coordinators at work on the same one seldom meet.

use super::follow::follow;
use super::item::{Family, Item, Kind, Theme};
use super::questionnaire::{LONGEST_TEXT, MOST_ITEMS, Questionnaire};
use super::rule::Rule;
use crate::id::ItemKey;
use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};

/// One change by a coordinator. The editor applies it at once and sends it; the server applies it to what it holds by then.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "edit", rename_all = "snake_case")]
pub enum Edit {
    Title {
        lang: Lang,
        text: String,
    },
    CustomerGroup {
        lang: Lang,
        text: String,
    },
    /// From the bank or written by the team, before the item that is at this place now; without a place, at the end.
    Add {
        item: Box<Item>,
        at: Option<u32>,
    },
    Drop {
        key: ItemKey,
    },
    /// Moves to this place, counted from 0; a place past the end means last.
    Move {
        key: ItemKey,
        to: u32,
    },
    Word {
        key: ItemKey,
        lang: Lang,
        text: String,
    },
    Help {
        key: ItemKey,
        lang: Lang,
        text: String,
    },
    Set {
        key: ItemKey,
        to: Setting,
    },
}

/// One property of an item.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Setting {
    Kind(Kind),
    Theme(Option<Theme>),
    Family(Option<Family>),
    Reversed(bool),
    NotApplicable(bool),
    Required(bool),
    Joined(bool),
    ShowIf(Option<Rule>),
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
    /// Takes away a choice that a rule of another item names.
    InRule,
}

impl Edit {
    /// Puts it into effect; what it was instead of, as the edit that takes it back.
    pub fn apply(self, to: &mut Questionnaire) -> Result<Edit, EditProblem> {
        Ok(match self {
            Edit::Title { lang, text } => {
                Edit::Title { lang, text: reword(&mut to.title, lang, text, Whole::Needed)? }
            }
            Edit::CustomerGroup { lang, text } => Edit::CustomerGroup {
                lang,
                text: reword(&mut to.customer_group, lang, text, Whole::MayBeEmpty)?,
            },
            Edit::Add { item, at } => {
                if to.item(&item.key).is_some() {
                    return Err(EditProblem::AlreadyThere);
                }
                if to.items.len() >= MOST_ITEMS {
                    return Err(EditProblem::TooMany);
                }
                let key = item.key.clone();
                let at = at.map_or(to.items.len(), |at| (at as usize).min(to.items.len()));
                to.items.insert(at, whole(*item)?);
                Edit::Drop { key }
            }
            Edit::Drop { key } => {
                let at = place(to, &key)?;
                let item = Box::new(to.items.remove(at));
                Edit::Add { item, at: Some(at as u32) }
            }
            Edit::Move { key, to: new } => {
                let old = place(to, &key)?;
                let item = to.items.remove(old);
                let new = (new as usize).min(to.items.len());
                to.items.insert(new, item);
                Edit::Move { key, to: old as u32 }
            }
            Edit::Word { key, lang, text } => {
                let at = place(to, &key)?;
                let text = reword(&mut to.items[at].text, lang, text, Whole::Needed)?;
                Edit::Word { key, lang, text }
            }
            Edit::Help { key, lang, text } => {
                let at = place(to, &key)?;
                let text = reword(&mut to.items[at].help, lang, text, Whole::MayBeEmpty)?;
                Edit::Help { key, lang, text }
            }
            Edit::Set { key, to: setting } => {
                let at = place(to, &key)?;
                let mut item = to.items[at].clone();
                let was = setting.swap(&mut item);
                let item = whole(item)?;
                if let Setting::Kind(was) = &was {
                    follow(&mut to.items, &key, was, &item.kind)?;
                }
                to.items[at] = item;
                Edit::Set { key, to: was }
            }
        })
    }

    /// The item that it is about.
    pub fn key(&self) -> Option<&ItemKey> {
        match self {
            Edit::Title { .. } | Edit::CustomerGroup { .. } => None,
            Edit::Add { item, .. } => Some(&item.key),
            Edit::Drop { key } | Edit::Move { key, .. } | Edit::Set { key, .. } => Some(key),
            Edit::Word { key, .. } | Edit::Help { key, .. } => Some(key),
        }
    }

    /// Whether both are about the same thing, so that whoever came later should hear of the earlier one.
    pub fn meets(&self, other: &Edit) -> bool {
        let whole = |edit: &Edit| matches!(edit, Edit::Add { .. } | Edit::Drop { .. });
        match (self, other) {
            (Edit::Title { lang: a, .. }, Edit::Title { lang: b, .. }) => a == b,
            (Edit::CustomerGroup { lang: a, .. }, Edit::CustomerGroup { lang: b, .. }) => a == b,
            (a, b) if a.key().is_none() || a.key() != b.key() => false,
            (a, b) if whole(a) || whole(b) => true,
            (Edit::Word { lang: a, .. }, Edit::Word { lang: b, .. }) => a == b,
            (Edit::Help { lang: a, .. }, Edit::Help { lang: b, .. }) => a == b,
            (Edit::Set { to: a, .. }, Edit::Set { to: b, .. }) => {
                std::mem::discriminant(a) == std::mem::discriminant(b)
            }
            (a, b) => std::mem::discriminant(a) == std::mem::discriminant(b),
        }
    }
}

impl Setting {
    /// Puts the property into the item; what it was before.
    fn swap(self, item: &mut Item) -> Setting {
        use std::mem::replace;
        match self {
            Setting::Kind(kind) => Setting::Kind(replace(&mut item.kind, kind)),
            Setting::Theme(theme) => Setting::Theme(replace(&mut item.theme, theme)),
            Setting::Family(family) => Setting::Family(replace(&mut item.family, family)),
            Setting::Reversed(flag) => Setting::Reversed(replace(&mut item.reversed, flag)),
            Setting::NotApplicable(flag) => Setting::NotApplicable(replace(&mut item.not_applicable, flag)),
            Setting::Required(flag) => Setting::Required(replace(&mut item.required, flag)),
            Setting::Joined(flag) => Setting::Joined(replace(&mut item.joined, flag)),
            Setting::ShowIf(rule) => Setting::ShowIf(replace(&mut item.show_if, rule)),
        }
    }
}

fn place(questionnaire: &Questionnaire, key: &ItemKey) -> Result<usize, EditProblem> {
    questionnaire.items.iter().position(|item| item.key == *key).ok_or(EditProblem::NoSuchItem)
}

#[derive(PartialEq)]
enum Whole {
    Needed,
    MayBeEmpty,
}

/// The text that stood there.
fn reword(text: &mut Text, lang: Lang, new: String, whole: Whole) -> Result<String, EditProblem> {
    let mut changed = text.clone();
    changed.set(lang, new);
    if (whole == Whole::Needed && changed.is_empty()) || is_long(&changed) {
        return Err(EditProblem::Incomplete);
    }
    let was = text.exact(lang).to_string();
    *text = changed;
    Ok(was)
}

fn is_long(text: &Text) -> bool {
    Lang::ALL.iter().any(|lang| text.exact(*lang).chars().count() > LONGEST_TEXT)
}

fn is_complete(text: &Text) -> bool {
    !text.is_empty() && !is_long(text)
}

/// The item, if it can be asked.
pub fn whole(item: Item) -> Result<Item, EditProblem> {
    let chooses = matches!(item.kind, Kind::Single { .. } | Kind::Multiple { .. } | Kind::Ranking { .. });
    let options = item.kind.options();
    let fits = !chooses || ((2..=50).contains(&options.len()) && options.iter().all(is_complete));
    let bounds = match item.kind {
        Kind::Number { least: Some(least), most: Some(most) } => least <= most,
        _ => true,
    };
    match is_complete(&item.text) && !is_long(&item.help) && fits && bounds {
        true => Ok(item),
        false => Err(EditProblem::Incomplete),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::bank;
    use crate::survey::item::Audience;

    fn starter() -> Questionnaire {
        let items = bank::starter(Audience::Staff);
        Questionnaire { items, ..Questionnaire::new(Text::same("Kysely"), Audience::Staff) }
    }

    fn word(key: &ItemKey, text: &str) -> Edit {
        Edit::Word { key: key.clone(), lang: Lang::Fi, text: text.into() }
    }

    #[test]
    fn an_item_can_be_moved_dropped_and_reworded() {
        let mut q = starter();
        let (first, second) = (q.items[0].key.clone(), q.items[1].key.clone());
        Edit::Move { key: first.clone(), to: 1 }.apply(&mut q).unwrap();
        assert_eq!((&q.items[0].key, &q.items[1].key), (&second, &first));
        let swedish = q.items[1].text.sv.clone();
        word(&first, "Uusi sanamuoto").apply(&mut q).unwrap();
        assert_eq!((q.items[1].text.fi.as_str(), &q.items[1].text.sv), ("Uusi sanamuoto", &swedish));
        Edit::Drop { key: first.clone() }.apply(&mut q).unwrap();
        assert_eq!(Edit::Drop { key: first }.apply(&mut q), Err(EditProblem::NoSuchItem));
    }

    #[test]
    fn a_refused_edit_changes_nothing() {
        let mut q = starter();
        let before = q.clone();
        let add = |item: Item| Edit::Add { item: Box::new(item), at: None };
        assert_eq!(add(q.items[3].clone()).apply(&mut q), Err(EditProblem::AlreadyThere));
        let one = Kind::Single { options: vec![Text::same("yksi")] };
        let own = |kind| Item::new(ItemKey::new("own.1"), Text::same("x"), kind);
        assert_eq!(add(own(one.clone())).apply(&mut q), Err(EditProblem::Incomplete));
        let empty_range = Kind::Number { least: Some(2), most: Some(1) };
        assert_eq!(add(own(empty_range)).apply(&mut q), Err(EditProblem::Incomplete));
        let key = q.items[0].key.clone();
        let kind = Edit::Set { key: key.clone(), to: Setting::Kind(one) };
        assert_eq!(kind.apply(&mut q), Err(EditProblem::Incomplete));
        assert_eq!(word(&key, &"x".repeat(LONGEST_TEXT + 1)).apply(&mut q), Err(EditProblem::Incomplete));
        for lang in [Lang::Sv, Lang::En] {
            Edit::Word { key: key.clone(), lang, text: String::new() }.apply(&mut q).unwrap();
        }
        assert_eq!(word(&key, " ").apply(&mut q), Err(EditProblem::Incomplete));
        q.items[0].text = before.items[0].text.clone();
        assert_eq!(q, before);
    }

    #[test]
    fn moving_past_the_end_means_last() {
        let mut q = starter();
        let key = q.items[0].key.clone();
        Edit::Move { key: key.clone(), to: 9_999 }.apply(&mut q).unwrap();
        assert_eq!(q.items.last().map(|item| &item.key), Some(&key));
    }

    #[test]
    fn two_edits_meet_when_they_are_about_the_same_thing() {
        let (a, b) = (ItemKey::new("a"), ItemKey::new("b"));
        assert!(word(&a, "x").meets(&word(&a, "y")) && !word(&a, "x").meets(&word(&b, "y")));
        let swedish = Edit::Word { key: a.clone(), lang: Lang::Sv, text: "z".into() };
        assert!(!word(&a, "x").meets(&swedish));
        assert!(word(&a, "x").meets(&Edit::Drop { key: a.clone() }));
        let set = |to| Edit::Set { key: a.clone(), to };
        assert!(!set(Setting::Required(true)).meets(&set(Setting::Joined(true))));
        assert!(set(Setting::Required(true)).meets(&set(Setting::Required(false))));
        assert!(!word(&a, "x").meets(&Edit::Move { key: a.clone(), to: 3 }));
        let title = |lang| Edit::Title { lang, text: "t".into() };
        assert!(title(Lang::Fi).meets(&title(Lang::Fi)) && !title(Lang::Fi).meets(&title(Lang::Sv)));
    }
}
