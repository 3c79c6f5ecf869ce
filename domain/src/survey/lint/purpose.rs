//! What respondents have to be told before they answer.

use super::form::Form;
use super::{Finding, Level, RuleName};

/// An error for each missing part; the words are its code (`round::Missing`).
pub fn check(form: &Form) -> Vec<Finding> {
    let missing = form.context.purpose.map(|(purpose, today)| purpose.missing(today)).unwrap_or_default();
    missing.into_iter().map(|what| Finding::form(RuleName::Purpose, Level::Error, what.code())).collect()
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, of_form};
    use super::super::{Context, Level, RuleName};
    use crate::day::Day;
    use crate::survey::round::Purpose;
    use crate::text::Text;

    #[test]
    fn every_missing_part_is_an_error() {
        let today = Day::new(2026, 11, 25).unwrap();
        let purpose = Purpose { why: Text::same("miksi"), contact: "Maija".into(), ..Purpose::default() };
        let context = Context { purpose: Some((&purpose, today)), ..CONTEXT };
        let found = of_form(RuleName::Purpose, &form(Vec::new()), &context);
        assert_eq!(found, ["aim", "handling", "discussion"].map(|code| (Level::Error, code.to_owned())));
        assert_eq!(of_form(RuleName::Purpose, &form(Vec::new()), &CONTEXT), []);
    }
}
