//! Statements that all point the same way invite people to agree with everything. One experiment found that it barely
//! mattered (surveyinsights.org/?p=7650), so it is a hint.

use super::form::Form;
use super::{Finding, Level, RuleName};
use crate::survey::item::Kind;

/// From this many statements on.
const STATEMENTS: usize = 8;

pub fn check(form: &Form) -> Vec<Finding> {
    let statements = form.questionnaire.items.iter().filter(|item| item.kind == Kind::Agreement);
    let (reversed, straight): (Vec<_>, Vec<_>) = statements.partition(|item| item.reversed);
    let count = reversed.len() + straight.len();
    let one_way = reversed.is_empty() || straight.is_empty();
    let hint = || Finding::form(RuleName::SameDirection, Level::Info, count.to_string());
    (count >= STATEMENTS && one_way).then(hint).into_iter().collect()
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, item, of_form};
    use super::super::{Level, RuleName};
    use crate::survey::item::Kind;
    use crate::text::Lang;

    #[test]
    fn eight_statements_of_one_direction_are_hinted_at() {
        let mut items = vec![item(Lang::Fi, Kind::Agreement, "Sain apua."); 8];
        let found = |items: &[_]| of_form(RuleName::SameDirection, &form(items.to_vec()), &CONTEXT);
        assert_eq!(found(&items), [(Level::Info, "8".into())]);
        assert_eq!(found(&items[..7]), []);
        items[3].reversed = true;
        assert_eq!(found(&items), []);
    }
}
