//! Ready items, in the order in which they are asked.
//!
//! Every statement is written for Kehä in its three languages. Themes name what published instruments measure
//! (work engagement, emotional demands, service quality); their wordings are never copied.

use super::item::{Audience, Item};
use serde::Deserialize;

#[derive(Clone, Debug, PartialEq, Eq, Deserialize)]
pub struct BankItem {
    pub audience: Audience,
    /// Whether a new questionnaire begins with it.
    pub starter: bool,
    pub item: Item,
}

pub fn bank() -> Vec<BankItem> {
    // The file is part of the program; a test proves that it reads.
    serde_json::from_str(include_str!("bank.json")).unwrap_or_default()
}

pub fn of(audience: Audience) -> Vec<Item> {
    bank().into_iter().filter(|entry| entry.audience == audience).map(|entry| entry.item).collect()
}

/// What a new questionnaire begins with: 20 statements, one choice and two open questions for staff; nine
/// statements, three quick ratings and two open questions for customers.
pub fn starter(audience: Audience) -> Vec<Item> {
    bank().into_iter().filter(|e| e.audience == audience && e.starter).map(|entry| entry.item).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::item::{Family, Kind, Theme};
    use crate::text::{Lang, Text};
    use std::collections::HashSet;

    /// Words that ask two things at once, deny, exaggerate, blur or explain; per language.
    fn avoided(lang: Lang) -> &'static [&'static str] {
        match lang {
            Lang::Fi => &[
                "ja",
                "sekä",
                "tai",
                "eikä",
                "en",
                "et",
                "ei",
                "emme",
                "ette",
                "eivät",
                "ilman",
                "aina",
                "koskaan",
                "kaikki",
                "vain",
                "täysin",
                "usein",
                "joskus",
                "riittävästi",
                "hyvin",
                "koska",
                "vaikka",
            ],
            Lang::Sv => &[
                "och",
                "samt",
                "eller",
                "inte",
                "ej",
                "ingen",
                "inget",
                "inga",
                "utan",
                "alltid",
                "aldrig",
                "alla",
                "helt",
                "bara",
                "ofta",
                "ibland",
                "tillräckligt",
                "eftersom",
            ],
            Lang::En => &[
                "and",
                "or",
                "not",
                "no",
                "without",
                "always",
                "never",
                "all",
                "every",
                "only",
                "often",
                "sometimes",
                "enough",
                "because",
                "although",
            ],
        }
    }

    fn texts(item: &Item) -> Vec<&Text> {
        let mut list = vec![&item.text];
        list.extend(item.kind.options());
        if let Kind::ZeroToTen { low, high } = &item.kind {
            list.extend([low, high]);
        }
        list
    }

    #[test]
    fn the_bank_is_large_enough_and_its_keys_are_unique() {
        assert!(of(Audience::Staff).len() >= 28);
        assert!(of(Audience::Customer).len() >= 14);
        let keys: HashSet<_> = bank().into_iter().map(|entry| entry.item.key).collect();
        assert_eq!(keys.len(), bank().len());
    }

    #[test]
    fn every_text_is_there_in_three_languages() {
        for entry in bank() {
            for (text, lang) in texts(&entry.item).into_iter().flat_map(|t| Lang::ALL.map(|l| (t, l))) {
                assert!(!text.exact(lang).trim().is_empty(), "{:?} lacks {lang:?}", entry.item.key);
            }
        }
    }

    #[test]
    fn every_theme_and_family_is_covered() {
        let staff = of(Audience::Staff);
        for theme in Theme::ALL {
            assert!(staff.iter().any(|item| item.theme == Some(*theme)), "{theme:?}");
        }
        for (audience, family) in
            Audience::ALL.into_iter().flat_map(|a| Family::ALL.iter().map(move |f| (a, f)))
        {
            assert!(
                starter(audience).iter().any(|item| item.family == Some(*family)),
                "{audience:?} {family:?}"
            );
        }
    }

    #[test]
    fn statements_follow_the_rules_of_good_asking() {
        for entry in bank() {
            for (lang, most) in [(Lang::Fi, 12), (Lang::Sv, 16), (Lang::En, 18)] {
                let text = entry.item.text.exact(lang).to_lowercase();
                let words: Vec<_> =
                    text.split(|c: char| !c.is_alphanumeric()).filter(|w| !w.is_empty()).collect();
                assert!(words.len() <= most, "too long: {text}");
                for word in words {
                    assert!(!avoided(lang).contains(&word), "{word} in: {text}");
                }
            }
        }
    }

    #[test]
    fn a_new_questionnaire_fits_a_phone() {
        let count = |audience, kind: &str| starter(audience).iter().filter(|i| i.kind.code() == kind).count();
        assert_eq!([count(Audience::Staff, "agreement"), count(Audience::Staff, "multiple")], [20, 1]);
        assert_eq!(count(Audience::Staff, "open"), 2);
        assert_eq!([count(Audience::Customer, "agreement"), count(Audience::Customer, "open")], [9, 2]);
        for kind in ["smileys", "zero_to_ten", "single"] {
            assert_eq!(count(Audience::Customer, kind), 1, "{kind}");
        }
    }
}
