//! The domain's names and problems in words.

use super::draft::{Lack, Role};
use crate::i18n::{Locale, td_string};
use domain::feedback::record::Rule;
use domain::feedback::table::FileProblem;
use domain::survey::item::Audience;

pub fn audience_name(locale: Locale, audience: Audience) -> &'static str {
    match audience {
        Audience::Staff => td_string!(locale, feedback.staff),
        Audience::Customer => td_string!(locale, feedback.customer),
    }
}

pub fn role_name(locale: Locale, role: Role) -> &'static str {
    match role {
        Role::Unused => td_string!(locale, feedback.role_unused),
        Role::Unit => td_string!(locale, feedback.role_unit),
        Role::Date => td_string!(locale, feedback.role_date),
        Role::Score => td_string!(locale, feedback.role_score),
        Role::Text => td_string!(locale, feedback.role_text),
        Role::Topic => td_string!(locale, feedback.role_topic),
        Role::People => td_string!(locale, feedback.role_people),
        Role::Mean => td_string!(locale, feedback.role_mean),
        Role::Count => td_string!(locale, feedback.role_count),
    }
}

pub fn lack_sentence(locale: Locale, lack: Lack, option: impl Fn(usize) -> String) -> String {
    match lack {
        Lack::Name => td_string!(locale, feedback.lack_name).to_string(),
        Lack::Question => td_string!(locale, feedback.lack_question).to_string(),
        Lack::Unit => td_string!(locale, feedback.lack_unit).to_string(),
        Lack::Answer => td_string!(locale, feedback.lack_answer).to_string(),
        Lack::Shape => td_string!(locale, feedback.lack_shape).to_string(),
        Lack::Period => td_string!(locale, feedback.lack_period).to_string(),
        Lack::Scale => td_string!(locale, feedback.lack_scale).to_string(),
        Lack::Score(index) => td_string!(locale, feedback.lack_score, value = option(index)).to_string(),
    }
}

pub fn file_sentence(locale: Locale, problem: &FileProblem) -> String {
    match problem {
        FileProblem::TooLarge { bytes, limit } => {
            let (size, limit) = (bytes.div_ceil(1024 * 1024), limit / 1024 / 1024);
            td_string!(locale, feedback.file_large, size = size, limit = limit).to_string()
        }
        FileProblem::Empty => td_string!(locale, feedback.file_empty).to_string(),
        FileProblem::NotATable => td_string!(locale, feedback.file_not_table).to_string(),
        FileProblem::Broken => td_string!(locale, feedback.file_broken).to_string(),
    }
}

pub fn rule_sentence(locale: Locale, rule: Rule) -> String {
    match rule {
        Rule::OutsideScale { min, max } => {
            td_string!(locale, feedback.rule_outside, min = min, max = max).to_string()
        }
        Rule::UnitEmpty => td_string!(locale, feedback.rule_unit_empty).to_string(),
        Rule::UnitUnknown => td_string!(locale, feedback.rule_unit_unknown).to_string(),
        Rule::NotADate => td_string!(locale, feedback.rule_date).to_string(),
        Rule::NotANumber => td_string!(locale, feedback.rule_number).to_string(),
        Rule::NotAWholeNumber => td_string!(locale, feedback.rule_whole).to_string(),
        Rule::NotAnOption => td_string!(locale, feedback.rule_option).to_string(),
        Rule::NegativeCount => td_string!(locale, feedback.rule_negative).to_string(),
        Rule::NoAnswer => td_string!(locale, feedback.rule_no_answer).to_string(),
        Rule::UnknownTopic => td_string!(locale, feedback.rule_topic).to_string(),
        Rule::TooFewCells => td_string!(locale, feedback.rule_few).to_string(),
        Rule::TooManyCells => td_string!(locale, feedback.rule_many).to_string(),
    }
}
