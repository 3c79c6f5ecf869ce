//! Ready items to choose from.
//!
//! Every statement is written for Kehä. The themes name published constructs as their sources (see
//! [`Theme`](super::item::Theme)); no wording is copied from a published questionnaire, and no validity of one
//! is claimed.

use super::background::Background;
use super::item::{Audience, Item, Theme};
use crate::id::ItemKey;
use crate::text::Text;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// An item of the bank, to whom it is put, and whether a new questionnaire begins with it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct BankItem {
    pub audience: Audience,
    pub starter: bool,
    #[serde(flatten)]
    pub item: Item,
}

/// Items that belong together when a questionnaire is put together for one purpose.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Module {
    /// All of an audience's items but those of its background.
    Overview,
    /// Feelings at work, followed over time.
    Feelings,
    CustomerWork,
    DifficultEncounters,
    CustomerSide,
    /// By which results may be told apart.
    Background,
}

impl Module {
    pub const ALL: &'static [Module] = &[
        Module::Overview,
        Module::Feelings,
        Module::CustomerWork,
        Module::DifficultEncounters,
        Module::CustomerSide,
        Module::Background,
    ];

    pub fn code(self) -> &'static str {
        match self {
            Module::Overview => "overview",
            Module::Feelings => "feelings",
            Module::CustomerWork => "customer_work",
            Module::DifficultEncounters => "difficult_encounters",
            Module::CustomerSide => "customer_side",
            Module::Background => "background",
        }
    }

    pub fn parse(code: &str) -> Option<Module> {
        Module::ALL.iter().copied().find(|module| module.code() == code)
    }

    /// Whether it has something to ask them.
    pub fn serves(self, audience: Audience) -> bool {
        match self {
            Module::Background => true,
            Module::CustomerSide => audience == Audience::Customer,
            _ => audience == Audience::Staff,
        }
    }

    /// Whether it has this item of its audience.
    pub fn has(self, item: &Item) -> bool {
        use Theme::*;
        let background = Background::asked_by(&item.key).is_some();
        let themes: &[Theme] = match self {
            Module::Background => return background,
            Module::Overview | Module::CustomerSide => return !background,
            Module::Feelings => &[WorkEngagement, Tiredness, Meaning],
            Module::CustomerWork => {
                &[SuccessfulEncounters, CustomerOrientation, OwnInteraction, ServiceClimate, Resources]
            }
            Module::DifficultEncounters => {
                &[EmotionalDemands, HidingEmotions, CustomerStressors, Threat, Support]
            }
        };
        item.theme.is_some_and(|theme| themes.contains(&theme))
    }
}

/// Everything, in the order of a questionnaire: staff first, then customers.
/// The file is a part of the program and a test reads it, so the empty list is never met in use.
pub fn bank() -> Vec<BankItem> {
    serde_json::from_str(include_str!("bank.json")).unwrap_or_default()
}

/// The words of everything, by key: what the bank says, whatever has become of it since.
pub fn texts() -> HashMap<ItemKey, Text> {
    bank().into_iter().map(|entry| (entry.item.key, entry.item.text)).collect()
}

/// All items for this audience.
pub fn of(audience: Audience) -> Vec<Item> {
    chosen(|entry| entry.audience == audience)
}

/// The items that a new questionnaire begins with: short enough for a phone, every family covered.
pub fn starter(audience: Audience) -> Vec<Item> {
    chosen(|entry| entry.audience == audience && entry.starter)
}

