//! A questionnaire as it stands on paper: what a phone shows, in the same order and words, numbered for keying in
//! ([`domain::answer::paper`]).

use super::words::tests_words;
use crate::i18n::{Locale, td_string};
use crate::lang::locale;
use crate::ui::told::{Told, told};
use crate::ui::words::theme_name;
use domain::answer::asking::Asking;
use domain::survey::item::{Item, Kind};
use domain::survey::questionnaire::Questionnaire;
use domain::text::{Lang, Text};
use serde::Serialize;

/// All texts are plain and in one language; empty ones are left out on the paper.
#[derive(Debug, Serialize)]
pub struct Printed {
    lang: &'static str,
    title: String,
    organisation: String,
    over: String,
    foot: String,
    lines: Vec<String>,
    terms: Vec<(&'static str, String)>,
    sections: Vec<Section>,
    last: &'static str,
}

#[derive(Debug, Serialize)]
struct Section {
    title: &'static str,
    /// Items that share a scale stand together.
    blocks: Vec<Vec<Question>>,
}

#[derive(Debug, Serialize)]
struct Question {
    number: usize,
    text: String,
    help: String,
    /// Of whom it is asked, and how it is answered.
    hints: Vec<String>,
    must: &'static str,
    /// `scale`, `one`, `many`, `rank`, `short` or `text`.
    kind: &'static str,
    /// What is written into the mark, as it is keyed in, and the words beside it.
    options: Vec<(String, String)>,
    ends: Vec<String>,
    outside: &'static str,
}

pub fn printed(asking: &Asking, lang: Lang) -> Printed {
    let locale = locale(lang);
    let questionnaire = &asking.questionnaire;
    let Told { over, about, group, terms, promise } = told(asking, locale, lang);
    let title = questionnaire.title.get(lang).to_string();
    let mut lines =
        vec![about, group, promise.to_string(), td_string!(locale, survey.printed_how).to_string()];
    lines.retain(|line| !line.is_empty());
    let numbered: Vec<(usize, &Item)> = (1..).zip(&questionnaire.items).collect();
    let section = |items: &[(usize, &Item)]| Section {
        title: theme_name(locale, items.first().and_then(|(_, item)| item.theme)),
        blocks: items
            .chunk_by(|_, (_, next)| next.joined)
            .map(|block| {
                block.iter().map(|(n, item)| question(*n, item, questionnaire, locale, lang)).collect()
            })
            .collect(),
    };
    Printed {
        lang: lang.code(),
        foot: format!(
            "{title} · {}",
            if asking.unit.is_empty() { &asking.organisation } else { &asking.unit }
        ),
        title,
        organisation: asking.organisation.clone(),
        over,
        lines,
        terms,
        sections: numbered.chunk_by(|(_, one), (_, next)| one.theme == next.theme).map(section).collect(),
        last: td_string!(locale, survey.printed_last),
    }
}

fn question(number: usize, item: &Item, all: &Questionnaire, locale: Locale, lang: Lang) -> Question {
    let (kind, how) = match &item.kind {
        Kind::Agreement | Kind::Frequency | Kind::Smileys | Kind::ZeroToTen { .. } => ("scale", ""),
        Kind::Single { .. } => ("one", ""),
        Kind::Multiple { .. } => ("many", td_string!(locale, answer.choose_many)),
        Kind::Ranking { .. } => ("rank", td_string!(locale, answer.rank)),
        Kind::Number { .. } | Kind::Date => ("short", ""),
        Kind::Open => ("text", td_string!(locale, answer.open_text)),
    };
    let rule = item.show_if.as_ref().map(|rule| {
        td_string!(locale, survey.printed_if, rule = tests_words(locale, lang, all, rule)).to_string()
    });
    let mut hints = vec![rule.unwrap_or_default(), how.to_string()];
    hints.retain(|hint| !hint.is_empty());
    let ends = match &item.kind {
        Kind::ZeroToTen { low, high } => {
            vec![format!("0 = {}", low.get(lang)), format!("10 = {}", high.get(lang))]
        }
        _ => vec![],
    };
    Question {
        number,
        text: item.text.get(lang).to_string(),
        help: item.help.get(lang).to_string(),
        hints,
        must: if item.required { td_string!(locale, answer.required) } else { "" },
        kind,
        options: options(&item.kind, lang),
        ends,
        outside: if item.not_applicable { td_string!(locale, answer.not_applicable) } else { "" },
    }
}

fn options(kind: &Kind, lang: Lang) -> Vec<(String, String)> {
    let named = |(n, text): (usize, &Text)| (n.to_string(), text.get(lang).to_string());
    match kind {
        Kind::ZeroToTen { .. } => (0..=10).map(|n| (n.to_string(), String::new())).collect(),
        Kind::Single { options } | Kind::Multiple { options } | Kind::Ranking { options } => {
            (1..).zip(options).map(named).collect()
        }
        kind => (1..)
            .zip(kind.words())
            .map(|(n, word): (usize, _)| (n.to_string(), word.get(lang).into()))
            .collect(),
    }
}
