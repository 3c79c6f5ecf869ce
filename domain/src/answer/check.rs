//! Whether answers are possible on the questionnaire they were given on. The page, the form without JavaScript and
//! `/sync/v1` all ask here.

use super::value::{LONGEST_ANSWER, Value, Values};
use crate::day::Day;
use crate::id::ItemKey;
use crate::survey::item::{Item, Kind};
use crate::survey::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AnswerProblem {
    /// Nothing was answered at all.
    Empty,
    UnknownItem(ItemKey),
    /// A choice that the item does not offer, or a text where a choice is asked.
    Impossible(ItemKey),
    TooLong(ItemKey),
}

/// Every problem of these answers, in the order of their keys; empty when they can be stored as they are.
pub fn check(questionnaire: &Questionnaire, values: &Values) -> Vec<AnswerProblem> {
    if values.is_empty() {
        return vec![AnswerProblem::Empty];
    }
    values
        .iter()
        .filter_map(|(key, value)| match questionnaire.item(key) {
            None => Some(AnswerProblem::UnknownItem(key.clone())),
            Some(item) => problem(item, value),
        })
        .collect()
}

fn problem(item: &Item, value: &Value) -> Option<AnswerProblem> {
    let possible = match (&item.kind, value) {
        (Kind::Open, Value::Text(text)) => {
            if text.chars().count() > LONGEST_ANSWER {
                return Some(AnswerProblem::TooLong(item.key.clone()));
            }
            true
        }
        (Kind::Multiple { options }, Value::Many(chosen)) => {
            !chosen.is_empty()
                && chosen.windows(2).all(|pair| pair[0] < pair[1])
                && chosen.iter().all(|place| (*place as usize) < options.len())
        }
        (Kind::Ranking { options }, Value::Many(places)) => {
            let twice = |(at, place): (usize, &u8)| places[..at].contains(place);
            !places.is_empty()
                && places.iter().all(|place| usize::from(*place) < options.len())
                && !places.iter().enumerate().any(twice)
        }
        (Kind::Number { least, most }, Value::Number(number)) => {
            least.is_none_or(|least| *number >= least) && most.is_none_or(|most| *number <= most)
        }
        (Kind::Date, Value::Text(day)) => Day::parse_iso(day).is_some(),
        (kind, Value::NotApplicable) => kind.choices().is_some() && item.not_applicable,
        (kind, Value::Choice(chosen)) => kind.choices().is_some_and(|range| range.contains(chosen)),
        _ => false,
    };
    (!possible).then(|| AnswerProblem::Impossible(item.key.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::item::Audience;
    use crate::text::Text;

    fn questionnaire() -> Questionnaire {
        let item = |key: &str, kind, not_applicable| Item {
            not_applicable,
            ..Item::new(ItemKey::new(key), Text::same(key), kind)
        };
        let options = vec![Text::same("a"), Text::same("b")];
        Questionnaire {
            items: vec![
                item("agree", Kind::Agreement, true),
                item("face", Kind::Smileys, false),
                item("one", Kind::Single { options: options.clone() }, false),
                item("many", Kind::Multiple { options }, false),
                item("rank", Kind::Ranking { options: vec![Text::same("a"), Text::same("b")] }, false),
                item("number", Kind::Number { least: Some(0), most: Some(9) }, false),
                item("open", Kind::Open, false),
            ],
            ..Questionnaire::new(Text::same("Kysely"), Audience::Staff)
        }
    }

    fn possible(key: &str, value: Value) -> bool {
        check(&questionnaire(), &Values::from([(ItemKey::new(key), value)])).is_empty()
    }

    #[test]
    fn only_offered_choices_are_possible() {
        assert!(possible("agree", Value::Choice(5)) && !possible("agree", Value::Choice(0)));
        assert!(possible("agree", Value::NotApplicable) && !possible("face", Value::NotApplicable));
        assert!(possible("one", Value::Choice(1)) && !possible("one", Value::Choice(2)));
        assert!(possible("many", Value::Many(vec![0, 1])) && !possible("many", Value::Many(vec![1, 1])));
        assert!(!possible("many", Value::Many(vec![])) && !possible("open", Value::Choice(1)));
        assert!(possible("rank", Value::Many(vec![1, 0])) && !possible("rank", Value::Many(vec![1, 1])));
        assert!(!possible("rank", Value::Many(vec![2])) && !possible("many", Value::Many(vec![1, 0])));
        assert!(possible("number", Value::Number(9)) && !possible("number", Value::Number(10)));
        assert!(!possible("gone", Value::Choice(1)));
        assert!(!possible("open", Value::Text("x".repeat(LONGEST_ANSWER + 1))));
    }

    #[test]
    fn a_form_without_javascript_reads_the_same() {
        let sent = |kind: &Kind, values: &[&str]| {
            Value::from_form(kind, &values.iter().map(|v| v.to_string()).collect::<Vec<_>>())
        };
        assert_eq!(sent(&Kind::Agreement, &["4"]), Some(Value::Choice(4)));
        assert_eq!(sent(&Kind::Agreement, &["na"]), Some(Value::NotApplicable));
        assert_eq!(sent(&Kind::Agreement, &["neljä"]), None);
        assert_eq!(
            sent(&Kind::Multiple { options: vec![] }, &["1", "0", "1"]),
            Some(Value::Many(vec![0, 1]))
        );
        assert_eq!(sent(&Kind::Open, &["  "]), None);
        let options = ["a", "b", "c"].map(Text::same).to_vec();
        let ranking = Kind::Ranking { options };
        assert_eq!(sent(&ranking, &["2", "", "1"]), Some(Value::Many(vec![2, 0])));
        assert_eq!(sent(&ranking, &["1", "1", ""]), Some(Value::Many(vec![0, 1])));
        assert_eq!(sent(&ranking, &["", "", ""]), None);
        assert_eq!(sent(&Kind::Number { least: None, most: None }, &[" 7 "]), Some(Value::Number(7)));
        assert_eq!(sent(&Kind::Date, &["2026-02-30"]), None);
    }
}
