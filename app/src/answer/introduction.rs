//! What is told first, as plain HTML text, like the items.

use crate::i18n::{Locale, td_string};
use crate::ui::told::{Told, told};
use domain::answer::asking::Asking;
use domain::text::Lang;
use html_escape::encode_double_quoted_attribute as escaped;

pub fn introduction(asking: &Asking, locale: Locale, lang: Lang) -> String {
    let paragraph = |text: &str| match text {
        "" => String::new(),
        text => format!("<p>{}</p>", escaped(text)),
    };
    let Told { over, about, group, terms, promise } = told(asking, locale, lang);
    let terms: String =
        terms.iter().map(|(term, text)| format!("<dt>{term}</dt><dd>{}</dd>", escaped(text))).collect();
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
