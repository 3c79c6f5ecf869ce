//! Everything has to be written in every language that respondents may choose (423/2003).

use super::form::Form;
use super::{Finding, Level, RuleName};
use crate::survey::item::{Item, Kind};
use crate::text::{Lang, Text};

/// An error for each item and language, and for the title. The words are what can be read instead.
pub fn check(form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    for lang in form.context.languages {
        let finding = |text: &Text| Finding {
            lang: Some(*lang),
            ..Finding::form(RuleName::MissingLanguage, Level::Error, text.get(*lang))
        };
        let title = &form.questionnaire.title;
        findings.extend(lacks(title, *lang).then(|| finding(title)));
        let items = form.questionnaire.items.iter();
        findings.extend(items.filter_map(|item| Some(finding(missing(item, *lang)?).on(item))));
    }
    findings
}

fn lacks(text: &Text, lang: Lang) -> bool {
    text.exact(lang).trim().is_empty()
}

/// The first text of the item that is not written in this language. A line of help that is empty everywhere is none.
fn missing(item: &Item, lang: Lang) -> Option<&Text> {
    let ends = match &item.kind {
        Kind::ZeroToTen { low, high } => vec![low, high],
        _ => Vec::new(),
    };
    let help = (!item.help.is_empty()).then_some(&item.help);
    let mut texts = std::iter::once(&item.text).chain(item.kind.options()).chain(ends).chain(help);
    texts.find(|text| lacks(text, lang))
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, item, of_form};
    use super::super::{Context, Level, RuleName};
    use crate::survey::item::Kind;
    use crate::text::{Lang, Text};

    #[test]
    fn every_part_is_needed_in_every_language() {
        let whole = Text::new("kyllä", "ja", "yes");
        let half = Text { fi: "ei".into(), ..Text::default() };
        let mut one = item(Lang::Fi, Kind::Open, "Mikä toimii?");
        let both = Context { languages: &[Lang::Fi, Lang::Sv], ..CONTEXT };
        let found = |item: &crate::survey::item::Item| {
            of_form(RuleName::MissingLanguage, &form(vec![item.clone()]), &both)
        };
        assert_eq!(found(&one), [(Level::Error, "Mikä toimii?".into())]);
        one.text = whole.clone();
        assert_eq!(found(&one), []);
        one.help = half.clone();
        assert_eq!(found(&one), [(Level::Error, "ei".into())]);
        one.help = Text::default();
        for kind in [
            Kind::ZeroToTen { low: whole.clone(), high: half.clone() },
            Kind::Single { options: vec![half.clone(), whole.clone()] },
        ] {
            one.kind = kind;
            assert_eq!(found(&one).len(), 1);
        }
    }
}
