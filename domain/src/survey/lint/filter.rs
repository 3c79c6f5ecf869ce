//! Items that ask in words for those who gave a certain answer: a rule spares everybody else (Tilastokeskus).

use super::form::Form;
use super::list::List;
use super::{Finding, Level, RuleName};

pub fn check(form: &Form) -> Vec<Finding> {
    let open = form.questionnaire.items.iter().filter(|item| item.show_if.is_none());
    let asks = open.filter_map(|item| Some((item, form.says(item, List::FilterWord)?)));
    asks.map(|(item, (lang, words))| Finding {
        lang: Some(lang),
        ..Finding::form(RuleName::Filter, Level::Warning, words).on(item)
    })
    .collect()
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, item, of_form};
    use super::super::{Level, RuleName};
    use crate::id::ItemKey;
    use crate::survey::item::Kind;
    use crate::survey::rule::{Is, Rule};
    use crate::text::Lang::{En, Fi, Sv};

    #[test]
    fn a_filter_in_words_wants_a_rule() {
        for (lang, text, words) in [
            (Fi, "Jos vastasit kyllä, kerro lisää.", "Jos vastasit"),
            (Sv, "Om ja, berätta mer.", "Om ja"),
            (En, "If yes, tell us more.", "If yes"),
        ] {
            let mut asked = item(lang, Kind::Open, text);
            let found = |item: &crate::survey::item::Item| {
                of_form(RuleName::Filter, &form(vec![item.clone()]), &CONTEXT)
            };
            assert_eq!(found(&asked), [(Level::Warning, words.into())]);
            asked.show_if = Some(Rule::one(ItemKey::new("first"), Is::Answered));
            assert_eq!(found(&asked), []);
        }
        let plain = form(vec![item(Fi, Kind::Open, "Jos saisit päättää, minkä muuttaisit?")]);
        assert_eq!(of_form(RuleName::Filter, &plain, &CONTEXT), []);
    }
}
