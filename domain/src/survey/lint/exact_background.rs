//! Exact age, years of service, sex and title tell who answered.

use super::form::Form;
use super::list::List;
use super::{Finding, Level, RuleName};
use crate::survey::item::{Item, Kind};
use crate::text::Lang;

/// Age and years when they are written as they are; sex and title always.
pub fn check(form: &Form) -> Vec<Finding> {
    let items = form.questionnaire.items.iter();
    items
        .filter_map(|item| {
            let (lang, words) = exact(form, item)?;
            let finding = Finding::form(RuleName::ExactBackground, Level::Warning, words).on(item);
            Some(Finding { lang: Some(lang), ..finding })
        })
        .collect()
}

fn exact(form: &Form, item: &Item) -> Option<(Lang, String)> {
    let written = matches!(item.kind, Kind::Number { .. } | Kind::Date | Kind::Open);
    let rated = item.kind.scale().is_some();
    let number = if written { form.says(item, List::ExactBackgroundNumber) } else { None };
    number.or_else(|| form.says(item, List::ExactBackgroundTrait).filter(|_| !rated))
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, item, of_form};
    use super::super::{Level, RuleName};
    use crate::survey::item::Kind;
    use crate::text::Lang::{self, En, Fi, Sv};
    use crate::text::Text;

    fn found(lang: Lang, kind: Kind, text: &str) -> bool {
        let found = of_form(RuleName::ExactBackground, &form(vec![item(lang, kind, text)]), &CONTEXT);
        assert!(found.iter().all(|(level, _)| *level == Level::Warning));
        !found.is_empty()
    }

    #[test]
    fn exact_age_years_sex_and_title_are_found() {
        let number = || Kind::Number { least: None, most: None };
        let choice = || Kind::Single { options: vec![Text::same("20–39"), Text::same("40–")] };
        for (lang, text) in [(Fi, "Mikä on ikäsi?"), (Sv, "Hur gammal är du?"), (En, "What is your age?")]
        {
            assert!(found(lang, number(), text) && found(lang, Kind::Open, text), "{text}");
            assert!(!found(lang, choice(), text), "in groups: {text}");
        }
        for (lang, text) in
            [(Fi, "Sukupuolesi?"), (Sv, "Vilken är din titel?"), (En, "What is your job title?")]
        {
            assert!(found(lang, choice(), text), "{text}");
        }
        assert!(!found(Fi, Kind::Agreement, "Ammattinimikkeeni kuvaa työtäni."));
        assert!(!found(Fi, number(), "Montako kirjaa lainasit?"));
    }
}
