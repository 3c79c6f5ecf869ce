//! The linter against statements that were written and labelled by the rules' definitions alone, without seeing it.
//!
//! `fixtures/lint/{fi,sv,en}.tsv`: text, kind, the rules that a careful critic would name (none for a good statement),
//! and the set: word lists and heuristics may be tuned on `tune`, never on `held`. Run with `--nocapture` to see the table.

use domain::id::ItemKey;
use domain::survey::bank;
use domain::survey::item::{Audience, Item, Kind};
use domain::survey::lint::{Level, Linter, RuleName, words};
use domain::survey::questionnaire::Questionnaire;
use domain::text::{Lang, Text};
use std::collections::BTreeMap;

/// What the corpus labels.
const RULES: [RuleName; 9] = [
    RuleName::DoubleBarrelled,
    RuleName::Negation,
    RuleName::Leading,
    RuleName::Cause,
    RuleName::Absolute,
    RuleName::Vague,
    RuleName::NoPeriod,
    RuleName::Length,
    RuleName::Jargon,
];

/// Overall precision and recall in each language, a little below what is reached (1.00 on `tune`, 0.99 on `held`).
/// On the very first run, before anything had been tuned, `held` gave precision and recall of 0.97 and 0.97 in Finnish,
/// 0.92 and 0.94 in Swedish, 0.97 and 0.96 in English: more than that is not to be expected of unseen texts. Real ones, which
/// nobody wrote to be tried on these rules, will give less.
const LEAST_TUNED: f64 = 0.98;
const LEAST_HELD: f64 = 0.96;

struct Line {
    text: String,
    kind: Kind,
    rules: Vec<RuleName>,
    held: bool,
}

/// Right, wrongly found, missed.
#[derive(Clone, Copy, Default)]
struct Score {
    right: u32,
    wrong: u32,
    missed: u32,
}

impl Score {
    fn add(&mut self, found: bool, wanted: bool) {
        self.right += u32::from(found && wanted);
        self.wrong += u32::from(found && !wanted);
        self.missed += u32::from(!found && wanted);
    }

    fn precision(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.wrong).max(1))
    }

    fn recall(&self) -> f64 {
        f64::from(self.right) / f64::from((self.right + self.missed).max(1))
    }

    fn row(&self) -> String {
        let n = self.right + self.missed;
        format!("n {n:3}  precision {:.2}  recall {:.2}", self.precision(), self.recall())
    }
}

fn lines(lang: Lang) -> Vec<Line> {
    let file = format!("{}/tests/fixtures/lint/{}.tsv", env!("CARGO_MANIFEST_DIR"), lang.code());
    let file = std::fs::read_to_string(file).expect("a file of the corpus");
    file.lines().skip(1).filter(|row| !row.is_empty()).map(|row| line(row, lang)).collect()
}

fn line(row: &str, lang: Lang) -> Line {
    let cells: Vec<&str> = row.split('\t').collect();
    let [text, kind, rules, set] = cells[..] else {
        panic!("{} line with {} cells", lang.code(), cells.len())
    };
    let rules = rules.split(',').map(str::trim).filter(|code| !code.is_empty());
    let rules = rules.map(|code| RuleName::parse(code).expect("a rule")).collect();
    assert!(set == "tune" || set == "held");
    Line { text: text.into(), kind: kind_of(kind), rules, held: set == "held" }
}

fn kind_of(code: &str) -> Kind {
    match code {
        "agreement" => Kind::Agreement,
        "frequency" => Kind::Frequency,
        "smileys" => Kind::Smileys,
        "zero_to_ten" => Kind::ZeroToTen { low: Text::default(), high: Text::default() },
        "single" => Kind::Single { options: Vec::new() },
        "open" => Kind::Open,
        _ => panic!("{code}"),
    }
}

#[test]
fn the_linter_agrees_with_a_careful_critic() {
    let linter = Linter::new(words(), bank::texts()).unwrap();
    let mut form = Questionnaire::new(Text::same("q"), Audience::Staff);
    form.customer_group = Text::same("q");
    let mut scores: BTreeMap<(Lang, bool, Option<RuleName>), Score> = BTreeMap::new();
    let mut errors_on_good: Vec<(Lang, bool)> = Vec::new();
    for lang in Lang::ALL {
        for line in lines(lang) {
            let mut item = Item::new(ItemKey::new("own"), Text::default(), line.kind.clone());
            item.text.set(lang, line.text.clone());
            let findings = linter.item(&item, lang, &form);
            for rule in RULES {
                let found = findings.iter().find(|finding| finding.rule == rule);
                let wanted = line.rules.contains(&rule);
                for key in [Some(rule), None] {
                    scores.entry((lang, line.held, key)).or_default().add(found.is_some(), wanted);
                }
                if found.is_some() != wanted && !line.held {
                    let sign = if wanted { "missed" } else { "wrong " };
                    let words = found.map_or("", |finding| &finding.words);
                    println!("{} {sign} {:16} {} [{words}]", lang.code(), rule.code(), line.text);
                }
            }
            if line.rules.is_empty() && findings.iter().any(|finding| finding.level == Level::Error) {
                errors_on_good.push((lang, line.held));
            }
        }
    }
    for lang in Lang::ALL {
        for rule in RULES.map(Some).into_iter().chain([None]) {
            let row = |held| scores.get(&(lang, held, rule)).copied().unwrap_or_default().row();
            let name = rule.map_or("all", RuleName::code);
            println!("{} {name:16} tune {}   held {}", lang.code(), row(false), row(true));
            let cases = |held| scores.get(&(lang, held, rule)).map_or(0, |score| score.right + score.missed);
            assert!(cases(false) > 0 && cases(true) > 0, "no case of {name} in {}", lang.code());
        }
    }
    for ((lang, held, _), score) in scores.iter().filter(|((_, _, rule), _)| rule.is_none()) {
        let least = score.precision().min(score.recall());
        let bound = if *held { LEAST_HELD } else { LEAST_TUNED };
        assert!(least >= bound, "{} held {held}: {}", lang.code(), score.row());
    }
    println!("errors on good statements: {errors_on_good:?}");
    assert!(errors_on_good.is_empty());
}
