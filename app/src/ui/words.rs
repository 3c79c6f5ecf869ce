//! Words for things of the domain that several rooms name.

use crate::i18n::{Locale, td_string};
use domain::survey::item::{Family, Theme};

pub fn theme_name(locale: Locale, theme: Option<Theme>) -> &'static str {
    match theme {
        None => td_string!(locale, answer.theme_other),
        Some(Theme::WorkEngagement) => td_string!(locale, ui.theme_work_engagement),
        Some(Theme::Tiredness) => td_string!(locale, ui.theme_tiredness),
        Some(Theme::SuccessfulEncounters) => td_string!(locale, ui.theme_successful_encounters),
        Some(Theme::Meaning) => td_string!(locale, ui.theme_meaning),
        Some(Theme::EmotionalDemands) => td_string!(locale, ui.theme_emotional_demands),
        Some(Theme::HidingEmotions) => td_string!(locale, ui.theme_hiding_emotions),
        Some(Theme::CustomerStressors) => td_string!(locale, ui.theme_customer_stressors),
        Some(Theme::Threat) => td_string!(locale, ui.theme_threat),
        Some(Theme::Support) => td_string!(locale, ui.theme_support),
        Some(Theme::CustomerOrientation) => td_string!(locale, ui.theme_customer_orientation),
        Some(Theme::OwnInteraction) => td_string!(locale, ui.theme_own_interaction),
        Some(Theme::ServiceClimate) => td_string!(locale, ui.theme_service_climate),
        Some(Theme::Resources) => td_string!(locale, ui.theme_resources),
        Some(Theme::CoDevelopment) => td_string!(locale, ui.theme_co_development),
        Some(Theme::LastSurvey) => td_string!(locale, ui.theme_last_survey),
    }
}

pub fn family_name(locale: Locale, family: Family) -> &'static str {
    match family {
        Family::Listening => td_string!(locale, ui.family_listening),
        Family::Empathy => td_string!(locale, ui.family_empathy),
        Family::Clarity => td_string!(locale, ui.family_clarity),
        Family::Responsiveness => td_string!(locale, ui.family_responsiveness),
        Family::Competence => td_string!(locale, ui.family_competence),
        Family::Fairness => td_string!(locale, ui.family_fairness),
        Family::CoDevelopment => td_string!(locale, ui.family_co_development),
        Family::Overall => td_string!(locale, ui.family_overall),
    }
}
