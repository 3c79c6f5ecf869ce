//! What is different in two versions of a questionnaire.

use super::item::Item;
use super::questionnaire::Questionnaire;
use crate::id::ItemKey;
use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Difference {
    Title(Reworded),
    CustomerGroup(Reworded),
    Added(ItemKey),
    Dropped(ItemKey),
    Moved(ItemKey),
    Word(ItemKey, Reworded),
    Help(ItemKey, Reworded),
    /// How it is answered: kind, options, theme, whether it may be left out, of whom it is asked.
    Answering(ItemKey),
}

impl Difference {
    /// The item that it is about.
    pub fn key(&self) -> Option<&ItemKey> {
        match self {
            Difference::Title(_) | Difference::CustomerGroup(_) => None,
            Difference::Word(key, _) | Difference::Help(key, _) => Some(key),
            Difference::Added(key)
            | Difference::Dropped(key)
            | Difference::Moved(key)
            | Difference::Answering(key) => Some(key),
        }
    }
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reworded {
    pub lang: Lang,
    pub before: String,
    pub after: String,
}

/// In the order of the later version; what was dropped comes last. An item is the same while it keeps its key.
pub fn differences(before: &Questionnaire, after: &Questionnaire) -> Vec<Difference> {
    let mut list: Vec<Difference> =
        reworded(&before.title, &after.title).into_iter().map(Difference::Title).collect();
    let groups = reworded(&before.customer_group, &after.customer_group);
    list.extend(groups.into_iter().map(Difference::CustomerGroup));
    let stayed = in_same_order(&keys(before), &keys(after));
    for item in &after.items {
        let key = || item.key.clone();
        let Some(old) = before.item(&item.key) else {
            list.push(Difference::Added(key()));
            continue;
        };
        if !stayed.contains(&&item.key) {
            list.push(Difference::Moved(key()));
        }
        let texts = reworded(&old.text, &item.text);
        list.extend(texts.into_iter().map(|text| Difference::Word(key(), text)));
        list.extend(reworded(&old.help, &item.help).into_iter().map(|text| Difference::Help(key(), text)));
        let same_words = Item { text: old.text.clone(), help: old.help.clone(), ..item.clone() };
        if same_words != *old {
            list.push(Difference::Answering(key()));
        }
    }
    let dropped = before.items.iter().filter(|item| after.item(&item.key).is_none());
    list.extend(dropped.map(|item| Difference::Dropped(item.key.clone())));
    list
}

fn keys(questionnaire: &Questionnaire) -> Vec<&ItemKey> {
    questionnaire.items.iter().map(|item| &item.key).collect()
}

fn reworded(before: &Text, after: &Text) -> Vec<Reworded> {
    let one = |lang: Lang| {
        let (before, after) = (before.exact(lang), after.exact(lang));
        (before != after).then(|| Reworded { lang, before: before.into(), after: after.into() })
    };
    Lang::ALL.into_iter().filter_map(one).collect()
}

/// The longest run of keys that stand in the same order in both: the others have moved, and no more than needed.
fn in_same_order<'a>(before: &[&ItemKey], after: &[&'a ItemKey]) -> Vec<&'a ItemKey> {
    let mut longest = vec![vec![0usize; after.len() + 1]; before.len() + 1];
    for i in (0..before.len()).rev() {
        for j in (0..after.len()).rev() {
            longest[i][j] = match before[i] == after[j] {
                true => longest[i + 1][j + 1] + 1,
                false => longest[i + 1][j].max(longest[i][j + 1]),
            };
        }
    }
    let (mut i, mut j, mut run) = (0, 0, Vec::new());
    while i < before.len() && j < after.len() {
        if before[i] == after[j] {
            run.push(after[j]);
            (i, j) = (i + 1, j + 1);
        } else if longest[i + 1][j] >= longest[i][j + 1] {
            i += 1;
        } else {
            j += 1;
        }
    }
    run
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::edit::{Edit, Setting};
    use crate::survey::log::tests::{edit, starter};
    use proptest::prelude::*;

    #[test]
    fn each_difference_is_told_once() {
        let before = starter();
        let mut after = before.clone();
        let key = |n: usize| before.items[n].key.clone();
        let make = |edit: Edit, q: &mut Questionnaire| {
            edit.apply(q).unwrap();
        };
        make(Edit::Move { key: key(0), to: 4 }, &mut after);
        make(Edit::Drop { key: key(1) }, &mut after);
        make(Edit::Word { key: key(2), lang: Lang::Fi, text: "uusi".into() }, &mut after);
        make(Edit::Set { key: key(3), to: Setting::Required(true) }, &mut after);
        let word = Reworded { lang: Lang::Fi, before: before.items[2].text.fi.clone(), after: "uusi".into() };
        assert_eq!(
            differences(&before, &after),
            [
                Difference::Word(key(2), word),
                Difference::Answering(key(3)),
                Difference::Moved(key(0)),
                Difference::Dropped(key(1)),
            ]
        );
    }

    proptest! {
        #[test]
        fn nothing_differs_exactly_when_both_are_equal(edits in prop::collection::vec(edit(), 0..6)) {
            let before = starter();
            let mut after = before.clone();
            for edit in edits {
                let _ = edit.apply(&mut after);
            }
            prop_assert_eq!(differences(&before, &after).is_empty(), before == after);
        }
    }
}
