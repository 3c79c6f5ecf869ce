//! Names and sentences of the room.

use crate::error::AppError;
use crate::i18n::{Locale, td_string};
use domain::insight::result::Place;
use domain::insight::scale::OptionLabel;
use domain::survey::item::Audience;
use domain::text::Lang;

pub fn audience_name(locale: Locale, audience: Audience) -> &'static str {
    match audience {
        Audience::Staff => td_string!(locale, insight.staff),
        Audience::Customer => td_string!(locale, insight.customer),
    }
}

pub fn place_name(locale: Locale, place: Place) -> &'static str {
    match place {
        Place::Lower => td_string!(locale, insight.place_lower),
        Place::Same => td_string!(locale, insight.place_same),
        Place::Higher => td_string!(locale, insight.place_higher),
    }
}

/// What an option is called: its own words, those of the agreement scale, or its code.
pub fn option_name(locale: Locale, lang: Lang, option: &OptionLabel, options: usize) -> String {
    if !option.label.is_empty() {
        return option.label.get(lang).to_string();
    }
    match (options, option.code.as_str()) {
        (5, "1") => format!("1 {}", td_string!(locale, insight.agree_lowest)),
        (5, "5") => format!("5 {}", td_string!(locale, insight.agree_highest)),
        _ => option.code.clone(),
    }
}

pub fn sentence(locale: Locale, error: &AppError) -> &'static str {
    match error {
        AppError::Conflict => td_string!(locale, insight.published_before),
        AppError::NotFound => td_string!(locale, insight.nothing_chosen),
        AppError::Account(_) => td_string!(locale, insight.title_missing),
        other => other.sentence(locale),
    }
}
