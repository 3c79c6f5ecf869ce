//! How long answering takes: eight minutes on a phone (our own limit), twenty anywhere (Tietoarkisto).

use super::form::Form;
use super::{Finding, Level, RuleName};

const WARN_AFTER: u32 = 8 * 60;
const ERROR_AFTER: u32 = 20 * 60;

/// The words are the minutes, rounded up.
pub fn check(form: &Form) -> Vec<Finding> {
    let seconds = form.questionnaire.seconds();
    let level = if seconds > ERROR_AFTER { Level::Error } else { Level::Warning };
    let finding = || Finding::form(RuleName::Time, level, seconds.div_ceil(60).to_string());
    (seconds > WARN_AFTER).then(finding).into_iter().collect()
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, item, of_form};
    use super::super::{Level, RuleName};
    use crate::survey::item::Kind;
    use crate::text::Lang;

    #[test]
    fn eight_and_twenty_minutes_are_the_limits() {
        let level = |closed: usize| {
            let items = vec![item(Lang::Fi, Kind::Agreement, "Sain apua."); closed];
            of_form(RuleName::Time, &form(items), &CONTEXT).pop()
        };
        assert_eq!(level(60), None);
        assert_eq!(level(61), Some((Level::Warning, "9".into())));
        assert_eq!(level(150), Some((Level::Warning, "20".into())));
        assert_eq!(level(151), Some((Level::Error, "21".into())));
    }
}
