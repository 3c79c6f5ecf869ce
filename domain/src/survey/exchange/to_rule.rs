//! Conditions of other tools become rules, where a rule can say the same.

use super::condition::{Compare, Condition};
use super::tokens::Op;
use crate::id::ItemKey;
use crate::survey::item::Kind;
use crate::survey::rule::{Is, Rule, Test};
use std::collections::HashMap;

/// An item as conditions know it.
pub(super) struct Named {
    pub key: ItemKey,
    pub kind: Kind,
    pub codes: Vec<(String, u8)>,
    /// The name stands for one option of the item, not for all of it.
    pub member: Option<u8>,
}

/// The rule that says the same; `None` when there is none, as for names that are no items.
pub(super) fn rule(condition: &Condition, names: &HashMap<String, Named>) -> Option<Rule> {
    let mut tests = Vec::new();
    for compare in &condition.tests {
        let named = names.get(&compare.name)?;
        let found = says(compare, named)?;
        if condition.any && found.len() > 1 {
            return None;
        }
        tests.extend(found.into_iter().map(|is| Test { item: named.key.clone(), is }));
    }
    (!tests.is_empty()).then_some(Rule { any: condition.any && tests.len() > 1, tests })
}

fn says(compare: &Compare, named: &Named) -> Option<Vec<Is>> {
    if let Some(member) = named.member {
        let choices = vec![member];
        let ticked = matches!(compare.values.as_slice(), [yes] if yes == "Y");
        return match compare.op {
            Op::Filled => Some(vec![Is::OneOf { choices }]),
            Op::Equal if ticked => Some(vec![Is::OneOf { choices }]),
            Op::Unequal if ticked => Some(vec![Is::NoneOf { choices }]),
            _ => None,
        };
    }
    if compare.op == Op::Filled {
        return Some(vec![Is::Answered]);
    }
    match &named.kind {
        Kind::Number { .. } => number(compare),
        Kind::Multiple { .. } => {
            let choices = numbers(compare, named)?;
            match compare.op {
                Op::Contains | Op::AnyOf => Some(vec![Is::OneOf { choices }]),
                Op::Lacks | Op::NoneOf => Some(vec![Is::NoneOf { choices }]),
                Op::AllOf => Some(choices.into_iter().map(|c| Is::OneOf { choices: vec![c] }).collect()),
                _ => None,
            }
        }
        kind if kind.choices().is_some() => choice(compare, named),
        _ => None,
    }
}

/// The choices that the comparison names.
fn numbers(compare: &Compare, named: &Named) -> Option<Vec<u8>> {
    let number =
        |value: &String| named.codes.iter().find(|(code, _)| code == value).map(|(_, number)| *number);
    let numbers: Option<Vec<u8>> = compare.values.iter().map(number).collect();
    numbers.filter(|numbers| !numbers.is_empty())
}

fn number(compare: &Compare) -> Option<Vec<Is>> {
    let [value] = compare.values.as_slice() else { return None };
    let value: f64 = value.parse().ok().filter(|value: &f64| value.abs() < 1e9)?;
    let whole = value.fract() == 0.0;
    let (up, down) = (value.ceil() as i32, value.floor() as i32);
    match compare.op {
        Op::AtLeast => Some(vec![Is::AtLeast { number: up }]),
        Op::AtMost => Some(vec![Is::AtMost { number: down }]),
        Op::More => Some(vec![Is::AtLeast { number: down + 1 }]),
        Op::Less => Some(vec![Is::AtMost { number: up - 1 }]),
        Op::Equal if whole => Some(vec![Is::AtLeast { number: up }, Is::AtMost { number: up }]),
        _ => None,
    }
}

