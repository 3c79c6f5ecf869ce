//! When an item is asked: rules over answers given before it.

use super::item::{Item, Kind, named};
use super::questionnaire::Questionnaire;
use crate::answer::value::{Value, Values};
use crate::id::ItemKey;
use serde::{Deserialize, Serialize};

/// The item is asked when these hold.
#[derive(Clone, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(try_from = "Flat", into = "Flat")]
pub struct Rule {
    /// One is enough; otherwise all have to hold.
    pub any: bool,
    pub tests: Vec<Test>,
}

/// What one earlier answer has to be.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Test {
    pub item: ItemKey,
    pub is: Is,
}

#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Is {
    /// One of these choices, by their numbers; of several choices, at least one of these.
    OneOf {
        choices: Vec<u8>,
    },
    /// Answered, and none of these.
    NoneOf {
        choices: Vec<u8>,
    },
    AtLeast {
        number: i32,
    },
    AtMost {
        number: i32,
    },
    /// Anything, *does not concern me* too.
    Answered,
}

named! {
    /// Why a test of a rule can not be used.
    RuleProblem {
        NoSuchItem = "no_such_item",
        /// Looks at itself or at an item that is asked later: it would go round in a circle.
        Later = "later",
        /// The item is not answered in this way: a number of a text, a choice that is not there.
        Impossible = "impossible",
        /// No answers make this rule true, so nobody would ever be asked.
        Never = "never",
    }
}

/// As it is written: `[any, [["key", "at_least", [3]]]]`. Reading structs and enums by their names would be 8 kB of the wasm
/// that every phone loads.
type Flat = (bool, Vec<(ItemKey, String, Vec<i32>)>);

impl From<Rule> for Flat {
    fn from(rule: Rule) -> Flat {
        let numbers = |choices: Vec<u8>| choices.into_iter().map(i32::from).collect();
        let flat = |Test { item, is }: Test| {
            let code = is.code().into();
            let numbers = match is {
                Is::OneOf { choices } | Is::NoneOf { choices } => numbers(choices),
                Is::AtLeast { number } | Is::AtMost { number } => vec![number],
                Is::Answered => vec![],
            };
            (item, code, numbers)
        };
        (rule.any, rule.tests.into_iter().map(flat).collect())
    }
}

impl TryFrom<Flat> for Rule {
    type Error = &'static str;

    fn try_from((any, flat): Flat) -> Result<Rule, &'static str> {
        let mut tests = Vec::with_capacity(flat.len());
        for (item, code, numbers) in flat {
            let choices = || numbers.iter().map(|number| *number as u8).collect();
            let first = numbers.first().copied();
            let is = match (code.as_str(), first) {
                ("one_of", _) => Is::OneOf { choices: choices() },
                ("none_of", _) => Is::NoneOf { choices: choices() },
                ("at_least", Some(number)) => Is::AtLeast { number },
                ("at_most", Some(number)) => Is::AtMost { number },
                ("answered", _) => Is::Answered,
                _ => return Err("unknown test"),
            };
            tests.push(Test { item, is });
        }
        Ok(Rule { any, tests })
    }
}

impl Rule {
    pub fn one(item: ItemKey, is: Is) -> Rule {
        Rule { any: false, tests: vec![Test { item, is }] }
    }

    fn holds(&self, values: &Values, asked: impl Fn(&ItemKey) -> bool) -> bool {
        let holds = |test: &Test| {
            asked(&test.item) && values.get(&test.item).is_some_and(|value| test.is.holds(value))
        };
        if self.any { self.tests.iter().any(holds) } else { self.tests.iter().all(holds) }
    }
}

