//! A questionnaire that those who answer have not seen: it is shaped together.

use super::form::Form;
use super::{Finding, Level, RuleName};

pub fn check(form: &Form) -> Vec<Finding> {
    let missing = !form.context.reviewed && !form.questionnaire.items.is_empty();
    missing.then(|| Finding::form(RuleName::NoReview, Level::Warning, "")).into_iter().collect()
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, item, of_form};
    use super::super::{Context, Level, RuleName};
    use crate::survey::item::Kind;
    use crate::text::Lang;

    #[test]
    fn somebody_has_to_have_seen_it() {
        let q = form(vec![item(Lang::Fi, Kind::Open, "Mikä toimii?")]);
        assert_eq!(of_form(RuleName::NoReview, &q, &CONTEXT), []);
        let unseen = Context { reviewed: false, ..CONTEXT };
        assert_eq!(of_form(RuleName::NoReview, &q, &unseen), [(Level::Warning, String::new())]);
    }
}
