//! How an answer is stored: one place for each item of its version, in the version's order. A version never changes, so
//! the keys need not be repeated in every row; 25 items take some 60 bytes instead of 900.

use super::value::{Value, Values};
use crate::survey::item::Item;
use crate::survey::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};

/// One place: `null` skipped, `4` a choice, `false` does not concern me, `[0,2]` several, `"…"` own words;
/// a number carries its name, `{"number":12}`.
#[derive(Serialize, Deserialize)]
#[serde(untagged)]
enum Place {
    Choice(u8),
    NotApplicable(bool),
    Many(Vec<u8>),
    Text(String),
    Named(Value),
}

/// JSON of the answers to this questionnaire, without those to items that were not asked after all.
pub fn pack(questionnaire: &Questionnaire, values: &Values) -> serde_json::Result<String> {
    let place = |value: &Value| match value {
        Value::Choice(chosen) => Place::Choice(*chosen),
        Value::NotApplicable => Place::NotApplicable(false),
        Value::Many(chosen) => Place::Many(chosen.clone()),
        Value::Text(text) => Place::Text(text.clone()),
        rare => Place::Named(rare.clone()),
    };
    let items = questionnaire.items.iter().zip(questionnaire.asked(values));
    let value = |(item, asked): (&Item, bool)| values.get(&item.key).filter(|_| asked).map(place);
    let places: Vec<Option<Place>> = items.map(value).collect();
    serde_json::to_string(&places)
}

/// The reverse of [`pack`]. Rows of the first schema, which name their keys, are read too.
pub fn unpack(questionnaire: &Questionnaire, body: &str) -> serde_json::Result<Values> {
    if body.starts_with('{') {
        return serde_json::from_str(body);
    }
    let places: Vec<Option<Place>> = serde_json::from_str(body)?;
    let value = |place| match place {
        Place::Choice(chosen) => Value::Choice(chosen),
        Place::NotApplicable(_) => Value::NotApplicable,
        Place::Many(chosen) => Value::Many(chosen),
        Place::Text(text) => Value::Text(text),
        Place::Named(rare) => rare,
    };
    let items = questionnaire.items.iter().zip(places);
    Ok(items.filter_map(|(item, place)| Some((item.key.clone(), value(place?)))).collect())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::rule::{Is, Rule};
    use crate::survey::{bank, item::Audience};
    use crate::text::Text;
    use proptest::prelude::*;

    fn value() -> impl Strategy<Value = Value> {
        prop_oneof![
            any::<u8>().prop_map(Value::Choice),
            Just(Value::NotApplicable),
            prop::collection::vec(any::<u8>(), 1..5).prop_map(Value::Many),
            ".{0,20}".prop_map(Value::Text),
            any::<i32>().prop_map(Value::Number),
        ]
    }

    #[test]
    fn a_changed_mind_leaves_nothing_behind() {
        let mut questionnaire = Questionnaire::new(Text::same("Kysely"), Audience::Staff);
        questionnaire.items = bank::starter(Audience::Staff).into_iter().take(2).collect();
        let [first, second] = [0, 1].map(|n: usize| questionnaire.items[n].key.clone());
        questionnaire.items[1].show_if = Some(Rule::one(first.clone(), Is::AtMost { number: 2 }));
        let values = |chosen| {
            Values::from([(first.clone(), Value::Choice(chosen)), (second.clone(), Value::Choice(3))])
        };
        assert_eq!(pack(&questionnaire, &values(2)).unwrap(), "[2,3]");
        assert_eq!(pack(&questionnaire, &values(4)).unwrap(), "[4,null]");
    }

    proptest! {
        #[test]
        fn what_is_packed_comes_out_again(list in prop::collection::vec(prop::option::of(value()), 23)) {
            let mut questionnaire = Questionnaire::new(Text::same("Kysely"), Audience::Staff);
            questionnaire.items = bank::starter(Audience::Staff);
            let keys = questionnaire.items.iter().map(|item| item.key.clone());
            let values: Values = keys.zip(list).filter_map(|(key, value)| Some((key, value?))).collect();
            let packed = pack(&questionnaire, &values).unwrap();
            prop_assert_eq!(unpack(&questionnaire, &packed).unwrap(), values.clone());
            let first_schema = serde_json::to_string(&values).unwrap();
            prop_assert_eq!(unpack(&questionnaire, &first_schema).unwrap(), values);
        }
    }
}
