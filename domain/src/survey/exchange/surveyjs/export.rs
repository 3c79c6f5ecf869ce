//! A questionnaire as a survey of SurveyJS.
//!
//! Items of one table become a `matrix` where all in it is the same but the text; others keep their tables in `extras`.
//! *Does not concern me* is the item that SurveyJS calls none, alone among the choices as it is here, and a last column
//! in a table. Ratings, rankings and typed answers can not have it; there it is only kept for the way back.

use super::super::scale;
use super::extras::{Extra, Extras};
use super::rules::condition;
use crate::survey::item::{Item, Kind};
use crate::survey::questionnaire::Questionnaire;
use crate::text::{Lang, Text};
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap, HashSet};

/// The JSON that survey-core loads; [`import`](super::import) gives the same questionnaire again.
pub fn export(questionnaire: &Questionnaire) -> String {
    let tables = tables(&questionnaire.items);
    let mut writer = Writer { names: names(&tables), extras: BTreeMap::new() };
    let elements: Vec<Value> =
        tables.iter().enumerate().map(|(place, items)| writer.element(place, items)).collect();
    let extras = Extras {
        audience: questionnaire.audience,
        customer_group: questionnaire.customer_group.clone(),
        items: writer.extras,
    };
    let mut survey = Map::new();
    survey.insert("locale".into(), json!(Lang::default().code()));
    put(&mut survey, "title", &questionnaire.title);
    survey.insert("pages".into(), json!([{ "name": "page1", "elements": elements }]));
    survey.insert("calculatedValues".into(), extras.write());
    format!("{:#}", Value::Object(survey))
}

/// Items that become one element: those of a table that a matrix can hold, or one alone.
fn tables(items: &[Item]) -> Vec<&[Item]> {
    items
        .chunk_by(|_, after| after.joined)
        .flat_map(|table| if is_matrix(table) { vec![table] } else { table.chunks(1).collect() })
        .collect()
}

fn is_matrix(table: &[Item]) -> bool {
    let [first, rest @ ..] = table else { return false };
    let scale = matches!(first.kind, Kind::Agreement | Kind::Frequency | Kind::Smileys | Kind::Single { .. });
    let like_first = |item: &Item| {
        item.kind == first.kind
            && item.required == first.required
            && item.not_applicable == first.not_applicable
            && item.help.is_empty()
    };
    scale && !first.joined && !rest.is_empty() && rest.iter().all(like_first)
}

/// The names of elements by the keys of items, in a matrix `table.row`. Dots mean a part of an answer there.
fn names(tables: &[&[Item]]) -> HashMap<String, String> {
    let (mut names, mut taken) = (HashMap::new(), HashSet::new());
    for (place, items) in tables.iter().enumerate() {
        for item in *items {
            let plain = |c: char| if c.is_alphanumeric() || c == '-' { c } else { '_' };
            let short: String = item.key.0.chars().map(plain).collect();
            let spare = (2..).map(|n| format!("{short}_{n}"));
            let own = std::iter::once(short.clone()).chain(spare).find(|name| taken.insert(name.clone()));
            let own = own.unwrap_or_default();
            let name = if items.len() > 1 { format!("{}.{own}", table_name(place)) } else { own };
            names.insert(item.key.0.clone(), name);
        }
    }
    names
}

/// A name that no item has: keys give no spaces.
fn table_name(place: usize) -> String {
    format!("table {}", place + 1)
}

struct Writer {
    names: HashMap<String, String>,
    extras: BTreeMap<String, Extra>,
}

impl Writer {
    fn name(&self, key: &str) -> String {
        self.names.get(key).cloned().unwrap_or_else(|| key.to_string())
    }

    fn element(&mut self, place: usize, items: &[Item]) -> Value {
        let mut element = Map::new();
        match items {
            [item] => {
                element.insert("name".into(), json!(self.name(&item.key.0)));
                put(&mut element, "title", &item.text);
                put(&mut element, "description", &item.help);
                kind(&mut element, &item.kind);
                if item.required {
                    element.insert("isRequired".into(), json!(true));
                }
                let offers = matches!(element["type"].as_str(), Some("radiogroup" | "checkbox"));
                if item.not_applicable && offers {
                    element.insert("showNoneItem".into(), json!(true));
                    put(&mut element, "noneText", &scale::not_applicable());
                }
                self.rule(&mut element, item);
                self.keep(item, item.joined, item.not_applicable && !offers);
            }
            items => self.matrix(&mut element, &table_name(place), items),
        }
        Value::Object(element)
    }

