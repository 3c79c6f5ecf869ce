//! A condition as a rule over earlier answers.

use super::expression::Expr;
use super::limit::bounds;
use super::op::Op;
use crate::id::ItemKey;
use crate::survey::item::Kind;
use crate::survey::rule::{Is, Rule, Test};

/// An item that a condition can look at: its choices by the names that the file gives them, with our numbers.
pub struct Asked<'a> {
    pub key: &'a ItemKey,
    pub kind: &'a Kind,
    pub choices: &'a [(String, u8)],
}

/// Rules that people make are far shorter.
const MOST_TESTS: usize = 50;

/// `None` when our rules can not say it.
pub fn rule<'a>(expr: &Expr, asked: &impl Fn(&str) -> Option<Asked<'a>>) -> Option<Rule> {
    if let Some(tests) = all(expr, asked) {
        return Some(Rule { any: false, tests });
    }
    let Expr::Or(list) = expr else { return None };
    Some(Rule { any: true, tests: any(list, asked)? })
}

/// Tests that have to hold together.
fn all<'a>(expr: &Expr, asked: &impl Fn(&str) -> Option<Asked<'a>>) -> Option<Vec<Test>> {
    match expr {
        Expr::And(list) => {
            let mut tests: Vec<Test> = Vec::new();
            for part in list {
                for test in all(part, asked)? {
                    if !merge(&mut tests, &test, false) {
                        tests.push(test);
                    }
                }
                if tests.len() > MOST_TESTS {
                    return None;
                }
            }
            // Every other test implies that there is an answer.
            let items: Vec<ItemKey> =
                tests.iter().filter(|t| t.is != Is::Answered).map(|t| t.item.clone()).collect();
            tests.retain(|test| test.is != Is::Answered || !items.contains(&test.item));
            Some(tests)
        }
        // Several choices of one question are one test.
        Expr::Or(list) => any(list, asked).filter(|tests| tests.len() == 1),
        Expr::Always(_) => None,
        Expr::Test { name, op, value } => one(asked(name)?, *op, value),
    }
}

/// Tests of which one is enough.
fn any<'a>(list: &[Expr], asked: &impl Fn(&str) -> Option<Asked<'a>>) -> Option<Vec<Test>> {
    let mut tests: Vec<Test> = Vec::new();
    for part in list {
        let mut part = all(part, asked)?;
        let (Some(test), None) = (part.pop(), part.pop()) else { return None };
        if !merge(&mut tests, &test, true) {
            tests.push(test);
        }
        if tests.len() > MOST_TESTS {
            return None;
        }
    }
    Some(tests)
}

/// Puts the choices into a test of the same item and sort: one of these, under *or*; none of these, under *and*.
fn merge(tests: &mut [Test], test: &Test, any: bool) -> bool {
    for earlier in tests.iter_mut().filter(|earlier| earlier.item == test.item) {
        match (&mut earlier.is, &test.is) {
            (Is::OneOf { choices }, Is::OneOf { choices: more }) if any => {
                choices.extend(more.iter().filter(|c| !choices.contains(c)).copied().collect::<Vec<_>>());
                return true;
            }
            (Is::NoneOf { choices }, Is::NoneOf { choices: more }) if !any => {
                choices.extend(more.iter().filter(|c| !choices.contains(c)).copied().collect::<Vec<_>>());
                return true;
            }
            _ => {}
        }
    }
    false
}

