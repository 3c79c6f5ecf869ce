//! Rules name options by their places: when options are taken away, added or moved, rules about them follow.

use super::edit::EditProblem;
use super::item::{Item, Kind};
use super::rule::Is;
use crate::id::ItemKey;
use crate::text::Text;

/// Mends every rule that names choices of this item. A choice that a rule names can not be taken away, with its option or with
/// another kind of answering: nobody would notice that the rule has come to mean something else.
pub fn follow(items: &mut [Item], key: &ItemKey, old: &Kind, new: &Kind) -> Result<(), EditProblem> {
    let listed = !old.options().is_empty() && !new.options().is_empty();
    if old.options() == new.options() && (listed || old.code() == new.code()) {
        return Ok(());
    }
    let mended: Option<Vec<Item>> = items.iter().map(|item| mended(item.clone(), key, old, new)).collect();
    items.clone_from_slice(&mended.ok_or(EditProblem::InRule)?);
    Ok(())
}

fn mended(mut item: Item, key: &ItemKey, old: &Kind, new: &Kind) -> Option<Item> {
    let tests = item.show_if.iter_mut().flat_map(|rule| &mut rule.tests);
    for test in tests.filter(|test| test.item == *key) {
        if let Is::OneOf { choices } | Is::NoneOf { choices } = &mut test.is {
            for choice in choices {
                *choice = place(old, new, *choice)?;
            }
        }
    }
    Some(item)
}

/// Where an option stands now: the one with its texts, or, if none came or went, the one at its place.
fn place(old: &Kind, new: &Kind, choice: u8) -> Option<u8> {
    let (old, new) = (old.options(), new.options());
    // What was never there is told of as it was before (`Questionnaire::rule_problems`).
    let Some(option) = old.get(usize::from(choice)) else {
        return (!old.is_empty() && !new.is_empty()).then_some(choice);
    };
    let alike = |list: &[Text]| list.iter().filter(|other| **other == *option).count();
    let found = match alike(old) == 1 && alike(new) == 1 {
        true => new.iter().position(|other| *other == *option),
        false => (old.len() == new.len()).then_some(usize::from(choice)),
    };
    found.and_then(|place| u8::try_from(place).ok())
}

#[cfg(test)]
mod tests {
    use super::super::edit::{Edit, EditProblem, Setting};
    use super::super::item::{Audience, Item, Kind};
    use super::super::questionnaire::Questionnaire;
    use super::super::rule::{Is, Rule};
    use crate::id::ItemKey;
    use crate::text::Text;

    fn single(options: &[&str]) -> Kind {
        Kind::Single { options: options.iter().map(|text| Text::same(text)).collect() }
    }

    fn choices(questionnaire: &Questionnaire) -> Vec<u8> {
        let rule = questionnaire.items[1].show_if.as_ref().unwrap();
        match &rule.tests[0].is {
            Is::OneOf { choices } => choices.clone(),
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn a_rule_follows_its_options_and_holds_them() {
        let asked = ItemKey::new("asked");
        let rule = Rule::one(asked.clone(), Is::OneOf { choices: vec![1, 2] });
        let mut q = Questionnaire::new(Text::same("q"), Audience::Staff);
        q.items = vec![
            Item::new(asked.clone(), Text::same("Asked?"), single(&["a", "b", "c"])),
            Item { show_if: Some(rule), ..Item::new(ItemKey::new("then"), Text::same("Then?"), Kind::Open) },
        ];
        let before = q.clone();
        let mut set = |options: &[&str]| {
            Edit::Set { key: asked.clone(), to: Setting::Kind(single(options)) }
                .apply(&mut q)
                .map(|_| choices(&q))
        };
        assert_eq!(set(&["b", "c"]), Ok(vec![0, 1]));
        assert_eq!(set(&["c", "b"]), Ok(vec![1, 0]));
        assert_eq!(set(&["x", "c", "b"]), Ok(vec![2, 1]));
        assert_eq!(set(&["x", "see", "b"]), Ok(vec![2, 1]), "reworded");
        assert_eq!(set(&["x", "see"]), Err(EditProblem::InRule));
        let scale = Edit::Set { key: asked.clone(), to: Setting::Kind(Kind::Agreement) };
        assert_eq!(scale.apply(&mut before.clone()), Err(EditProblem::InRule));
        let mut q = before.clone();
        let back = Edit::Set { key: asked, to: Setting::Kind(single(&["b", "c"])) }.apply(&mut q).unwrap();
        back.apply(&mut q).unwrap();
        assert_eq!(q, before, "taking back mends the rule again");
    }
}
