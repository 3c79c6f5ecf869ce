//! A questionnaire as a survey of SurveyJS.
//!
//! Items of one table become a `matrix` where all in it is the same but the text; others keep their tables in `extras`.
//! *Does not concern me* is the item that SurveyJS calls none, alone among the choices as it is here, and a last column
//! in a table. Ratings, rankings and typed answers can not have it; there it is only kept for the way back.

use super::super::scale;
use super::element::{choice, choices, kind, put};
use super::extras::{Extra, Extras};
use super::layout::{names, table_name, tables};
use super::rules::condition;
use crate::survey::item::{Item, Kind};
use crate::survey::questionnaire::Questionnaire;
use crate::text::Lang;
use serde_json::{Map, Value, json};
use std::collections::{BTreeMap, HashMap};

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
            // The name before version 2, which later ones still know.
            element.insert("isAllRowRequired".into(), json!(true));
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
