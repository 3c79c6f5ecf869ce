//! Reading and filling the fields of a form.

use domain::answer::value::{Value, Values};
use domain::survey::item::Item;
use domain::survey::questionnaire::Questionnaire;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::js_sys::Reflect;
use leptos::web_sys::{Element, FormData, HtmlFormElement, HtmlInputElement};

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
        for n in 0..fields.length() {
            let Some(field) = fields.item(n) else { continue };
            let ticked = field
                .dyn_ref::<HtmlInputElement>()
                .filter(|input| matches!(input.type_().as_str(), "radio" | "checkbox"));
            match ticked {
                Some(input) => input.set_checked(chooses(value, &input.value())),
                None => {
                    let _ = Reflect::set(&field, &"value".into(), &written(value, n as u8).into());
                }
            }
        }
    }
}

/// What stands in the field at this place among those of the item.
fn written(value: &Value, place: u8) -> String {
    match value {
        Value::Text(text) => text.clone(),
        Value::Number(number) => number.to_string(),
        // A ranking: the rank of the option at this place.
        Value::Many(places) => {
            let rank = places.iter().position(|ranked| *ranked == place);
            rank.map_or(String::new(), |rank| (rank + 1).to_string())
        }
        _ => String::new(),
    }
}

/// The place of the first item that is asked and holds what cannot be sent: a number with decimals or out of bounds.
pub fn unfit(questionnaire: &Questionnaire, form: &HtmlFormElement) -> Option<usize> {
    const UNFIT: &str = ".q:not([data-asked='0']) input:is([type=number],[type=date]):invalid";
    let field = form.query_selector(UNFIT).ok().flatten()?;
    let name = field.get_attribute("name")?;
    questionnaire.items.iter().position(|item| item.key.0 == name)
}

fn chooses(value: &Value, field: &str) -> bool {
    match value {
        Value::NotApplicable => field == "na",
        Value::Choice(chosen) => field == chosen.to_string(),
        Value::Many(chosen) => chosen.iter().any(|place| field == place.to_string()),
        _ => false,
    }
}

/// Shows what is asked after these answers. The questions stand in the form in the order of the items.
pub fn show(questionnaire: &Questionnaire, form: &HtmlFormElement, values: &Values) {
    if questionnaire.items.iter().all(|item| item.show_if.is_none()) {
        return;
    }
    let Ok(questions) = form.query_selector_all(".q") else { return };
    for (n, asked) in questionnaire.asked(values).into_iter().enumerate() {
        let question = questions.item(n as u32).and_then(|node| node.dyn_into::<Element>().ok());
        if let Some(question) = question.filter(|question| question.has_attribute("data-asked")) {
            let _ = question.set_attribute("data-asked", if asked { "1" } else { "0" });
        }
    }
}
