//! First of all: why, how long, who sees what, when it is discussed, and what is promised.

use crate::i18n::{Locale, td_string};
use domain::answer::asking::Asking;
use domain::survey::round::Links;
use domain::text::Lang;
use html_escape::encode_double_quoted_attribute as escaped;

/// The same words on a phone and on paper.
pub struct Introduction {
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

pub fn words(asking: &Asking, locale: Locale, lang: Lang) -> Introduction {
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
    Introduction { over, about, group, terms, promise }
}

pub fn introduction(asking: &Asking, locale: Locale, lang: Lang) -> String {
    let paragraph = |text: &str| match text {
        "" => String::new(),
        text => format!("<p>{}</p>", escaped(text)),
    };
    let Introduction { over, about, group, terms, promise } = words(asking, locale, lang);
    let terms = terms.iter();
    let terms: String =
        terms.map(|(term, text)| format!("<dt>{term}</dt><dd>{}</dd>", escaped(text))).collect();
    let ballot = asking.ballots.as_ref().map_or_else(String::new, |ballots| {
        // The first half is enough to compare by eye.
        let key = ballots.key.get(..16).unwrap_or_default();
        let (how, key) = (
            td_string!(locale, answer.ballot_how),
            td_string!(locale, answer.ballot_key, key = key).to_string(),
        );
        let ballot = paragraph(td_string!(locale, answer.ballot));
        format!("{ballot}<details><summary>{how}</summary>{}</details>", paragraph(&key))
    });
    format!(
        "<p class=\"over\">{}</p><h1>{}</h1><p class=\"lead\">{about}</p>{}<dl class=\"why\">{terms}</dl>{}{ballot}",
        escaped(&over),
        escaped(asking.title().get(lang)),
        paragraph(&group),
        paragraph(promise),
    )
}
