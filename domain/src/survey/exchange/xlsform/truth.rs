//! A condition and the rule that is made of it agree on every answer.

use super::condition::{Asked, rule};
use super::expression::parse;
use crate::answer::value::{Value, Values};
use crate::id::ItemKey;
use crate::survey::item::{Audience, Item, Kind};
use crate::survey::questionnaire::Questionnaire;
use crate::text::Text;
use proptest::prelude::*;
use proptest::sample::select;

#[derive(Clone, Debug)]
enum Tree {
    Compare(&'static str, &'static str, i32),
    Selected(i32),
    Not(Box<Tree>),
    And(Vec<Tree>),
    Or(Vec<Tree>),
}

/// Answers: a choice between names 1 to 3, a number, agreement, and which of 1 to 3 are chosen.
type Answers = (i32, i32, i32, [bool; 3]);

impl Tree {
    fn text(&self) -> String {
        let all = |list: &[Tree], word: &str| {
            list.iter().map(|tree| format!("({})", tree.text())).collect::<Vec<_>>().join(word)
        };
        match self {
            Tree::Compare(name, op, value) => format!("${{{name}}} {op} {value}"),
            Tree::Selected(value) => format!("selected(${{m}}, '{value}')"),
            Tree::Not(inner) => format!("not({})", inner.text()),
            Tree::And(list) => all(list, " and "),
            Tree::Or(list) => all(list, " or "),
        }
    }

    fn holds(&self, answers: Answers) -> bool {
        let (s, n, l, m) = answers;
        match self {
            Tree::Compare(name, op, value) => {
                let answer = [s, n, l]["snl".find(name).unwrap()];
                match *op {
                    "=" => answer == *value,
                    "!=" => answer != *value,
                    "<" => answer < *value,
                    "<=" => answer <= *value,
                    ">" => answer > *value,
                    _ => answer >= *value,
                }
            }
            Tree::Selected(value) => m[*value as usize - 1],
            Tree::Not(inner) => !inner.holds(answers),
            Tree::And(list) => list.iter().all(|tree| tree.holds(answers)),
            Tree::Or(list) => list.iter().any(|tree| tree.holds(answers)),
        }
    }
}

fn tree() -> impl Strategy<Value = Tree> {
    let ops = ["=", "!=", "<", "<=", ">", ">="];
    let leaf = prop_oneof![
        (select(vec!["s", "n", "l"]), select(ops.to_vec()), 1..4_i32)
            .prop_map(|(name, op, value)| Tree::Compare(name, op, value)),
        (1..4_i32).prop_map(Tree::Selected),
    ];
    leaf.prop_recursive(3, 8, 3, |inner| {
        let list = prop::collection::vec(inner.clone(), 1..4);
        prop_oneof![
            inner.prop_map(|tree| Tree::Not(Box::new(tree))),
            list.clone().prop_map(Tree::And),
            list.prop_map(Tree::Or)
        ]
    })
}

fn items() -> Vec<Item> {
    let options = || [1, 2, 3].map(|n| Text::same(&n.to_string())).to_vec();
    let kinds = [
        ("s", Kind::Single { options: options() }),
        ("n", Kind::Number { least: None, most: None }),
        ("l", Kind::Agreement),
        ("m", Kind::Multiple { options: options() }),
    ];
    kinds.map(|(key, kind)| Item::new(ItemKey::new(key), Text::same(key), kind)).to_vec()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, ..ProptestConfig::default() })]
    #[test]
    fn a_rule_asks_whom_its_condition_asks(
        tree in tree(),
        answers in (1..4_i32, 0..6_i32, 1..6_i32, any::<[bool; 3]>()),
    ) {
        let mut items = items();
        let names = |from: u8, to: u8, number: u8| -> Vec<(String, u8)> {
            (from..=to).zip(number..).map(|(name, number)| (name.to_string(), number)).collect()
        };
        let (three, five) = (names(1, 3, 0), names(1, 5, 1));
        let look = |name: &str| {
            let item = items.iter().find(|item| item.key.0 == name)?;
            let choices = match name {
                "l" => &five[..],
                "n" => &[],
                _ => &three[..],
            };
            Some(Asked { key: &item.key, kind: &item.kind, choices })
        };
        let found = rule(&parse(&tree.text()).unwrap(), &look);
        // A single comparison can always be said, unless it is that a number is not this one.
        if let Tree::Compare(name, op, _) = &tree {
            prop_assert_eq!(found.is_some(), !(*name == "n" && *op == "!="));
        }
        let Some(found) = found else { return Ok(()) };
        items.push(Item {
            show_if: Some(found),
            ..Item::new(ItemKey::new("x"), Text::same("x"), Kind::Open)
        });
        let questionnaire = Questionnaire { items, ..Questionnaire::new(Text::same("q"), Audience::Staff) };
        let (s, n, l, m) = answers;
        let many = (0..3).filter(|place| m[usize::from(*place)]).collect();
        let values = Values::from([
            (ItemKey::new("s"), Value::Choice(s as u8 - 1)),
            (ItemKey::new("n"), Value::Number(n)),
            (ItemKey::new("l"), Value::Choice(l as u8)),
            (ItemKey::new("m"), Value::Many(many)),
        ]);
        let asked = questionnaire.asked(&values).last().copied();
        prop_assert_eq!(asked, Some(tree.holds(answers)), "{}", tree.text());
    }
}
