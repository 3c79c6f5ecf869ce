//! The linter of question wording: what the rules of good asking say about a questionnaire while it is being shaped.
//! Automated critique has no gold standard (QUAID), so each finding is explained and can be overridden with a reason.
//!
//! `file` the words, from `words.txt` · `list`, `entry`, `lists` where they stand in a text · `token`, `reading` a text read once · `clause` its parts · one file for each
//! rule of wording, and one for each rule of the form · `override_` findings that people have decided to leave.

mod absolute;
mod bank_unchanged;
mod cause;
mod clause;
mod double_barrelled;
mod entry;
mod exact_background;
mod file;
mod filter;
mod form;
mod found;
mod identifying;
mod jargon;
mod leading;
mod length;
mod list;
mod lists;
mod missing_language;
mod negation;
mod no_period;
mod no_review;
mod not_applicable;
mod override_;
mod own_background;
mod purpose;
mod readability;
mod reading;
mod rule_problem;
mod same_direction;
mod scale;
mod sensitive;
#[cfg(all(test, feature = "lint_words"))]
mod testing;
mod time;
mod token;
mod unclear_customer;
mod vague;

pub use file::BadWords;
#[cfg(feature = "lint_words")]
pub use file::words;
pub use form::Context;
pub use override_::{Override, standing};

use super::item::{Item, named};
use super::questionnaire::Questionnaire;
use crate::id::ItemKey;
use crate::text::{Lang, Text};
use found::Found;
use lists::Lists;
use reading::Reading;
use serde::{Deserialize, Serialize};
use sha2::{Digest, Sha256};
use std::collections::HashMap;
use std::ops::Range;

named! {
    /// How much a finding weighs. Errors of some rules keep a round from opening; the others wait for a decision.
    Level {
        Info = "info",
        Warning = "warning",
        Error = "error",
    }
}

named! {
    /// A rule of good asking: first those of wording, then those of the form.
    RuleName {
        DoubleBarrelled = "double_barrelled",
        Negation = "negation",
        Leading = "leading",
        Cause = "cause",
        Absolute = "absolute",
        Vague = "vague",
        NoPeriod = "no_period",
        UnclearCustomer = "unclear_customer",
        Length = "length",
        Jargon = "jargon",
        Readability = "readability",
        Sensitive = "sensitive",
        Scale = "scale",
        NotApplicable = "not_applicable",
        SameDirection = "same_direction",
        Time = "time",
        Identifying = "identifying",
        ExactBackground = "exact_background",
        OwnBackground = "own_background",
        Purpose = "purpose",
        BankUnchanged = "bank_unchanged",
        NoReview = "no_review",
        MissingLanguage = "missing_language",
        Filter = "filter",
        RuleProblem = "rule_problem",
    }
}

/// What a rule says about an item in a language, or about the whole form.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    pub rule: RuleName,
    pub level: Level,
    pub item: Option<ItemKey>,
    pub lang: Option<Lang>,
    /// What it is about: words of the text as written, parted by commas; a count or a code for rules of the form.
    pub words: String,
    /// Where the first of them stands, in bytes of the item's text.
    pub at: Option<Range<usize>>,
    /// Changes when the level or the text changes: SHA-256 of both, shortened to 16 hexadecimal digits.
    pub mark: String,
}

impl Finding {
    /// About the form, or about something of an item that is not its text.
    fn form(rule: RuleName, level: Level, words: impl Into<String>) -> Finding {
        let words = words.into();
        let mark = mark(level, &words);
        Finding { rule, level, item: None, lang: None, words, at: None, mark }
    }

    fn on(self, item: &Item) -> Finding {
        Finding { item: Some(item.key.clone()), ..self }
    }

    /// About words of a text.
    fn text(rule: RuleName, item: &Item, reading: &Reading, found: &Found) -> Finding {
        Finding {
            rule,
            level: found.level,
            item: Some(item.key.clone()),
            lang: Some(reading.lang),
            words: found.words(reading),
            at: found.runs.first().map(|run| reading.bytes(run)),
            mark: mark(found.level, reading.text),
        }
    }
}

fn mark(level: Level, text: &str) -> String {
    let hash = Sha256::digest(format!("{}\0{text}", level.code()));
    hash.iter().take(8).map(|byte| format!("{byte:02x}")).collect()
}

/// The word lists and the bank, read once.
pub struct Linter {
    lists: Lists,
    bank: HashMap<ItemKey, Text>,
    /// By language: the readability of the bank's heaviest statement.
    heaviest: [f64; Lang::ALL.len()],
}

impl Linter {
    /// From the file of words (`words()`) and the bank's texts ([`bank::texts`]). Both are passed in: as data of the wasm,
    /// every phone that answers would load them.
    pub fn new(words: &str, bank: HashMap<ItemKey, Text>) -> Result<Linter, BadWords> {
        let lists = Lists::read(words)?;
        let mut linter = Linter { lists, bank, heaviest: [0.0; Lang::ALL.len()] };
        for (lang, heaviest) in Lang::ALL.into_iter().zip(&mut linter.heaviest) {
            let readings =
                linter.bank.values().map(|text| Reading::new(&linter.lists, lang, text.exact(lang)));
            *heaviest = readings.filter_map(|reading| readability::weight(&reading)).fold(0.0, f64::max);
        }
        Ok(linter)
    }

    /// What the rules of wording say about an item in a language in which it is written. The questionnaire tells which
    /// customers are meant; whether the item is in it already does not matter.
    pub fn item(&self, item: &Item, lang: Lang, questionnaire: &Questionnaire) -> Vec<Finding> {
        self.wording(item, &Reading::new(&self.lists, lang, item.text.exact(lang)), questionnaire)
    }

    fn wording(&self, item: &Item, reading: &Reading, questionnaire: &Questionnaire) -> Vec<Finding> {
        use RuleName::*;
        if reading.tokens.is_empty() {
            return Vec::new();
        }
        let help = Reading::new(&self.lists, reading.lang, item.help.exact(reading.lang));
        let heaviest = self.heaviest.get(reading.lang as usize).copied().unwrap_or(f64::MAX);
        let found = [
            (DoubleBarrelled, double_barrelled::check(reading)),
            (Negation, negation::check(reading, &item.kind)),
            (Leading, leading::check(reading)),
            (Cause, cause::check(reading)),
            (Absolute, absolute::check(reading)),
            (Vague, vague::check(reading)),
            (NoPeriod, no_period::check(reading, &help, &item.kind)),
            (UnclearCustomer, unclear_customer::check(reading, questionnaire)),
            (Length, length::check(reading)),
            (Jargon, jargon::check(reading)),
            (Readability, readability::check(reading, heaviest)),
            (Sensitive, sensitive::check(reading)),
        ];
        let findings = found.into_iter().filter_map(|(rule, found)| Some((rule, found?)));
        findings.map(|(rule, found)| Finding::text(rule, item, reading, &found)).collect()
    }
}
