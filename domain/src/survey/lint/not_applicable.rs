//! Who has not met the situation needs a way to say so, beside the scale and not in its middle (KAMK).

use super::form::Form;
use super::list::List;
use super::{Finding, Level, RuleName};
use crate::survey::item::{Audience, Family, Item, Theme};

/// A rating that depends on encounters, without *does not concern me*: an error by its theme, a warning by its words.
pub fn check(form: &Form) -> Vec<Finding> {
    let audience = form.questionnaire.audience;
    let lacking =
        form.questionnaire.items.iter().filter(|item| item.kind.scale().is_some() && !item.not_applicable);
    lacking
        .filter_map(|item| {
            if by_theme(item, audience) {
                return Some(Finding::form(RuleName::NotApplicable, Level::Error, "").on(item));
            }
            let own = !form.bank.contains_key(&item.key);
            let (lang, words) = form.says(item, List::NotApplicableWord).filter(|_| own)?;
            let finding = Finding::form(RuleName::NotApplicable, Level::Warning, words).on(item);
            Some(Finding { lang: Some(lang), ..finding })
        })
        .collect()
}

/// Staff who have not met customers lately, and customers who had no contact of that kind.
fn by_theme(item: &Item, audience: Audience) -> bool {
    use Theme::*;
    match audience {
        Audience::Staff => {
            let depends = |theme: &Theme| {
                [SuccessfulEncounters, EmotionalDemands, HidingEmotions, CustomerStressors].contains(theme)
                    || [CustomerOrientation, OwnInteraction].contains(theme)
            };
            item.theme.as_ref().is_some_and(depends)
        }
        Audience::Customer => {
            item.family.is_some_and(|family| !matches!(family, Family::Overall | Family::CoDevelopment))
        }
    }
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, item, of_form};
    use super::super::{Level, RuleName};
    use crate::survey::item::{Audience, Family, Item, Kind, Theme};
    use crate::text::Lang;

    fn level(item: &Item, audience: Audience) -> Option<Level> {
        let mut q = form(vec![item.clone()]);
        q.audience = audience;
        of_form(RuleName::NotApplicable, &q, &CONTEXT).pop().map(|(level, _)| level)
    }

    #[test]
    fn what_depends_on_encounters_can_be_passed() {
        let mut one = item(Lang::Fi, Kind::Agreement, "Kohtaamiset sujuvat.");
        assert_eq!(level(&one, Audience::Staff), None);
        one.theme = Some(Theme::SuccessfulEncounters);
        assert_eq!(level(&one, Audience::Staff), Some(Level::Error));
        assert_eq!(level(&one, Audience::Customer), None);
        one.family = Some(Family::Listening);
        assert_eq!(level(&one, Audience::Customer), Some(Level::Error));
        one.not_applicable = true;
        assert_eq!([Audience::Staff, Audience::Customer].map(|who| level(&one, who)), [None, None]);
    }

    #[test]
    fn own_words_about_encounters_are_a_warning() {
        let one = item(Lang::En, Kind::Agreement, "I stay calm when a customer is upset.");
        assert_eq!(level(&one, Audience::Staff), Some(Level::Warning));
        assert_eq!(level(&Item { kind: Kind::Open, ..one }, Audience::Staff), None);
    }
}