impl Is {
    /// The stable name in files and forms.
    pub fn code(&self) -> &'static str {
        match self {
            Is::OneOf { .. } => "one_of",
            Is::NoneOf { .. } => "none_of",
            Is::AtLeast { .. } => "at_least",
            Is::AtMost { .. } => "at_most",
            Is::Answered => "answered",
        }
    }

    fn holds(&self, value: &Value) -> bool {
        let number = match value {
            Value::Choice(chosen) => Some(i32::from(*chosen)),
            Value::Number(number) => Some(*number),
            _ => None,
        };
        let among = |choices: &[u8]| match value {
            Value::Choice(chosen) => choices.contains(chosen),
            Value::Many(chosen) => chosen.iter().any(|place| choices.contains(place)),
            _ => false,
        };
        match self {
            Is::OneOf { choices } => among(choices),
            Is::NoneOf { choices } => *value != Value::NotApplicable && !among(choices),
            Is::AtLeast { number: least } => number.is_some_and(|number| number >= *least),
            Is::AtMost { number: most } => number.is_some_and(|number| number <= *most),
            Is::Answered => true,
        }
    }

    /// Whether answers of this kind can be looked at so.
    fn fits(&self, kind: &Kind) -> bool {
        let offered = |choice: &u8| match kind {
            Kind::Multiple { options } => usize::from(*choice) < options.len(),
            kind => kind.choices().is_some_and(|range| range.contains(choice)),
        };
        match self {
            Is::OneOf { choices } | Is::NoneOf { choices } => {
                !choices.is_empty() && choices.iter().all(offered)
            }
            Is::AtLeast { .. } | Is::AtMost { .. } => {
                kind.scale().is_some() || matches!(kind, Kind::Number { .. })
            }
            Is::Answered => true,
        }
    }
}

impl Questionnaire {
    /// For every item in order, whether it is asked of somebody who has answered this so far. What was answered to an item
    /// that is not asked any more does not count.
    pub fn asked(&self, values: &Values) -> Vec<bool> {
        let mut asked: Vec<bool> = Vec::with_capacity(self.items.len());
        for item in &self.items {
            let before = |key: &ItemKey| {
                let place = self.items.iter().position(|item| item.key == *key);
                place.and_then(|place| asked.get(place)).is_some_and(|asked| *asked)
            };
            let now = item.show_if.as_ref().is_none_or(|rule| rule.holds(values, before));
            asked.push(now);
        }
        asked
    }

    /// Takes out what was answered to items that are not asked any more.
    pub fn drop_unasked(&self, values: &mut Values) {
        for (item, asked) in self.items.iter().zip(self.asked(values)) {
            if !asked {
                values.remove(&item.key);
            }
        }
    }

    /// The place of the first item that has to be answered and is not.
    pub fn lacking(&self, values: &Values) -> Option<usize> {
        let asked = self.asked(values);
        self.items
            .iter()
            .zip(asked)
            .position(|(item, asked)| asked && item.required && !values.contains_key(&item.key))
    }

    /// What is wrong with the rules, by item.
    pub fn rule_problems(&self) -> Vec<(&ItemKey, RuleProblem)> {
        let mut problems = Vec::new();
        let mut never: Vec<&ItemKey> = Vec::new();
        for (place, item) in self.items.iter().enumerate() {
            let Some(rule) = &item.show_if else { continue };
            let before = &self.items[..place];
            let wrong = rule.tests.iter().find_map(|test| self.wrong(before, test));
            let problem = wrong.or_else(|| can_not_be(before, rule, &never).then_some(RuleProblem::Never));
            if let Some(problem) = problem {
                never.push(&item.key);
                problems.push((&item.key, problem));
            }
        }
        problems
    }

    fn wrong(&self, before: &[Item], test: &Test) -> Option<RuleProblem> {
        match before.iter().find(|item| item.key == test.item) {
            Some(item) => (!test.is.fits(&item.kind)).then_some(RuleProblem::Impossible),
            None if self.item(&test.item).is_some() => Some(RuleProblem::Later),
            None => Some(RuleProblem::NoSuchItem),
        }
    }
}

