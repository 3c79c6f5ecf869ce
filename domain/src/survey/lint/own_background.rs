//! Background questions come from a list that the privacy gate knows ([`Background`](crate::survey::background::Background)).

use super::form::Form;
use super::identifying::is_own_background;
use super::{Finding, Level, RuleName};

/// An error: results are never crossed by a background question of one's own, so it would only make people recognisable.
pub fn check(form: &Form) -> Vec<Finding> {
    let own = form.questionnaire.items.iter().filter(|item| is_own_background(form, item));
    own.map(|item| Finding::form(RuleName::OwnBackground, Level::Error, "").on(item)).collect()
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, item, of_form};
    use super::super::{Level, RuleName};
    use crate::survey::bank::{Module, bank};
    use crate::survey::item::{Item, Kind, Theme};
    use crate::text::{Lang, Text};

    fn found(items: Vec<Item>) -> usize {
        let found = of_form(RuleName::OwnBackground, &form(items), &CONTEXT);
        assert!(found.iter().all(|(level, _)| *level == Level::Error));
        found.len()
    }

    #[test]
    fn background_comes_from_the_list() {
        let own = item(
            Lang::Fi,
            Kind::Single { options: vec![Text::same("a"); 2] },
            "Missä ryhmässä työskentelet?",
        );
        assert_eq!(found(vec![own.clone()]), 1);
        assert_eq!(found(vec![Item { theme: Some(Theme::Support), ..own }]), 0);
        let listed: Vec<Item> =
            bank().into_iter().map(|entry| entry.item).filter(|i| Module::Background.has(i)).collect();
        assert_eq!((listed.len(), found(listed.clone())), (5, 0));
        let finer = Kind::Single { options: vec![Text::same("a"); 9] };
        assert_eq!(found(vec![Item { kind: finer, ..listed[0].clone() }]), 1);
    }
}
