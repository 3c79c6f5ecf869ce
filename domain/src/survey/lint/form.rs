//! The rules of the form: what only shows when all items are seen together.

use super::reading::Reading;
use super::*;
use crate::day::Day;
use crate::survey::round::Purpose;

/// What is known around the questionnaire.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// In which it has to be written: both national languages where the municipality is bilingual (423/2003).
    pub languages: &'a [Lang],
    /// Heads in the smallest unit that is asked, where known.
    pub smallest_unit: Option<u32>,
    /// What respondents are told, and today; `None` before a round is prepared.
    pub purpose: Option<(&'a Purpose, Day)>,
    /// Whether those who answer have commented or voted on the items.
    pub reviewed: bool,
}

/// A questionnaire with every written text read.
pub struct Form<'a> {
    pub questionnaire: &'a Questionnaire,
    pub context: &'a Context<'a>,
    pub bank: &'a HashMap<ItemKey, Text>,
    pub lists: &'a Lists,
    pub readings: Vec<(&'a Item, Reading<'a>)>,
}

impl<'a> Form<'a> {
    /// The first language in which words of this list stand in the text of the item, and the words.
    pub fn says(&self, item: &Item, list: list::List) -> Option<(Lang, String)> {
        let mut readings = self.readings.iter().filter(|(of, _)| of.key == item.key);
        readings.find_map(|(_, reading)| {
            let found = Found::new(Level::Info, reading.all(list).collect())?;
            Some((reading.lang, found.words(reading)))
        })
    }
}

impl Linter {
    fn read<'a>(&'a self, questionnaire: &'a Questionnaire, context: &'a Context) -> Form<'a> {
        let items = questionnaire.items.iter().flat_map(|item| Lang::ALL.map(|lang| (item, lang)));
        let readings = items
            .map(|(item, lang)| (item, Reading::new(&self.lists, lang, item.text.exact(lang))))
            .filter(|(_, reading)| !reading.tokens.is_empty())
            .collect();
        Form { questionnaire, context, bank: &self.bank, lists: &self.lists, readings }
    }

    /// How many people the smallest crossing of background questions would leave, before anyone is asked: see
    /// `identifying`.
    pub fn smallest_crossing(&self, questionnaire: &Questionnaire, context: &Context) -> Option<u32> {
        identifying::smallest_crossing(&self.read(questionnaire, context))
    }

    /// Everything about the questionnaire: wording in every language in which an item is written, then the form.
    pub fn form(&self, questionnaire: &Questionnaire, context: &Context) -> Vec<Finding> {
        let form = self.read(questionnaire, context);
        let mut findings: Vec<Finding> = Vec::new();
        let mut unclear = false;
        for (item, reading) in &form.readings {
            let mut found = self.wording(item, reading, questionnaire);
            // One answer, the customer group, settles it for all items, so it is asked for once.
            found.retain(|f| f.rule != RuleName::UnclearCustomer || !std::mem::replace(&mut unclear, true));
            findings.extend(found);
        }
        for rule in [
            scale::check,
            not_applicable::check,
            same_direction::check,
            time::check,
            identifying::check,
            exact_background::check,
            own_background::check,
            purpose::check,
            bank_unchanged::check,
            no_review::check,
            missing_language::check,
            filter::check,
            rule_problem::check,
        ] {
            findings.extend(rule(&form));
        }
        findings
    }
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, LINTER, form, item};
    use super::*;
    use crate::survey::bank::{self, Module};
    use crate::survey::item::{Audience, Item, Kind};

    #[test]
    fn the_bank_has_no_errors_and_few_warnings() {
        for audience in Audience::ALL {
            // Three background questions at once are rightly an error in so small a unit; each alone is not in one of 15.
            let (background, items): (Vec<Item>, Vec<Item>) =
                bank::of(audience).into_iter().partition(|item| Module::Background.has(item));
            for item in background {
                let context = Context { smallest_unit: Some(15), ..CONTEXT };
                let findings = LINTER.form(&form(vec![item]), &context);
                assert!(findings.iter().all(|finding| finding.level < Level::Error), "{findings:?}");
            }
            let mut q = form(items);
            q.audience = audience;
            q.title = Text::new("Kysely", "Enkät", "Survey");
            let context = Context { languages: &Lang::ALL, smallest_unit: Some(10), ..CONTEXT };
            let findings = LINTER.form(&q, &context);
            let unclear = |finding: &&Finding| finding.level > Level::Info && finding.item.is_some();
            for finding in findings.iter().filter(unclear) {
                println!("{finding:?}");
            }
            assert!(findings.iter().all(|finding| finding.level < Level::Error), "{findings:?}");
            assert!(findings.iter().filter(unclear).count() <= 2, "{findings:?}");
        }
    }

    #[test]
    fn a_finding_shows_the_words_where_they_stand() {
        let text = "Työssäni saan aina apua.";
        let findings = LINTER.form(&form(vec![item(Lang::Fi, Kind::Agreement, text)]), &CONTEXT);
        let [finding] = &findings[..] else { panic!("{findings:?}") };
        assert_eq!(
            (finding.rule, finding.level, finding.lang),
            (RuleName::Absolute, Level::Warning, Some(Lang::Fi))
        );
        assert_eq!(&text[finding.at.clone().unwrap()], "aina");
        assert_eq!(finding.words, "aina");
    }

    #[test]
    fn every_written_language_is_read() {
        let mut one = item(Lang::Fi, Kind::Open, "Saan aina apua.");
        one.text.en = "I always get help.".into();
        let langs: Vec<_> = LINTER.form(&form(vec![one]), &CONTEXT).into_iter().map(|f| f.lang).collect();
        assert_eq!(langs, [Some(Lang::Fi), Some(Lang::En)]);
    }
}
