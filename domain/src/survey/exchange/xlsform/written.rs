//! A rule as a condition of XLSForm.

use super::NOT_APPLICABLE;
use crate::id::ItemKey;
use crate::survey::item::{Item, Kind};
use crate::survey::rule::{Is, Rule, Test};

/// Empty for a rule that always holds; `None` when it looks at an item that `find` does not know by its name in the file.
pub fn written<'a>(rule: &Rule, find: &impl Fn(&ItemKey) -> Option<(&'a str, &'a Item)>) -> Option<String> {
    let tests: Option<Vec<String>> = rule.tests.iter().map(|test| one(test, find)).collect();
    let tests = tests?;
    Some(match (tests.is_empty(), rule.any) {
        (true, true) => "false()".into(),
        (_, any) => tests.join(if any { " or " } else { " and " }),
    })
}

fn one<'a>(test: &Test, find: &impl Fn(&ItemKey) -> Option<(&'a str, &'a Item)>) -> Option<String> {
    let (name, item) = find(&test.item)?;
    let choice = |value: &str| match item.kind {
        Kind::Multiple { .. } => format!("selected(${{{name}}}, '{value}')"),
        _ => format!("${{{name}}} = '{value}'"),
    };
    let choices = |list: &[u8]| list.iter().map(|n| choice(&n.to_string())).collect::<Vec<_>>();
    Some(match &test.is {
        Is::OneOf { choices: list } => match choices(list).as_slice() {
            [] => "false()".into(),
            [one] => one.clone(),
            several => format!("({})", several.join(" or ")),
        },
        // Neither nothing nor *does not concern me*, which are no answers on the scale.
        Is::NoneOf { choices: list } => {
            let mut none = choices(list);
            if item.not_applicable {
                none.push(choice(NOT_APPLICABLE));
            }
            format!("(${{{name}}} != '' and not({}))", none.join(" or "))
        }
        Is::AtLeast { number } => format!("${{{name}}} >= {number}"),
        Is::AtMost { number } => format!("${{{name}}} <= {number}"),
        Is::Answered => format!("${{{name}}} != ''"),
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Text;

    #[test]
    fn rules_are_written_as_conditions() {
        let options = vec![Text::same("a"), Text::same("b")];
        let many = Item::new(ItemKey::new("x.m"), Text::same("m"), Kind::Multiple { options });
        let scale =
            Item { not_applicable: true, ..Item::new(ItemKey::new("x.s"), Text::same("s"), Kind::Smileys) };
        let find = |key: &ItemKey| match key.0.as_str() {
            "x.m" => Some(("m", &many)),
            "x.s" => Some(("s", &scale)),
            _ => None,
        };
        let test = |key: &str, is| Test { item: ItemKey::new(key), is };
        let rule = |any, tests| written(&Rule { any, tests }, &find);
        let low = test("x.s", Is::AtMost { number: 2 });
        let both = vec![low.clone(), test("x.m", Is::OneOf { choices: vec![0, 1] })];
        let text = "${s} <= 2 and (selected(${m}, '0') or selected(${m}, '1'))";
        assert_eq!(rule(false, both).as_deref(), Some(text));
        let none = test("x.s", Is::NoneOf { choices: vec![1] });
        let text = "(${s} != '' and not(${s} = '1' or ${s} = 'not_applicable'))";
        assert_eq!(rule(true, vec![none]).as_deref(), Some(text));
        assert_eq!(rule(false, vec![]).as_deref(), Some(""));
        assert_eq!(rule(false, vec![low, test("gone", Is::Answered)]), None);
    }
}