fn choice(compare: &Compare, named: &Named) -> Option<Vec<Is>> {
    match compare.op {
        Op::Equal | Op::AnyOf | Op::Contains => Some(vec![Is::OneOf { choices: numbers(compare, named)? }]),
        Op::Unequal | Op::NoneOf | Op::Lacks => Some(vec![Is::NoneOf { choices: numbers(compare, named)? }]),
        Op::AtLeast | Op::AtMost | Op::More | Op::Less => {
            let own = named.codes.iter().all(|(code, number)| *code == number.to_string());
            if own && named.kind.scale().is_some() {
                return number(compare);
            }
            // Between names there is no more and less, so the codes that pass are counted out.
            let [value] = compare.values.as_slice() else { return None };
            let value: f64 = value.parse().ok()?;
            let codes: Option<Vec<(f64, u8)>> =
                named.codes.iter().map(|(code, number)| Some((code.parse().ok()?, *number))).collect();
            let passes = |code: f64| match compare.op {
                Op::AtLeast => code >= value,
                Op::AtMost => code <= value,
                Op::More => code > value,
                _ => code < value,
            };
            let choices: Vec<u8> =
                codes?.into_iter().filter(|(code, _)| passes(*code)).map(|(_, n)| n).collect();
            (!choices.is_empty()).then_some(vec![Is::OneOf { choices }])
        }
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::condition::parse;
    use super::super::tokens::{Tool, tokens};
    use super::*;
    use crate::text::Text;

    fn names() -> HashMap<String, Named> {
        let options = || ["x", "y", "z"].map(Text::same).to_vec();
        let named = |kind, codes: &[&str], member| Named {
            key: ItemKey::new("k"),
            kind,
            codes: codes.iter().map(|code| code.to_string()).zip(0..).collect(),
            member,
        };
        let single = || Kind::Single { options: options() };
        let multiple = || Kind::Multiple { options: options() };
        HashMap::from([
            ("q".into(), named(single(), &["a", "b", "c"], None)),
            ("p".into(), named(single(), &["1", "2", "3"], None)),
            ("m".into(), named(multiple(), &["a", "b", "c"], None)),
            ("m_b".into(), named(multiple(), &[], Some(1))),
            ("n".into(), named(Kind::Number { least: None, most: None }, &[], None)),
            ("d".into(), named(Kind::Date, &[], None)),
            ("z".into(), named(Kind::Agreement, &["0", "1"], None)),
        ])
    }

    fn read(text: &str, tool: Tool) -> Option<(bool, Vec<Is>)> {
        let found = rule(&parse(&tokens(text, tool)?)?, &names())?;
        Some((found.any, found.tests.into_iter().map(|test| test.is).collect()))
    }

    fn one_of(choices: &[u8]) -> Is {
        Is::OneOf { choices: choices.to_vec() }
    }

    fn none_of(choices: &[u8]) -> Is {
        Is::NoneOf { choices: choices.to_vec() }
    }

    #[test]
    fn simple_conditions_of_surveyjs_become_rules() {
        let all = |text, tests: &[Is]| {
            assert_eq!(read(text, Tool::SurveyJs), Some((false, tests.to_vec())), "{text}")
        };
        all("{q} = 'b'", &[one_of(&[1])]);
        all("{q} == b and {n} >= 3", &[one_of(&[1]), Is::AtLeast { number: 3 }]);
        all("{m} contains 'a'", &[one_of(&[0])]);
        all("{m} anyof ['a', \"c\"]", &[one_of(&[0, 2])]);
        all("{m} allof ['a','c']", &[one_of(&[0]), one_of(&[2])]);
        all("{d} notempty", &[Is::Answered]);
        all("({q} notempty and {q} noneof [a,c])", &[none_of(&[0, 2])]);
        all("!({q} = 'a' or {q} = 'b')", &[none_of(&[0, 1])]);
        all("({q} = 'a' or {q} = 'b') and {n} < 2.5", &[one_of(&[0, 1]), Is::AtMost { number: 2 }]);
        all("{p} > 1", &[one_of(&[1, 2])]);
        all("{z} > 0", &[Is::AtLeast { number: 1 }]);
        all("3 >= {n}", &[Is::AtMost { number: 3 }]);
        let any = read("{q} = 'a' or {n} > 5", Tool::SurveyJs);
        assert_eq!(any, Some((true, vec![one_of(&[0]), Is::AtLeast { number: 6 }])));
    }

    #[test]
    fn simple_conditions_of_limesurvey_become_rules() {
        let all = |text, tests: &[Is]| {
            assert_eq!(read(text, Tool::LimeSurvey), Some((false, tests.to_vec())), "{text}")
        };
        all("((q.NAOK == \"a\"))", &[one_of(&[0])]);
        all("q == 'b' and !is_empty(n.NAOK)", &[one_of(&[1]), Is::Answered]);
        all(
            "((q.NAOK == \"a\" or q.NAOK == \"c\")) and ((n.NAOK ge \"7\"))",
            &[one_of(&[0, 2]), Is::AtLeast { number: 7 }],
        );
        all("m_b.NAOK == 'Y'", &[one_of(&[1])]);
        all("n != ''", &[Is::Answered]);
    }

    #[test]
    fn what_a_rule_can_not_say_is_no_rule() {
        for text in [
            "",
            "{q}",
            "{q} =",
            "{q} = 'nowhere'",
            "{unknown} = 1",
            "{q} empty",
            "{d} = '2024-01-01'",
            "{m} = 'a'",
            "{n} = 1.5",
            "{q} = 'a' or {n} > 1 and {d} notempty",
            "iif({q} = 'a', 1, 2) = 1",
            "{n} + 1 > 2",
            "({q} = 'a'",
            "{q} = 'a')",
            "{q} = {p}",
            "{n} = 1 or {q} = 'a'",
            "today() > {d}",
            "'a",
            "{q",
            "[1",
        ] {
            assert_eq!(read(text, Tool::SurveyJs), None, "{text}");
        }
        for text in ["1", "q.shown == 'x'", "q.NAOK", "count(q) > 1", "is_empty(q)", "(q - 1) > 2"] {
            assert_eq!(read(text, Tool::LimeSurvey), None, "{text}");
        }
        let deep = "(".repeat(100_000);
        assert_eq!(read(&deep, Tool::SurveyJs), None);
    }
}
