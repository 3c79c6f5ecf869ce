//! The bank taken as it is: the guidance asks to adapt it ("älä käytä sellaisenaan").

use super::form::Form;
use super::{Finding, Level, RuleName};

/// When most items still read as in the bank in every language. The words are their count.
pub fn check(form: &Form) -> Vec<Finding> {
    let items = &form.questionnaire.items;
    let same = items.iter().filter(|item| form.bank.get(&item.key) == Some(&item.text)).count();
    let most = 2 * same > items.len();
    let finding = || Finding::form(RuleName::BankUnchanged, Level::Warning, same.to_string());
    most.then(finding).into_iter().collect()
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, of_form};
    use super::super::{Level, RuleName};
    use crate::survey::bank;
    use crate::survey::item::Audience;

    #[test]
    fn half_of_the_items_have_to_be_made_one_s_own() {
        let mut q = form(bank::starter(Audience::Staff));
        let found = |q: &_| of_form(RuleName::BankUnchanged, q, &CONTEXT);
        assert_eq!(found(&q), [(Level::Warning, "23".into())]);
        for item in q.items.iter_mut().take(12) {
            item.text.fi.push('!');
        }
        assert_eq!(found(&q), []);
        q.items.clear();
        assert_eq!(found(&q), []);
    }
}
