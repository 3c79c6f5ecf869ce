//! How an item is read. The derived reader of a tagged, flattened enum keeps a copy of whatever it has not understood yet,
//! and its code is in the wasm that every phone loads; this one reads the same JSON field by field.

use super::item::{Family, Item, Kind, Theme};
use super::rule::Rule;
use crate::id::ItemKey;
use crate::text::Text;
use serde::Deserialize;

#[derive(Deserialize)]
pub struct FlatItem {
    key: ItemKey,
    text: Text,
    kind: String,
    #[serde(default)]
    low: Option<Text>,
    #[serde(default)]
    high: Option<Text>,
    #[serde(default)]
    options: Option<Vec<Text>>,
    #[serde(default)]
    least: Option<i32>,
    #[serde(default)]
    most: Option<i32>,
    #[serde(default)]
    theme: Option<Theme>,
    #[serde(default)]
    family: Option<Family>,
    #[serde(default)]
    reversed: bool,
    #[serde(default)]
    not_applicable: bool,
    #[serde(default)]
    help: Text,
    #[serde(default)]
    required: bool,
    #[serde(default)]
    joined: bool,
    #[serde(default)]
    show_if: Option<Rule>,
}

impl TryFrom<FlatItem> for Item {
    type Error = &'static str;

    fn try_from(flat: FlatItem) -> Result<Item, &'static str> {
        let options = flat.options.ok_or("no options");
        let kind = match flat.kind.as_str() {
            "agreement" => Kind::Agreement,
            "frequency" => Kind::Frequency,
            "smileys" => Kind::Smileys,
            "zero_to_ten" => {
                Kind::ZeroToTen { low: flat.low.ok_or("no low end")?, high: flat.high.ok_or("no high end")? }
            }
            "single" => Kind::Single { options: options? },
            "multiple" => Kind::Multiple { options: options? },
            "ranking" => Kind::Ranking { options: options? },
            "number" => Kind::Number { least: flat.least, most: flat.most },
            "date" => Kind::Date,
            "open" => Kind::Open,
            _ => return Err("unknown kind"),
        };
        Ok(Item {
            key: flat.key,
            text: flat.text,
            kind,
            theme: flat.theme,
            family: flat.family,
            reversed: flat.reversed,
            not_applicable: flat.not_applicable,
            help: flat.help,
            required: flat.required,
            joined: flat.joined,
            show_if: flat.show_if,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::rule::Is;

    #[test]
    fn every_kind_is_read_as_it_was_written() {
        let (a, b) = (Text::same("a"), Text::same("b"));
        let options = vec![a.clone(), b.clone()];
        for kind in [
            Kind::Agreement,
            Kind::Frequency,
            Kind::Smileys,
            Kind::ZeroToTen { low: a, high: b },
            Kind::Single { options: options.clone() },
            Kind::Multiple { options: options.clone() },
            Kind::Ranking { options },
            Kind::Number { least: Some(-1), most: None },
            Kind::Date,
            Kind::Open,
        ] {
            let item = Item {
                theme: Some(Theme::Meaning),
                reversed: true,
                not_applicable: true,
                help: Text::same("h"),
                required: true,
                joined: true,
                show_if: Some(Rule::one(ItemKey::new("j"), Is::AtLeast { number: 3 })),
                ..Item::new(ItemKey::new("k"), Text::same("k"), kind)
            };
            let json = serde_json::to_string(&item).unwrap();
            assert_eq!(serde_json::from_str::<Item>(&json).unwrap(), item);
        }
        for bad in [r#"{"key":"k","text":{},"kind":"hologram"}"#, r#"{"key":"k","text":{},"kind":"single"}"#]
        {
            assert!(serde_json::from_str::<Item>(bad).is_err());
        }
    }
}