/// Whether no answers make the rule true. Several choices can be made together in any way, so they are not looked at.
fn can_not_be(before: &[Item], rule: &Rule, never: &[&ItemKey]) -> bool {
    let dead = |test: &Test| {
        let alone = std::slice::from_ref(test);
        never.contains(&&test.item)
            || !before.iter().any(|item| item.key == test.item && possible(item, alone))
    };
    if rule.tests.is_empty() {
        return rule.any;
    }
    if rule.any {
        return rule.tests.iter().all(dead);
    }
    rule.tests.iter().any(dead)
        || before.iter().any(|item| {
            let own: Vec<Test> = rule.tests.iter().filter(|test| test.item == item.key).cloned().collect();
            !own.is_empty() && !possible(item, &own)
        })
}

/// Whether one answer to the item passes all these tests.
fn possible(item: &Item, tests: &[Test]) -> bool {
    let passes = |value: Value| tests.iter().all(|test| test.is.holds(&value));
    match &item.kind {
        Kind::Number { least, most } => {
            // Between the bounds of the tests nothing changes, so their edges are enough.
            let edges = tests.iter().filter_map(|test| match test.is {
                Is::AtLeast { number } | Is::AtMost { number } => Some(number),
                _ => None,
            });
            let inside =
                |number: &i32| least.is_none_or(|l| *number >= l) && most.is_none_or(|m| *number <= m);
            let mut tried = edges.chain([least.or(*most).unwrap_or(0)]).chain(*most).filter(inside);
            tried.any(|number| passes(Value::Number(number)))
        }
        kind => match kind.choices() {
            Some(mut range) => {
                range.any(|choice| passes(Value::Choice(choice)))
                    || (item.not_applicable && passes(Value::NotApplicable))
            }
            None => true,
        },
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::item::Audience;
    use crate::text::Text;

    fn key(name: &str) -> ItemKey {
        ItemKey::new(name)
    }

    fn item(name: &str, kind: Kind, show_if: Option<Rule>) -> Item {
        Item { show_if, ..Item::new(key(name), Text::same(name), kind) }
    }

    fn options() -> Vec<Text> {
        ["a", "b", "c"].map(Text::same).to_vec()
    }

    fn questionnaire(items: Vec<Item>) -> Questionnaire {
        Questionnaire { items, ..Questionnaire::new(Text::same("q"), Audience::Staff) }
    }

    fn problems(items: Vec<Item>) -> Vec<(String, RuleProblem)> {
        let q = questionnaire(items);
        q.rule_problems().into_iter().map(|(key, problem)| (key.0.clone(), problem)).collect()
    }

    #[test]
    fn a_rule_is_read_as_it_was_written() {
        let test = |is| Test { item: key("a b"), is };
        let tests = vec![
            test(Is::OneOf { choices: vec![0, 7] }),
            test(Is::NoneOf { choices: vec![] }),
            test(Is::AtLeast { number: -1 }),
            test(Is::AtMost { number: 3 }),
            test(Is::Answered),
        ];
        let rule = Rule { any: true, tests };
        let json = serde_json::to_string(&rule).unwrap();
        assert_eq!(serde_json::from_str::<Rule>(&json).unwrap(), rule);
        assert_eq!(
            serde_json::to_string(&Rule::one(key("a"), Is::AtMost { number: 2 })).unwrap(),
            r#"[false,[["a","at_most",[2]]]]"#
        );
        assert!(serde_json::from_str::<Rule>(r#"[false,[["a","perhaps",[]]]]"#).is_err());
    }

    #[test]
    fn an_item_is_asked_when_earlier_answers_fit() {
        let low = Rule::one(key("a"), Is::AtMost { number: 2 });
        let after = Rule::one(key("b"), Is::Answered);
        let q = questionnaire(vec![
            item("a", Kind::Agreement, None),
            item("b", Kind::Open, Some(low)),
            item("c", Kind::Open, Some(after)),
        ]);
        let text = || Value::Text("x".into());
        let values = Values::from([(key("a"), Value::Choice(2)), (key("b"), text())]);
        assert_eq!(q.asked(&values), [true, true, true]);
        // A changed mind: what was written to an item that has gone counts for nothing, here and further on.
        let values = Values::from([(key("a"), Value::Choice(4)), (key("b"), text()), (key("c"), text())]);
        assert_eq!(q.asked(&values), [true, false, false]);
        assert_eq!(q.asked(&Values::new()), [true, false, false]);
    }

    #[test]
    fn what_has_to_be_answered_lacks_only_when_it_is_asked() {
        let low = Rule::one(key("a"), Is::AtMost { number: 2 });
        let mut q = questionnaire(vec![item("a", Kind::Agreement, None), item("b", Kind::Open, Some(low))]);
        q.items[1].required = true;
        assert_eq!(q.lacking(&Values::from([(key("a"), Value::Choice(4))])), None);
        let values = Values::from([(key("a"), Value::Choice(1))]);
        assert_eq!(q.lacking(&values), Some(1));
        q.items[0].required = true;
        assert_eq!(q.lacking(&Values::new()), Some(0));
    }

    #[test]
    fn several_choices_and_any() {
        let rule = Rule {
            any: true,
            tests: vec![
                Test { item: key("m"), is: Is::OneOf { choices: vec![2] } },
                Test { item: key("n"), is: Is::AtLeast { number: 10 } },
            ],
        };
        let q = questionnaire(vec![
            item("m", Kind::Multiple { options: options() }, None),
            item("n", Kind::Number { least: Some(0), most: None }, None),
            item("x", Kind::Open, Some(rule)),
        ]);
        let asked = |m: Vec<u8>, n| {
            q.asked(&Values::from([(key("m"), Value::Many(m)), (key("n"), Value::Number(n))]))[2]
        };
        assert!(asked(vec![0, 2], 1) && asked(vec![0], 10) && !asked(vec![0, 1], 9));
        assert_eq!(q.rule_problems(), []);
    }

    #[test]
    fn circles_and_dead_ends_are_found() {
        let one = |name: &str, is| Some(Rule::one(key(name), is));
        let agree = || item("a", Kind::Agreement, None);
        let with = |rule| problems(vec![agree(), item("b", Kind::Open, rule), item("c", Kind::Date, None)]);
        assert_eq!(with(one("b", Is::Answered)), [("b".into(), RuleProblem::Later)]);
        assert_eq!(with(one("c", Is::Answered)), [("b".into(), RuleProblem::Later)]);
        assert_eq!(with(one("z", Is::Answered)), [("b".into(), RuleProblem::NoSuchItem)]);
        assert_eq!(with(one("a", Is::OneOf { choices: vec![0] })), [("b".into(), RuleProblem::Impossible)]);
        assert_eq!(with(one("a", Is::OneOf { choices: vec![] })), [("b".into(), RuleProblem::Impossible)]);
        assert_eq!(with(one("a", Is::AtLeast { number: 6 })), [("b".into(), RuleProblem::Never)]);
        let both = |any| Rule {
            any,
            tests: vec![
                Test { item: key("a"), is: Is::AtLeast { number: 4 } },
                Test { item: key("a"), is: Is::AtMost { number: 2 } },
            ],
        };
        assert_eq!(with(Some(both(false))), [("b".into(), RuleProblem::Never)]);
        assert_eq!(with(Some(both(true))), []);
        // After an item that nobody is asked, nobody is asked.
        let chain = vec![
            agree(),
            item("b", Kind::Agreement, one("a", Is::AtLeast { number: 9 })),
            item("c", Kind::Open, one("b", Is::Answered)),
        ];
        assert_eq!(problems(chain), [("b".into(), RuleProblem::Never), ("c".into(), RuleProblem::Never)]);
    }

    #[test]
    fn numbers_meet_between_their_bounds() {
        let range = Rule {
            any: false,
            tests: vec![
                Test { item: key("n"), is: Is::AtLeast { number: 5 } },
                Test { item: key("n"), is: Is::AtMost { number: 7 } },
            ],
        };
        let with = |least, most| {
            problems(vec![
                item("n", Kind::Number { least, most }, None),
                item("x", Kind::Open, Some(range.clone())),
            ])
        };
        assert_eq!(with(None, None), []);
        assert_eq!(with(Some(6), Some(6)), []);
        assert_eq!(with(Some(8), None), [("x".into(), RuleProblem::Never)]);
    }
}
