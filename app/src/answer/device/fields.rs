//! Reading and filling the fields of a form.

use domain::answer::value::{Value, Values};
use domain::survey::item::Item;
use domain::survey::questionnaire::Questionnaire;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{FormData, HtmlFormElement, HtmlInputElement, HtmlTextAreaElement};

/// Everything answered in the form, as the server would read it.
pub fn read(questionnaire: &Questionnaire, form: &HtmlFormElement) -> Values {
    let Ok(data) = FormData::new_with_form(form) else { return Values::new() };
    let read = |item: &Item| {
        let sent: Vec<String> = data.get_all(&item.key.0).iter().filter_map(|v| v.as_string()).collect();
        Some((item.key.clone(), Value::from_form(&item.kind, &sent)?))
    };
    let mut values = Values::new();
    // One by one: collecting would sort them first, with code that every phone would load.
    values.extend(questionnaire.items.iter().filter_map(read));
    values
}

/// Puts these answers into the form, except where the person has already answered something else.
pub fn fill(questionnaire: &Questionnaire, form: &HtmlFormElement, values: &Values) {
    let answered = read(questionnaire, form);
    for (key, value) in values.iter().filter(|(key, _)| !answered.contains_key(key)) {
        let selector = format!("[name=\"{}\"]", key.0.replace(['"', '\\'], ""));
        let Ok(fields) = form.query_selector_all(&selector) else { continue };
        for field in (0..fields.length()).filter_map(|n| fields.item(n)) {
            if let Some(area) = field.dyn_ref::<HtmlTextAreaElement>() {
                if let Value::Text(text) = value {
                    area.set_value(text);
                }
            } else if let Some(input) = field.dyn_ref::<HtmlInputElement>() {
                input.set_checked(chooses(value, &input.value()));
            }
        }
    }
}

fn chooses(value: &Value, field: &str) -> bool {
    match value {
        Value::NotApplicable => field == "na",
        Value::Choice(chosen) => field == chosen.to_string(),
        Value::Many(chosen) => chosen.iter().any(|place| field == place.to_string()),
        Value::Text(_) => false,
    }
}
