//! Which customers? Children, their parents, or those who phone: a team may have many kinds.

use super::Level;
use super::found::Found;
use super::list::List;
use super::reading::Reading;
use crate::survey::item::Audience;
use crate::survey::questionnaire::Questionnaire;

/// Only for staff, and only while the questionnaire does not say whom it means: customers know themselves.
pub fn check(reading: &Reading, questionnaire: &Questionnaire) -> Option<Found> {
    let named = !questionnaire.customer_group.is_empty() || questionnaire.audience == Audience::Customer;
    if named { None } else { Found::new(Level::Warning, reading.all(List::UnclearCustomerWord).collect()) }
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, LINTER, form, item, of_form};
    use super::super::{Level, RuleName};
    use crate::survey::item::{Audience, Kind};
    use crate::text::{Lang, Text};

    #[test]
    fn it_is_asked_once_a_form() {
        let one = item(Lang::Fi, Kind::Agreement, "Asiakkaat ovat tyytyväisiä.");
        let mut q = form(vec![one.clone(), item(Lang::En, Kind::Agreement, "I meet customers.")]);
        let found = |q: &_| of_form(RuleName::UnclearCustomer, q, &CONTEXT);
        assert_eq!(found(&q), []);
        q.customer_group = Text::default();
        assert_eq!(found(&q), [(Level::Warning, "Asiakkaat".into())]);
        assert_eq!(LINTER.item(&one, Lang::Fi, &q).len(), 1);
        q.audience = Audience::Customer;
        assert_eq!(found(&q), []);
    }
}
