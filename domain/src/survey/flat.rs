//! How an item is read. The derived reader of a tagged, flattened enum keeps a copy of whatever it has not understood yet,
//! and its code is in the wasm that every phone loads; this one reads the same JSON field by field.

use super::item::{Family, Item, Kind, Theme};
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
    theme: Option<Theme>,
    #[serde(default)]
    family: Option<Family>,
    #[serde(default)]
    reversed: bool,
    #[serde(default)]
    not_applicable: bool,
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
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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
            Kind::Multiple { options },
            Kind::Open,
        ] {
            let item = Item {
                key: ItemKey::new("k"),
                text: Text::same("k"),
                kind,
                theme: Some(Theme::Meaning),
                family: None,
                reversed: true,
                not_applicable: true,
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
