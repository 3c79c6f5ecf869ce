//! What SurveyJS has no place for: who is asked, what an item is about, its key.
//!
//! survey-core reports every property that it does not know, and an application may refuse the survey for it. A
//! calculated value is known, is kept by the editor and is not shown: its expression is a constant text, JSON with all
//! but letters, digits and a few signs written as in addresses (RFC 3986 §2.1), since neither quotation marks nor braces
//! may stand in a constant.

use crate::survey::item::{Audience, Family, Item, Theme};
use crate::text::Text;
use serde::{Deserialize, Serialize};
use serde_json::{Value, json};
use std::collections::BTreeMap;

/// The name of the calculated value.
const NAME: &str = "keha";

#[derive(Serialize, Deserialize)]
pub(super) struct Extras {
    pub audience: Audience,
    #[serde(default, skip_serializing_if = "Text::is_empty")]
    pub customer_group: Text,
    /// By the names of questions, and of the rows of tables as `table.row`.
    pub items: BTreeMap<String, Extra>,
}

#[derive(Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub(super) struct Extra {
    #[serde(skip_serializing_if = "Option::is_none")]
    pub key: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub theme: Option<Theme>,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub family: Option<Family>,
    #[serde(skip_serializing_if = "is_false")]
    pub reversed: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub not_applicable: bool,
    #[serde(skip_serializing_if = "is_false")]
    pub joined: bool,
    /// The options are its own words, even where they sound like a scale of ours.
    #[serde(skip_serializing_if = "is_false")]
    pub plain: bool,
    /// Its rule has one test and would join others by *or*, which no condition shows.
    #[serde(skip_serializing_if = "is_false")]
    pub any: bool,
    /// Its rule has no tests yet; how it will join them.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub empty: Option<bool>,
}

fn is_false(flag: &bool) -> bool {
    !flag
}

impl Extra {
    pub fn fill(&self, item: &mut Item) {
        if let Some(key) = &self.key {
            item.key.0.clone_from(key);
        }
        item.theme = self.theme;
        item.family = self.family;
        item.reversed = self.reversed;
        item.not_applicable |= self.not_applicable;
        item.joined |= self.joined;
    }
}

impl Extras {
    pub fn read(survey: &Value) -> Option<Extras> {
        let mut values = survey.get("calculatedValues")?.as_array()?.iter();
        let value = values.find(|value| value.get("name").and_then(Value::as_str) == Some(NAME))?;
        let constant = value.get("expression")?.as_str()?.trim().strip_prefix('\'')?.strip_suffix('\'')?;
        serde_json::from_slice(&decode(constant)).ok()
    }

    pub fn write(&self) -> Value {
        let text = serde_json::to_string(self).unwrap_or_default();
        json!([{ "name": NAME, "expression": format!("'{}'", encode(&text)) }])
    }
}

fn encode(text: &str) -> String {
    let mut safe = String::new();
    for byte in text.bytes() {
        match byte {
            b'0'..=b'9' | b'A'..=b'Z' | b'a'..=b'z' | b'-' | b'_' | b'.' | b':' | b',' => {
                safe.push(byte.into())
            }
            _ => safe.push_str(&format!("%{byte:02X}")),
        }
    }
    safe
}

fn decode(text: &str) -> Vec<u8> {
    let (mut bytes, mut rest) = (Vec::new(), text.as_bytes());
    while let Some((first, after)) = rest.split_first() {
        let hex = (*first == b'%').then(|| text_of(after)).flatten();
        bytes.push(hex.unwrap_or(*first));
        rest = if hex.is_some() { &after[2..] } else { after };
    }
    bytes
}

fn text_of(hex: &[u8]) -> Option<u8> {
    u8::from_str_radix(std::str::from_utf8(hex.get(..2)?).ok()?, 16).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_text_is_a_safe_constant() {
        let text = "{\"ä\":'%41 \\'}";
        assert_eq!(encode(text), "%7B%22%C3%A4%22:%27%2541%20%5C%27%7D");
        assert_eq!(decode(&encode(text)), text.as_bytes());
        assert_eq!(decode("50 % of %4"), b"50 % of %4");
    }
}