fn chosen(wanted: impl Fn(&BankItem) -> bool) -> Vec<Item> {
    bank().into_iter().filter(wanted).map(|entry| entry.item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::item::{Family, Kind, Theme};
    use crate::text::{Lang, Text};
    use std::collections::HashSet;

    fn texts(item: &Item) -> Vec<&Text> {
        let mut list = vec![&item.text];
        list.extend(item.kind.options());
        if let Kind::ZeroToTen { low, high } = &item.kind {
            list.extend([low, high]);
        }
        list
    }

    fn words(text: &str) -> Vec<String> {
        let parts = text.split(|c: char| !c.is_alphanumeric());
        parts.filter(|part| !part.is_empty()).map(str::to_lowercase).collect()
    }

    fn count(items: &[Item], code: &str) -> usize {
        items.iter().filter(|item| item.kind.code() == code).count()
    }

    /// Joins, negations, absolutes, vague amounts and causes, none of which belong in a statement.
    fn banned(lang: Lang) -> &'static str {
        match lang {
            Lang::Fi => {
                "ja sekä tai eikä joko en et ei emme ette eivät älä ilman koskaan aina kaikki kaikkia \
                 kaikkien jokainen täysin vain usein joskus riittävästi hyvin paljon koska vaikka johtuu"
            }
            Lang::Sv => {
                "och samt eller både inte ej ingen inget inga utan alltid aldrig alla allt helt bara \
                 varje ofta ibland tillräckligt tillräcklig eftersom trots beror väl"
            }
            Lang::En => {
                "and or not no without never always all every only completely often sometimes enough \
                 because although due cannot don doesn isn"
            }
        }
    }

    fn negated(lang: Lang, word: &str) -> bool {
        match lang {
            Lang::Fi => {
                ["ton", "tön"].iter().any(|end| word.ends_with(end))
                    || ["ttoma", "ttömä", "ttomi", "ttömi"].iter().any(|part| word.contains(part))
            }
            Lang::Sv => ["lös", "löst", "lösa"].iter().any(|end| word.ends_with(end)),
            Lang::En => {
                let harmless = ["under", "unit", "until"].iter().any(|start| word.starts_with(start));
                word.starts_with("un") && !harmless
            }
        }
    }

    #[test]
    fn the_bank_is_large_and_its_keys_are_its_own() {
        assert!(of(Audience::Staff).len() >= 34 && of(Audience::Customer).len() >= 16);
        let bank = bank();
        let keys: HashSet<_> = bank.iter().map(|entry| &entry.item.key).collect();
        assert_eq!(keys.len(), bank.len());
        for entry in &bank {
            let rest = entry.item.key.0.strip_prefix(entry.audience.code()).unwrap_or("");
            let plain = |c: char| c.is_ascii_lowercase() || c == '_' || c == '.';
            assert!(rest.starts_with('.') && rest.chars().all(plain), "{}", entry.item.key);
        }
        assert!(bank.is_sorted_by_key(|entry| entry.audience));
    }

    #[test]
    fn an_entry_survives_writing_and_reading() {
        let bank = bank();
        let again: Vec<BankItem> = serde_json::from_str(&serde_json::to_string(&bank).unwrap()).unwrap();
        assert_eq!(again, bank);
    }

    #[test]
    fn every_theme_and_family_is_asked_about() {
        let (staff, customer) = (of(Audience::Staff), of(Audience::Customer));
        for theme in Theme::ALL {
            assert!(staff.iter().any(|item| item.theme == Some(*theme)), "{theme:?}");
        }
        for items in [&staff, &customer, &starter(Audience::Staff), &starter(Audience::Customer)] {
            for family in Family::ALL {
                assert!(items.iter().any(|item| item.family == Some(*family)), "{family:?}");
            }
        }
    }

    #[test]
    fn every_text_is_plain_in_every_language() {
        for entry in bank() {
            for text in texts(&entry.item) {
                assert_eq!(text.missing(), [], "{}", entry.item.key);
                for (lang, most, longest) in [(Lang::Fi, 12, 20), (Lang::Sv, 14, 16), (Lang::En, 16, 14)] {
                    let words = words(text.exact(lang));
                    assert!(words.len() <= most, "too many words: {text:?}");
                    for word in &words {
                        assert!(word.chars().count() <= longest, "too long: {word} in {text:?}");
                        let barred = banned(lang).split_whitespace().any(|bad| bad == word);
                        assert!(!barred && !negated(lang, word), "{word} in {text:?}");
                    }
                }
            }
        }
    }

    #[test]
    fn a_frequency_names_its_period() {
        for item in bank().into_iter().map(|entry| entry.item).filter(|item| item.kind == Kind::Frequency) {
            assert!(item.text.fi.to_lowercase().contains("viimeksi kulune"), "{}", item.key);
            assert!(item.text.sv.contains("senaste") && item.text.en.contains("past"), "{}", item.key);
        }
    }

    #[test]
    fn a_starter_fits_a_phone() {
        let staff = starter(Audience::Staff);
        let choices = count(&staff, "single") + count(&staff, "multiple");
        assert_eq!((count(&staff, "agreement"), choices, count(&staff, "open")), (20, 1, 2));
        assert_eq!(staff.len(), 23);
        let customer = starter(Audience::Customer);
        let kinds = ["agreement", "smileys", "zero_to_ten", "single", "open"];
        assert_eq!(kinds.map(|code| count(&customer, code)), [9, 1, 1, 1, 2]);
        assert_eq!(customer.len(), 14);
    }
}
