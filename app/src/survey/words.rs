//! The domain's names and problems in words.

use crate::error::AppError;
use crate::i18n::{Locale, td_string};
use crate::ui::words::theme_name;
use domain::survey::background::Background;
use domain::survey::edit::EditProblem;
use domain::survey::item::{Audience, Item, Kind};
use domain::survey::questionnaire::Questionnaire;
use domain::survey::round::{Links, Missing, RoundState};
use domain::survey::rule::{Is, Rule, Test};
use domain::text::Lang;

pub fn audience_name(locale: Locale, audience: Audience) -> &'static str {
    match audience {
        Audience::Staff => td_string!(locale, survey.staff),
        Audience::Customer => td_string!(locale, survey.customer),
    }
}

pub fn kind_name(locale: Locale, kind: &Kind) -> &'static str {
    match kind {
        Kind::Agreement => td_string!(locale, survey.kind_agreement),
        Kind::Frequency => td_string!(locale, survey.kind_frequency),
        Kind::Smileys => td_string!(locale, survey.kind_smileys),
        Kind::ZeroToTen { .. } => td_string!(locale, survey.kind_zero_to_ten),
        Kind::Single { .. } => td_string!(locale, survey.kind_single),
        Kind::Multiple { .. } => td_string!(locale, survey.kind_multiple),
        Kind::Ranking { .. } => td_string!(locale, survey.kind_ranking),
        Kind::Number { .. } => td_string!(locale, survey.kind_number),
        Kind::Date => td_string!(locale, survey.kind_date),
        Kind::Open => td_string!(locale, survey.kind_open),
    }
}

pub fn state_name(locale: Locale, state: RoundState) -> &'static str {
    match state {
        RoundState::Draft => td_string!(locale, survey.state_draft),
        RoundState::Open => td_string!(locale, survey.state_open),
        RoundState::Closing => td_string!(locale, survey.state_closing),
        RoundState::Closed => td_string!(locale, survey.state_closed),
        RoundState::Published => td_string!(locale, survey.state_published),
    }
}

pub fn links_name(locale: Locale, links: Links) -> &'static str {
    match links {
        Links::Open => td_string!(locale, survey.links_open),
        Links::Personal => td_string!(locale, survey.links_personal),
        Links::Named => td_string!(locale, survey.links_named),
    }
}

pub fn missing_name(locale: Locale, missing: Missing) -> &'static str {
    match missing {
        Missing::Items => td_string!(locale, survey.missing_items),
        Missing::Rules => td_string!(locale, survey.missing_rules),
        Missing::Why => td_string!(locale, survey.missing_why),
        Missing::Aim => td_string!(locale, survey.missing_aim),
        Missing::Handling => td_string!(locale, survey.missing_handling),
        Missing::Discussion => td_string!(locale, survey.missing_discussion),
        Missing::DiscussionPast => td_string!(locale, survey.missing_discussion_past),
        Missing::Contact => td_string!(locale, survey.missing_contact),
        Missing::Units => td_string!(locale, survey.missing_units),
    }
}

pub fn sentence(locale: Locale, error: &AppError) -> String {
    match error {
        AppError::Missing(list) => {
            let names = list.iter().map(|missing| missing_name(locale, *missing));
            names.collect::<Vec<_>>().join(" ")
        }
        AppError::Account(_) => td_string!(locale, survey.name_missing).to_string(),
        other => other.sentence(locale).to_string(),
    }
}

/// What an item is about: its theme, or the respondent.
pub fn about(locale: Locale, item: &Item) -> &'static str {
    match Background::of(item) {
        Some(_) => td_string!(locale, shape.background),
        None => theme_name(locale, item.theme),
    }
}

pub fn edit_problem(locale: Locale, problem: EditProblem) -> &'static str {
    match problem {
        EditProblem::NoSuchItem => td_string!(locale, survey.edit_no_item),
        EditProblem::AlreadyThere => td_string!(locale, survey.edit_there),
        EditProblem::Incomplete => td_string!(locale, survey.edit_incomplete),
        EditProblem::TooMany => td_string!(locale, survey.edit_too_many),
        EditProblem::InRule => td_string!(locale, survey.edit_in_rule),
    }
}

/// What the earlier answers have to be.
pub fn tests_words(locale: Locale, lang: Lang, questionnaire: &Questionnaire, rule: &Rule) -> String {
    let tests = rule.tests.iter().map(|test| test_words(locale, lang, questionnaire, test));
    let mark = if rule.any { td_string!(locale, shape.rule_or) } else { td_string!(locale, shape.rule_and) };
    tests.collect::<Vec<_>>().join(&format!(" {mark} "))
}

fn test_words(locale: Locale, lang: Lang, questionnaire: &Questionnaire, test: &Test) -> String {
    let item = questionnaire.item(&test.item);
    let asked = item.map_or("?", |item| item.text.get(lang));
    let named = |choices: &[u8]| {
        let names = choices
            .iter()
            .map(|choice| format!("”{}”", item.map_or("?".into(), |i| choice_name(i, *choice, lang))));
        names.collect::<Vec<_>>().join(", ")
    };
    let is = match &test.is {
        Is::OneOf { choices } => format!("{} {}", td_string!(locale, shape.is_one_of), named(choices)),
        Is::NoneOf { choices } => format!("{} {}", td_string!(locale, shape.is_none_of), named(choices)),
        Is::AtLeast { number } => format!("{} {number}", td_string!(locale, shape.is_at_least)),
        Is::AtMost { number } => format!("{} {number}", td_string!(locale, shape.is_at_most)),
        Is::Answered => td_string!(locale, shape.is_answered).to_string(),
    };
    format!("”{asked}” {is}")
}

pub fn choice_name(item: &Item, choice: u8, lang: Lang) -> String {
    let option = item.kind.options().get(usize::from(choice)).map(|option| option.get(lang).to_string());
    let first = item.kind.choices().map_or(0, |range| *range.start());
    let word = || {
        item.kind.words().get(usize::from(choice.checked_sub(first)?)).map(|word| word.get(lang).to_string())
    };
    option.or_else(word).unwrap_or_else(|| choice.to_string())
}