fn one(asked: Asked, op: Op, value: &str) -> Option<Vec<Test>> {
    let tests =
        |list: Vec<Is>| Some(list.into_iter().map(|is| Test { item: asked.key.clone(), is }).collect());
    if value.is_empty() {
        return if op == Op::Unequal { tests(vec![Is::Answered]) } else { None };
    }
    if matches!(asked.kind, Kind::Number { .. }) {
        let (least, most) = bounds(op, value)?;
        let least = least.map(|number| Is::AtLeast { number });
        return tests(least.into_iter().chain(most.map(|number| Is::AtMost { number })).collect());
    }
    let named = asked.choices.iter().find(|(name, _)| name == value).map(|(_, number)| *number);
    let single = !matches!(asked.kind, Kind::Multiple { .. } | Kind::Ranking { .. });
    match op {
        Op::Equal | Op::Selected => tests(vec![Is::OneOf { choices: vec![named?] }]),
        Op::Unequal | Op::NotSelected => tests(vec![Is::NoneOf { choices: vec![named?] }]),
        _ if !single => None,
        _ => {
            let (least, most) = bounds(op, value)?;
            // Names that are the points of our own scale can be compared as such; others are looked at one by one.
            let own =
                asked.kind.scale().is_some() && asked.choices.iter().all(|(name, n)| *name == n.to_string());
            match (own, least, most) {
                (true, Some(number), _) => tests(vec![Is::AtLeast { number }]),
                (true, None, Some(number)) => tests(vec![Is::AtMost { number }]),
                _ => {
                    let within = |name: &str| {
                        let number = name.parse::<i32>().ok()?;
                        Some(least.is_none_or(|l| number >= l) && most.is_none_or(|m| number <= m))
                    };
                    let fits: Option<Vec<bool>> =
                        asked.choices.iter().map(|(name, _)| within(name)).collect();
                    let choices =
                        asked.choices.iter().zip(fits?).filter(|(_, fits)| *fits).map(|((_, n), _)| *n);
                    tests(vec![Is::OneOf { choices: choices.collect() }])
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::exchange::xlsform::expression::parse;
    use crate::text::Text;

    fn read(text: &str) -> Option<Rule> {
        let (s, n, l) = (ItemKey::new("s"), ItemKey::new("n"), ItemKey::new("l"));
        let single = Kind::Single { options: vec![Text::same("x"), Text::same("y"), Text::same("z")] };
        let number = Kind::Number { least: None, most: None };
        let named =
            ["1", "2", "9"].into_iter().zip(0..).map(|(name, n)| (name.to_string(), n)).collect::<Vec<_>>();
        let scale = (1..=5).map(|n: u8| (n.to_string(), n)).collect::<Vec<_>>();
        rule(&parse(text)?, &|name: &str| match name {
            "s" => Some(Asked { key: &s, kind: &single, choices: &named }),
            "n" => Some(Asked { key: &n, kind: &number, choices: &[] }),
            "l" => Some(Asked { key: &l, kind: &Kind::Agreement, choices: &scale }),
            _ => None,
        })
    }

    fn tests(list: &[(&str, Is)]) -> Vec<Test> {
        list.iter().map(|(key, is)| Test { item: ItemKey::new(key), is: is.clone() }).collect()
    }

    #[test]
    fn what_rules_can_say() {
        let all = |list: &[(&str, Is)]| Some(Rule { any: false, tests: tests(list) });
        let of = |choices: &[u8]| Is::OneOf { choices: choices.to_vec() };
        let none = |choices: &[u8]| Is::NoneOf { choices: choices.to_vec() };
        assert_eq!(read("${s} = '2'"), all(&[("s", of(&[1]))]));
        assert_eq!(read("${s} = 1 or selected(${s}, 9)"), all(&[("s", of(&[0, 2]))]));
        assert_eq!(read("${s} >= 2"), all(&[("s", of(&[1, 2]))]));
        assert_eq!(read("${s} != '' and not(${s} = 1 or ${s} = 2)"), all(&[("s", none(&[0, 1]))]));
        assert_eq!(read("${l} > 3"), all(&[("l", Is::AtLeast { number: 4 })]));
        let seven = [("n", Is::AtLeast { number: 7 }), ("n", Is::AtMost { number: 7 })];
        assert_eq!(read("${n} = 7"), all(&seven));
        assert_eq!(
            read("${n} < 2.5 and ${s} != ''"),
            all(&[("n", Is::AtMost { number: 2 }), ("s", Is::Answered)])
        );
        let any = Rule { any: true, tests: tests(&[("s", of(&[0, 1])), ("n", Is::AtLeast { number: 3 })]) };
        assert_eq!(read("${s} = 1 or ${n} >= 3 or ${s} = 2"), Some(any));
    }

    #[test]
    fn what_they_can_not() {
        for text in [
            "${s} = ''",
            "${x} = 1",
            "${s} = 'other'",
            "${n} != 3",
            "${s} = 1 and ${n} = 2 or ${n} = 3",
            "${n} > 1e99",
            "${s} = 1 and ${s} = 2 or ${s} = 9",
            "(${s} = 1 or ${n} = 2) and ${n} > 1",
        ] {
            assert_eq!(read(text), None, "{text}");
        }
    }
}
