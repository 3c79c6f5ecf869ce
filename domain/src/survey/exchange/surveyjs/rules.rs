//! Rules as conditions of SurveyJS.

use crate::survey::rule::{Is, Rule, Test};

/// `{name} anyof [1, 2] and {other} >= 3`. `name` gives the question's name by its key.
pub(super) fn condition(rule: &Rule, name: impl Fn(&str) -> String) -> String {
    let tests: Vec<String> = rule.tests.iter().map(|test| written(test, &name(&test.item.0))).collect();
    tests.join(if rule.any { " or " } else { " and " })
}

fn written(test: &Test, name: &str) -> String {
    match &test.is {
        Is::OneOf { choices } => format!("{{{name}}} anyof {}", list(choices)),
        // Without an answer, "not any of" holds by itself. `noneof` is unknown to survey-core before 2.
        Is::NoneOf { choices } => format!("({{{name}}} notempty and !({{{name}}} anyof {}))", list(choices)),
        Is::AtLeast { number } => format!("{{{name}}} >= {number}"),
        Is::AtMost { number } => format!("{{{name}}} <= {number}"),
        Is::Answered => format!("{{{name}}} notempty"),
    }
}

fn list(choices: &[u8]) -> String {
    let numbers: Vec<String> = choices.iter().map(u8::to_string).collect();
    format!("[{}]", numbers.join(", "))
}
