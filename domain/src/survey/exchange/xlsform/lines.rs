//! The items as rows of the sheets survey and choices.

use super::languages::name as language;
use super::limit::constraint;
use super::names::names;
use super::scale::end;
use super::written::written;
use super::{ALONE, NOT_APPLICABLE, not_applicable};
use crate::survey::item::{Item, Kind};
use crate::text::{Lang, Text};

/// A row: columns and what stands in them.
pub type Line = Vec<(String, String)>;

pub struct Lines {
    pub survey: Vec<Line>,
    pub choices: Vec<Line>,
}

pub fn lines(items: &[Item], languages: &[Lang]) -> Lines {
    let names = names(items);
    let mut lists = Lists::default();
    let of: Vec<Option<String>> = items.iter().zip(&names).map(|(item, name)| lists.of(item, name)).collect();
    let mut survey = Vec::new();
    let mut table_end = 0;
    for (at, (item, name)) in items.iter().zip(&names).enumerate() {
        let list = of.get(at).and_then(Option::as_deref);
        if at >= table_end
            && let Some(end) = table(items, &of, at)
        {
            table_end = end;
            survey.push(cells(&[
                ("type", "begin group"),
                ("name", &format!("table_{at}")),
                ("appearance", "table-list"),
            ]));
        }
        let before = |key: &_| {
            let place = items.iter().take(at).position(|before| before.key == *key)?;
            Some((names.get(place)?.as_str(), items.get(place)?))
        };
        let relevant = item.show_if.as_ref().and_then(|rule| written(rule, &before)).unwrap_or_default();
        survey.push(question(item, name, list, &relevant, languages));
        if table_end == at + 1 {
            survey.push(cells(&[("type", "end group")]));
        }
    }
    Lines { survey, choices: lists.lines(languages) }
}

/// The end of the table that begins with this item: items joined to it that share its list.
fn table(items: &[Item], lists: &[Option<String>], at: usize) -> Option<usize> {
    let list = lists.get(at)?.as_deref()?;
    let one = |place: usize| {
        let item = items.get(place)?;
        let single = !matches!(item.kind, Kind::Multiple { .. } | Kind::Ranking { .. });
        Some(single && lists.get(place)?.as_deref() == Some(list))
    };
    let more = (at + 1..items.len())
        .take_while(|place| items.get(*place).is_some_and(|item| item.joined) && one(*place) == Some(true));
    let count = more.count();
    (count > 0 && one(at) == Some(true)).then_some(at + 1 + count)
}

fn cells(pairs: &[(&str, &str)]) -> Line {
    pairs
        .iter()
        .filter(|(_, cell)| !cell.is_empty())
        .map(|(name, cell)| ((*name).into(), (*cell).into()))
        .collect()
}

pub fn texts(column: &str, text: &Text, languages: &[Lang]) -> Line {
    let written = languages.iter().filter(|lang| !text.exact(**lang).is_empty());
    written.map(|lang| (format!("{column}::{}", language(*lang)), text.exact(*lang).to_string())).collect()
}

fn question(item: &Item, name: &str, list: Option<&str>, relevant: &str, languages: &[Lang]) -> Line {
    let list = list.unwrap_or_default();
    let (kind, limit) = match &item.kind {
        Kind::Multiple { .. } if item.not_applicable => {
            (format!("select_multiple {list}"), ALONE.to_string())
        }
        Kind::Multiple { .. } => (format!("select_multiple {list}"), String::new()),
        Kind::Ranking { .. } => (format!("rank {list}"), String::new()),
        Kind::Number { least, most } => ("integer".into(), constraint(*least, *most)),
        Kind::Date => ("date".into(), String::new()),
        Kind::Open => ("text".into(), String::new()),
        _ => (format!("select_one {list}"), String::new()),
    };
    let yes = |flag: bool| if flag { "yes" } else { "" };
    let rule = item.show_if.as_ref().and_then(|rule| serde_json::to_string(rule).ok()).unwrap_or_default();
    let mut line = cells(&[("type", &kind), ("name", name)]);
    line.extend(texts("label", &item.text, languages));
    line.extend(texts("hint", &item.help, languages));
    line.extend(cells(&[
        ("required", yes(item.required)),
        ("relevant", relevant),
        ("constraint", &limit),
        ("keha_key", &item.key.0),
        ("keha_kind", item.kind.code()),
        ("keha_theme", item.theme.map_or("", |theme| theme.code())),
        ("keha_family", item.family.map_or("", |family| family.code())),
        ("keha_reversed", yes(item.reversed)),
        ("keha_not_applicable", yes(item.not_applicable)),
        ("keha_joined", yes(item.joined)),
        ("keha_rule", &rule),
    ]));
    line
}

/// The lists of choices. Items with the same choices share one.
#[derive(Default)]
struct Lists(Vec<(String, Vec<(String, Text)>)>);

impl Lists {
    fn of(&mut self, item: &Item, name: &str) -> Option<String> {
        let words = item.kind.words().iter().map(|words| words.text());
        let number = |n: u8, text: Text| (n.to_string(), text);
        let (mut choices, name): (Vec<(String, Text)>, &str) = match &item.kind {
            Kind::Agreement | Kind::Frequency | Kind::Smileys => {
                (item.kind.choices()?.zip(words).map(|(n, text)| number(n, text)).collect(), item.kind.code())
            }
            Kind::ZeroToTen { low, high } => {
                let label = |n| {
                    if n == 0 {
                        end(0, low)
                    } else if n == 10 {
                        end(10, high)
                    } else {
                        end(n, &Text::default())
                    }
                };
                ((0..=10).map(|n| number(n, label(n))).collect(), name)
            }
            Kind::Single { options } | Kind::Multiple { options } | Kind::Ranking { options } => {
                ((0..=u8::MAX).zip(options).map(|(n, text)| number(n, text.clone())).collect(), name)
            }
            _ => return None,
        };
        let outside = item.not_applicable && !matches!(item.kind, Kind::Ranking { .. });
        if outside {
            choices.push((NOT_APPLICABLE.into(), not_applicable()));
        }
        if let Some((known, _)) = self.0.iter().find(|(_, list)| *list == choices) {
            return Some(known.clone());
        }
        let mut free = name.to_string();
        while self.0.iter().any(|(taken, _)| *taken == free) {
            free.push_str(if outside { "_na" } else { "_2" });
        }
        self.0.push((free.clone(), choices));
        Some(free)
    }

    fn lines(&self, languages: &[Lang]) -> Vec<Line> {
        let all = self.0.iter().flat_map(|(list, choices)| choices.iter().map(move |choice| (list, choice)));
        let line = |(list, (name, text)): (&String, &(String, Text))| {
            let mut line = cells(&[("list_name", list), ("name", name)]);
            line.extend(texts("label", text, languages));
            line
        };
        all.map(line).collect()
    }
}
