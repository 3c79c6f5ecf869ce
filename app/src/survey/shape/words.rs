//! Edits and differences in words.

use crate::i18n::{Locale, td_string};
use crate::survey::words::edit_problem;
use domain::id::ItemKey;
use domain::survey::diff::{Difference, Reworded};
use domain::survey::edit::Edit;
use domain::survey::log::Told;
use domain::survey::questionnaire::Questionnaire;
use domain::text::{Lang, Text};
use std::collections::HashMap;

/// An edit as a sentence: which item, and for texts what stood there before.
pub fn edit_words(
    locale: Locale,
    lang: Lang,
    now: &Questionnaire,
    edit: &Edit,
    back: Option<&Edit>,
) -> String {
    let carried = [Some(edit), back].into_iter().flatten().find_map(|edit| match edit {
        Edit::Add { item, .. } => Some(item.text.clone()),
        _ => None,
    });
    let known = edit.key().and_then(|key| now.item(key)).map(|item| item.text.clone());
    let name = carried.or(known).map_or_else(String::new, |text| format!("”{}”", text.get(lang)));
    let change = |text: &str| match back {
        Some(Edit::Title { text: was, .. } | Edit::CustomerGroup { text: was, .. })
        | Some(Edit::Word { text: was, .. } | Edit::Help { text: was, .. }) => arrow(was, text),
        _ => format!("”{text}”"),
    };
    let name = name.as_str();
    match edit {
        Edit::Title { text, .. } => format!("{}: {}", td_string!(locale, survey.title_text), change(text)),
        Edit::CustomerGroup { text, .. } => {
            format!("{}: {}", td_string!(locale, survey.customer_group), change(text))
        }
        Edit::Add { .. } => td_string!(locale, shape.edit_add, name = name).to_string(),
        Edit::Drop { .. } => td_string!(locale, shape.edit_drop, name = name).to_string(),
        Edit::Move { .. } => td_string!(locale, shape.edit_move, name = name).to_string(),
        Edit::Word { text, .. } => format!("{}: {}", td_string!(locale, survey.wording), change(text)),
        Edit::Help { text, .. } => format!("{}: {}", td_string!(locale, shape.help), change(text)),
        Edit::Set { .. } => td_string!(locale, shape.edit_set, name = name).to_string(),
    }
}

fn arrow(before: &str, after: &str) -> String {
    match before {
        "" => format!("”{after}”"),
        before => format!("”{before}” → ”{after}”"),
    }
}

/// What happened to one's edit.
pub fn told(locale: Locale, lang: Lang, now: &Questionnaire, edit: &Edit, told: &Told) -> String {
    let own = edit_words(locale, lang, now, edit, None);
    match told {
        Told::Made => own,
        Told::Over(others) => {
            let others: Vec<String> =
                others.iter().map(|edit| edit_words(locale, lang, now, edit, None)).collect();
            let others = others.join("; ");
            td_string!(locale, shape.told_over, own = own.as_str(), others = others.as_str()).to_string()
        }
        Told::NotMade(problem) => {
            let why = edit_problem(locale, *problem);
            td_string!(locale, shape.told_not, own = own.as_str(), why = why).to_string()
        }
    }
}

pub fn difference(
    locale: Locale,
    lang: Lang,
    difference: &Difference,
    words: &HashMap<ItemKey, Text>,
) -> String {
    let reworded = |what: &str, Reworded { lang, before, after }: &Reworded| {
        format!("{what}: {} ({})", arrow(before, after), lang.name())
    };
    let named = difference.key().and_then(|key| words.get(key));
    let name = named.map_or_else(String::new, |text| format!("”{}”", text.get(lang)));
    let name = name.as_str();
    match difference {
        Difference::Title(text) => reworded(td_string!(locale, survey.title_text), text),
        Difference::CustomerGroup(text) => reworded(td_string!(locale, survey.customer_group), text),
        Difference::Word(_, text) => reworded(td_string!(locale, survey.wording), text),
        Difference::Help(_, text) => reworded(td_string!(locale, shape.help), text),
        Difference::Added(_) => td_string!(locale, shape.edit_add, name = name).to_string(),
        Difference::Dropped(_) => td_string!(locale, shape.edit_drop, name = name).to_string(),
        Difference::Moved(_) => td_string!(locale, shape.edit_move, name = name).to_string(),
        Difference::Answering(_) => td_string!(locale, shape.edit_set, name = name).to_string(),
    }
}
