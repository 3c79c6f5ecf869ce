//! Problems of this room in words.

use crate::error::AppError;
use crate::i18n::{Locale, td_string};
use domain::account::AccountProblem;

pub fn sentence(locale: Locale, error: &AppError) -> &'static str {
    match error {
        AppError::WrongCredentials => td_string!(locale, account.wrong_credentials),
        AppError::SetupLink => td_string!(locale, account.setup_used),
        AppError::Conflict => td_string!(locale, account.unit_in_use),
        AppError::Account(problem) => match problem {
            AccountProblem::NameEmpty => td_string!(locale, account.name_empty),
            AccountProblem::NameTooLong => td_string!(locale, account.name_long),
            AccountProblem::EmailNotValid => td_string!(locale, account.email_not_valid),
            AccountProblem::PasswordTooShort => td_string!(locale, account.password_short),
            AccountProblem::PasswordTooLong => td_string!(locale, account.password_long),
            AccountProblem::HeadCountTooLarge => td_string!(locale, account.head_count_large),
        },
        other => other.sentence(locale),
    }
}
