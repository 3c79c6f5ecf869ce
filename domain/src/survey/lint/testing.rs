//! The linter with the real words, for tests of single rules.

use super::*;
use crate::survey::bank;
use crate::survey::item::{Audience, Kind};
use std::sync::LazyLock;

pub static LINTER: LazyLock<Linter> =
    LazyLock::new(|| Linter::new(words(), bank::texts()).expect("our own file"));

/// A questionnaire for staff with these items; the customer group is named.
pub fn form(items: Vec<Item>) -> Questionnaire {
    let customer_group = Text::same("ryhmä");
    Questionnaire { items, customer_group, ..Questionnaire::new(Text::same("kysely"), Audience::Staff) }
}

/// An own item, written in one language.
pub fn item(lang: Lang, kind: Kind, text: &str) -> Item {
    let mut item = Item::new(ItemKey::new("own"), Text::default(), kind);
    item.text.set(lang, text.to_owned());
    item
}

/// What a rule of wording says about a text: its level and the words.
pub fn says(rule: RuleName, lang: Lang, kind: Kind, text: &str) -> Option<(Level, String)> {
    let findings = LINTER.item(&item(lang, kind, text), lang, &form(Vec::new()));
    findings.into_iter().find(|finding| finding.rule == rule).map(|finding| (finding.level, finding.words))
}

/// The words that a rule finds in an open question.
pub fn found(rule: RuleName, lang: Lang, text: &str) -> Option<String> {
    says(rule, lang, Kind::Open, text).map(|(_, words)| words)
}

/// Each text is found, with exactly these words.
pub fn finds(rule: RuleName, cases: &[(Lang, &str, &str)]) {
    for (lang, text, words) in cases {
        assert_eq!(found(rule, *lang, text).as_deref(), Some(*words), "{text}");
    }
}

/// None of these texts is found.
pub fn spares(rule: RuleName, cases: &[(Lang, &str)]) {
    for (lang, text) in cases {
        assert_eq!(found(rule, *lang, text), None, "{text}");
    }
}

/// What the rules of the form say.
pub fn of_form(rule: RuleName, questionnaire: &Questionnaire, context: &Context) -> Vec<(Level, String)> {
    let findings = LINTER.form(questionnaire, context).into_iter();
    findings.filter(|finding| finding.rule == rule).map(|finding| (finding.level, finding.words)).collect()
}

/// Nothing is known, everything is in order.
pub const CONTEXT: Context<'static> =
    Context { languages: &[], smallest_unit: None, purpose: None, reviewed: true };