    fn matrix(&mut self, element: &mut Map<String, Value>, name: &str, items: &[Item]) {
        let Some(first) = items.first() else { return };
        element.insert("type".into(), json!("matrix"));
        element.insert("name".into(), json!(name));
        element.insert("titleLocation".into(), json!("hidden"));
        put(element, "description", &first.help);
        let mut columns = choices(&first.kind);
        if first.not_applicable {
            columns.push(choice(json!("none"), &scale::not_applicable()));
        }
        element.insert("columns".into(), json!(columns));
        if first.required {
            element.insert("eachRowRequired".into(), json!(true));
        }
        let mut rows = Vec::new();
        for item in items {
            let full = self.name(&item.key.0);
            let row = full.strip_prefix(name).and_then(|row| row.strip_prefix('.')).unwrap_or(&full);
            let mut row = Map::from_iter([("value".to_string(), json!(row))]);
            put(&mut row, "text", &item.text);
            self.rule(&mut row, item);
            self.keep(item, false, false);
            rows.push(Value::Object(row));
        }
        element.insert("rows".into(), json!(rows));
    }

    fn rule(&self, element: &mut Map<String, Value>, item: &Item) {
        if let Some(rule) = item.show_if.as_ref().filter(|rule| !rule.tests.is_empty()) {
            element.insert("visibleIf".into(), json!(condition(rule, |key| self.name(key))));
        }
    }

    fn keep(&mut self, item: &Item, joined: bool, not_applicable: bool) {
        let name = self.name(&item.key.0);
        let looks_like_ours = match &item.kind {
            Kind::Single { options } => {
                scale::recognise(options).is_some() || options.iter().any(scale::is_not_applicable)
            }
            Kind::Multiple { options } => options.iter().any(scale::is_not_applicable),
            _ => false,
        };
        let extra = Extra {
            key: (name != item.key.0).then(|| item.key.0.clone()),
            theme: item.theme,
            family: item.family,
            reversed: item.reversed,
            not_applicable,
            joined,
            plain: looks_like_ours,
            any: item.show_if.as_ref().is_some_and(|rule| rule.any && rule.tests.len() == 1),
            empty: item.show_if.as_ref().filter(|rule| rule.tests.is_empty()).map(|rule| rule.any),
        };
        if extra != Extra::default() {
            self.extras.insert(name, extra);
        }
    }
}

fn kind(element: &mut Map<String, Value>, kind: &Kind) {
    let name = match kind {
        Kind::Agreement | Kind::Frequency | Kind::Smileys | Kind::Single { .. } => "radiogroup",
        Kind::Multiple { .. } => "checkbox",
        Kind::Ranking { .. } => "ranking",
        Kind::ZeroToTen { low, high } => {
            element.insert("rateMin".into(), json!(0));
            element.insert("rateMax".into(), json!(10));
            put(element, "minRateDescription", low);
            put(element, "maxRateDescription", high);
            "rating"
        }
        Kind::Number { least, most } => {
            element.insert("inputType".into(), json!("number"));
            for (name, end) in [("min", least), ("max", most)] {
                element.extend(end.map(|end| (name.to_string(), json!(end))));
            }
            "text"
        }
        Kind::Date => {
            element.insert("inputType".into(), json!("date"));
            "text"
        }
        Kind::Open => "comment",
    };
    element.insert("type".into(), json!(name));
    let choices = choices(kind);
    if !choices.is_empty() {
        element.insert("choices".into(), json!(choices));
    }
}

/// The points of a scale or the options, by the numbers that they have in answers.
fn choices(kind: &Kind) -> Vec<Value> {
    let points = kind.choices().into_iter().flatten().zip(kind.words());
    let points = points.map(|(number, words)| choice(json!(number), &words.text()));
    let options = kind.options().iter().zip(0_usize..).map(|(option, number)| choice(json!(number), option));
    points.chain(options).collect()
}

fn choice(value: Value, text: &Text) -> Value {
    let mut choice = Map::from_iter([("value".to_string(), value)]);
    put(&mut choice, "text", text);
    Value::Object(choice)
}

/// The text in the languages in which it is written.
fn put(element: &mut Map<String, Value>, name: &str, text: &Text) {
    let words = Lang::ALL.into_iter().filter(|lang| !text.exact(*lang).is_empty());
    let words: Map<String, Value> =
        words.map(|lang| (lang.code().to_string(), json!(text.exact(lang)))).collect();
    if !words.is_empty() {
        element.insert(name.into(), Value::Object(words));
    }
}
