//! Rules over answers that can not be followed.

use super::form::Form;
use super::{Finding, Level, RuleName};

/// The words are the code of the problem (`rule::RuleProblem`).
pub fn check(form: &Form) -> Vec<Finding> {
    let problems = form.questionnaire.rule_problems().into_iter();
    let finding = |(key, problem): (&crate::id::ItemKey, crate::survey::rule::RuleProblem)| Finding {
        item: Some(key.clone()),
        ..Finding::form(RuleName::RuleProblem, Level::Error, problem.code())
    };
    problems.map(finding).collect()
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, LINTER, form, item};
    use super::super::{Level, RuleName};
    use crate::id::ItemKey;
    use crate::survey::item::Kind;
    use crate::survey::rule::{Is, Rule};
    use crate::text::Lang;

    #[test]
    fn a_rule_over_itself_is_an_error() {
        let mut one = item(Lang::Fi, Kind::Agreement, "Sain apua.");
        one.show_if = Some(Rule::one(ItemKey::new("own"), Is::Answered));
        let findings = LINTER.form(&form(vec![one]), &CONTEXT);
        let found = findings.iter().find(|finding| finding.rule == RuleName::RuleProblem).unwrap();
        assert_eq!((found.level, found.words.as_str()), (Level::Error, "later"));
        assert_eq!(found.item, Some(ItemKey::new("own")));
    }
}
