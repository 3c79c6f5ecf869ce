//! What a question loses on its way, though it stays itself.

use super::super::Why;
use super::super::draft::{Draft, short};
use serde_json::Value;

const NOT_ASKED: [&str; 5] =
    ["defaultValue", "defaultValueExpression", "setValueExpression", "setValueIf", "correctAnswer"];
const CONDITIONS: [&str; 5] =
    ["enableIf", "requiredIf", "choicesVisibleIf", "rowsVisibleIf", "columnsVisibleIf"];
const LIMITS: [&str; 5] =
    ["maxLength", "minSelectedChoices", "maxSelectedChoices", "minValueExpression", "maxValueExpression"];
const OTHERS: [&str; 4] = ["showOtherItem", "hasOther", "showCommentArea", "hasComment"];

/// Lists what of the element's properties has no place here. `place` and `title` are the question's.
pub(super) fn take(draft: &mut Draft, element: &Value, place: &str, title: &str) {
    let said = |name: &str| element.get(name).filter(|value| says(value));
    if OTHERS.iter().any(|name| said(name).is_some()) {
        draft.leave_out(place, title, Why::Other);
    }
    for name in CONDITIONS {
        if let Some(condition) = said(name).and_then(Value::as_str) {
            draft.leave_out(place, title, Why::Condition(short(&format!("{name}: {condition}"))));
        }
    }
    for name in LIMITS {
        if let Some(limit) = said(name) {
            draft.leave_out(place, title, Why::Limit(short(&format!("{name}: {limit}"))));
        }
    }
    for validator in element.get("validators").and_then(Value::as_array).into_iter().flatten().take(10) {
        // The bounds of numbers are read with the question.
        if validator.get("type").and_then(Value::as_str) != Some("numeric") {
            draft.leave_out(place, title, Why::Limit(short(&validator.to_string())));
        }
    }
    for name in NOT_ASKED {
        if let Some(value) = said(name) {
            draft.leave_out(place, title, Why::NotAsked(short(&format!("{name}: {value}"))));
        }
    }
}

/// A property that is off, or a length of -1, says nothing.
fn says(value: &Value) -> bool {
    match value {
        Value::Null | Value::Bool(false) => false,
        Value::String(text) => !text.is_empty(),
        Value::Number(number) => number.as_i64().is_none_or(|number| number > 0),
        Value::Bool(true) | Value::Array(_) | Value::Object(_) => true,
    }
}
