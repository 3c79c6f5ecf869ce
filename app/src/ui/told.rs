//! What respondents are told before the first question: why, how long, who sees what, when it is discussed, what is promised.

use crate::i18n::{Locale, td_string};
use domain::answer::asking::Asking;
use domain::survey::round::Links;
use domain::text::Lang;

/// The same on a phone and on paper.
pub struct Told {
    /// Who asks, and where.
    pub over: String,
    /// How long it takes, and what has to be answered.
    pub about: String,
    /// Which customers are meant; empty for all.
    pub group: String,
    /// Why, what for, who sees what, when it is discussed: a term and its text.
    pub terms: Vec<(&'static str, String)>,
    /// How far the answer is anonymous; empty for drafts.
    pub promise: &'static str,
}

pub fn told(asking: &Asking, locale: Locale, lang: Lang) -> Told {
    let over = match asking.review {
        true => td_string!(locale, answer.draft, organisation = asking.organisation.as_str()).to_string(),
        false if asking.unit.is_empty() => asking.organisation.clone(),
        false => format!("{} · {}", asking.organisation, asking.unit),
    };
    let minutes = asking.minutes();
    let about = match asking.questionnaire.items.iter().any(|item| item.required) {
        true => td_string!(locale, answer.about_required, minutes = minutes).to_string(),
        false => td_string!(locale, answer.about, minutes = minutes).to_string(),
    };
    let group = match asking.questionnaire.customer_group.get(lang) {
        "" => String::new(),
        group => td_string!(locale, answer.group, group = group).to_string(),
    };
    let purpose = &asking.purpose;
    let discussion = purpose.discussion.map(|day| day.shown(lang)).unwrap_or_default();
    let mut terms = vec![
        (td_string!(locale, answer.why), purpose.why.get(lang).to_string()),
        (td_string!(locale, answer.aim), purpose.aim.get(lang).to_string()),
        (td_string!(locale, answer.handling), purpose.handling.get(lang).to_string()),
        (td_string!(locale, answer.seen_by), purpose.seen_by.get(lang).to_string()),
        (td_string!(locale, answer.discussion), discussion),
        (td_string!(locale, answer.contact), purpose.contact.clone()),
    ];
    terms.retain(|(_, text)| !text.is_empty());
    let promise = match asking.links {
        _ if asking.review => "",
        Links::Named => td_string!(locale, answer.confidential),
        _ => td_string!(locale, answer.anonymous),
    };
    Told { over, about, group, terms, promise }
}
