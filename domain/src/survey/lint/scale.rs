//! Scales that a team has made itself, as options from good to bad: as many labels on both sides, four to seven points,
//! and one direction throughout. Our own scales are so already.

use super::form::Form;
use super::list::List;
use super::reading::Reading;
use super::{Finding, Level, RuleName};
use crate::survey::item::{Item, Kind};
use crate::text::{Lang, Text};
use std::ops::RangeInclusive;

const POINTS: RangeInclusive<usize> = 4..=7;

/// Fewer labels that value are no scale.
const LABELS: usize = 3;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Side {
    Good,
    Bad,
}

/// The words are the labels of the larger side, the count of points, or the first label of a scale that runs the other way.
pub fn check(form: &Form) -> Vec<Finding> {
    let mut findings = Vec::new();
    // Our own scales begin with the low end.
    let own = form.questionnaire.items.iter().any(|item| item.kind.scale().is_some());
    let mut direction = own.then_some(Side::Bad);
    for (item, lang, labels) in form.questionnaire.items.iter().filter_map(|item| scale(form, item)) {
        let mut find = |words: String| {
            let finding = Finding::form(RuleName::Scale, Level::Warning, words).on(item);
            findings.push(Finding { lang: Some(lang), ..finding });
        };
        let of = |side: Side| -> Vec<&str> {
            labels.iter().filter(|(_, of)| *of == Some(side)).map(|(label, _)| *label).collect()
        };
        let (good, bad) = (of(Side::Good), of(Side::Bad));
        if good.len() != bad.len() {
            find(if good.len() > bad.len() { good } else { bad }.join(", "));
        }
        if !POINTS.contains(&labels.len()) {
            find(labels.len().to_string());
        }
        let first = labels.iter().find_map(|(label, side)| Some((*label, (*side)?)));
        if let Some((label, side)) = first {
            if direction.is_some_and(|direction| direction != side) {
                find(label.to_owned());
            }
            direction = direction.or(Some(side));
        }
    }
    findings
}

type Labels<'a> = Vec<(&'a str, Option<Side>)>;

/// The labels of a single choice, in the first language in which enough of them value something.
fn scale<'a>(form: &Form, item: &'a Item) -> Option<(&'a Item, Lang, Labels<'a>)> {
    let Kind::Single { options } = &item.kind else { return None };
    Lang::ALL.into_iter().find_map(|lang| {
        let labels: Labels = options.iter().map(|option| side(form, option, lang)).collect();
        let valued = labels.iter().filter(|(_, side)| side.is_some()).count();
        (valued >= LABELS && valued + 2 >= labels.len()).then_some((item, lang, labels))
    })
}

fn side<'a>(form: &Form, option: &'a Text, lang: Lang) -> (&'a str, Option<Side>) {
    let label = option.exact(lang);
    let reading = Reading::new(form.lists, lang, label);
    let side = match (reading.has(List::ScaleGood), reading.has(List::ScaleBad)) {
        (true, false) => Some(Side::Good),
        (false, true) => Some(Side::Bad),
        // *Tyytymätön*: what is bad may hold what is good, so it weighs more; a label of both is the middle.
        _ => None,
    };
    (label, side)
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::RuleName;
    use super::super::testing::{CONTEXT, form, item, of_form};
    use crate::survey::item::{Item, Kind};
    use crate::text::{Lang, Text};

    fn choice(labels: &[&str]) -> Item {
        let options = labels.iter().map(|label| Text { fi: (*label).into(), ..Text::default() }).collect();
        item(Lang::Fi, Kind::Single { options }, "Millaista palvelu oli?")
    }

    fn found(items: Vec<Item>) -> Vec<String> {
        of_form(RuleName::Scale, &form(items), &CONTEXT).into_iter().map(|(_, words)| words).collect()
    }

    #[test]
    fn a_scale_has_two_equal_sides_and_four_to_seven_points() {
        let even = ["Erittäin huonoa", "Huono", "Hyvä", "Erittäin hyvä"];
        assert_eq!(found(vec![choice(&even)]), [""; 0]);
        assert_eq!(
            found(vec![choice(&["Huono", "Hyvä", "Erinomainen", "Kiitettävä"])]),
            ["Hyvä, Erinomainen, Kiitettävä"]
        );
        assert_eq!(
            found(vec![choice(&["Tyytymätön", "En osaa sanoa", "Tyytyväinen", "Hyvin tyytyväinen", "x"])])
                .len(),
            1
        );
        assert_eq!(
            found(vec![choice(&[
                "Eri mieltä",
                "Huono",
                "Hyvä",
                "Samaa mieltä",
                "Hyvä",
                "Huono",
                "Hyvä",
                "Huono"
            ])]),
            ["8"]
        );
        assert_eq!(found(vec![choice(&["Puhelin", "Sähköposti", "Käynti"])]), [""; 0]);
    }

    #[test]
    fn all_scales_run_the_same_way() {
        let down = choice(&["Erittäin hyvä", "Hyvä", "Huono", "Erittäin huono"]);
        assert_eq!(found(vec![down.clone()]), [""; 0]);
        let agreement = item(Lang::Fi, Kind::Agreement, "Sain apua.");
        assert_eq!(found(vec![agreement, down]), ["Erittäin hyvä"]);
    }
}
