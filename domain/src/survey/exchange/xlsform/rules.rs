//! Conditions of the file as rules of the items, once all items are known.

use super::condition::{self, rule};
use super::expression::{Expr, parse};
use super::reader::place;
use super::shortened;
use super::written::written;
use crate::survey::exchange::{LeftOut, Why};
use crate::survey::item::Item;
use crate::survey::questionnaire::Questionnaire;
use crate::survey::rule::Rule;

/// An item and what its rule is made of.
pub struct Asked {
    pub item: Item,
    pub row: usize,
    /// The text, shortened.
    pub text: String,
    /// In the file.
    pub name: String,
    pub choices: Vec<(String, u8)>,
    /// Rows and conditions: those of the groups around it, then its own.
    pub conditions: Vec<(usize, String)>,
    /// The rule as we wrote it, beside the condition that says the same.
    pub ours: String,
}

/// Puts the items with their rules into the questionnaire. A condition that can not be said is left out, once where it stands.
pub fn resolve(asked: Vec<Asked>, questionnaire: &mut Questionnaire, left_out: &mut Vec<LeftOut>) {
    let rules: Vec<Option<Rule>> = (0..asked.len())
        .map(|at| {
            let (before, rest) = asked.split_at(at);
            rest.first().and_then(|item| item.item.show_if.clone().or_else(|| of(item, before, left_out)))
        })
        .collect();
    let items = asked.iter().zip(rules);
    questionnaire.items = items.map(|(asked, show_if)| Item { show_if, ..asked.item.clone() }).collect();
    // Under these nobody would ever be asked, or they look at answers that can not be given.
    let problems = questionnaire.rule_problems();
    let keys: Vec<_> = problems.into_iter().map(|(key, _)| key.clone()).collect();
    for (item, asked) in
        questionnaire.items.iter_mut().zip(&asked).filter(|(item, _)| keys.contains(&item.key))
    {
        item.show_if = None;
        for (row, text) in &asked.conditions {
            leave(asked, *row, text, left_out);
        }
    }
}

fn of(asked: &Asked, before: &[Asked], left_out: &mut Vec<LeftOut>) -> Option<Rule> {
    let said = asked.conditions.last().map_or("", |(_, condition)| condition.as_str());
    // One condition can come from several rules. Nobody has changed it, so it is the one beside it.
    let ours: Option<Rule> = serde_json::from_str(&asked.ours).ok();
    let find = |key: &_| before.iter().find(|b| b.item.key == *key).map(|b| (b.name.as_str(), &b.item));
    if let Some(ours) = ours.filter(|rule| written(rule, &find).as_deref() == Some(said)) {
        return Some(ours);
    }
    let look = |name: &str| {
        let found = before.iter().find(|b| b.name == name)?;
        Some(condition::Asked { key: &found.item.key, kind: &found.item.kind, choices: &found.choices })
    };
    let mut parts: Vec<(usize, &str, Expr)> = Vec::new();
    for (row, text) in &asked.conditions {
        match parse(text) {
            Some(Expr::Always(true)) => {}
            Some(expr) if rule(&expr, &look).is_some() => parts.push((*row, text, expr)),
            _ => leave(asked, *row, text, left_out),
        }
    }
    // Each can be said, but maybe not all of them together.
    while let Some((row, text, _)) = parts.last() {
        let all: Vec<Expr> = parts.iter().map(|(_, _, expr)| expr.clone()).collect();
        let whole = if let [one] = all.as_slice() { rule(one, &look) } else { rule(&Expr::And(all), &look) };
        if whole.is_some() {
            return whole;
        }
        leave(asked, *row, text, left_out);
        parts.pop();
    }
    None
}

fn leave(asked: &Asked, row: usize, condition: &str, left_out: &mut Vec<LeftOut>) {
    let text = if row == asked.row { asked.text.clone() } else { String::new() };
    let entry = LeftOut { place: place(row), text, why: Why::Condition(shortened(condition)) };
    if !left_out.contains(&entry) {
        left_out.push(entry);
    }
}
