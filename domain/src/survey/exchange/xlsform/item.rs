//! A row of the sheet of questions as an item.

use super::cells::Row;
use super::choices::{List, MOST_CHOICES};
use super::kinds::{range, select, take_not_applicable};
use super::languages::Languages;
use super::limit::limits;
use super::losses::{lost, quote};
use super::other;
use super::question::{Question, Sort};
use super::{ALONE, shortened};
use crate::id::ItemKey;
use crate::survey::exchange::Why;
use crate::survey::item::{Family, Item, Kind, Theme};
use crate::survey::questionnaire::LONGEST_TEXT;
use crate::text::{Lang, Text};

/// An item, still without a key and a rule.
pub struct Draft {
    pub item: Item,
    /// The names of its choices in the file, with our numbers.
    pub choices: Vec<(String, u8)>,
    /// What does not come along.
    pub losses: Vec<Why>,
    /// The number of the choice "other" that another item asks about.
    pub other: Option<u8>,
}

/// The reason when the row can not become an item. `list` is that of a choice.
pub fn draft(
    row: &Row,
    question: &Question,
    list: Option<&List>,
    languages: &Languages,
) -> Result<Draft, Why> {
    if row.yes("disabled") {
        return Err(Why::NotAsked("disabled".into()));
    }
    if let Question::Skip(why) = question {
        return Err(why.clone());
    }
    for (column, said) in [
        ("calculation", !row.get("calculation").is_empty()),
        ("read_only", row.yes("read_only")),
        // Never shown.
        ("relevant", !row.get("relevant").is_empty() && row.no("relevant")),
    ] {
        if said {
            return Err(Why::NotAsked(shortened(&format!("{column}: {}", row.get(column)))));
        }
    }
    // Such a row shows the words of the choices over a table and is not answered.
    if row.is("appearance", &["label"]) {
        return Err(Why::Media("label".into()));
    }
    let mut text = languages.text(row, "label");
    let mut help = languages.text(row, "hint");
    if text.is_empty() {
        text = std::mem::take(&mut help);
    }
    let help = below(help, &languages.text(row, "guidance_hint"));
    if text.is_empty() {
        return Err(Why::NoText);
    }
    let (mut losses, mut choices, mut outside, mut asked) = (Vec::new(), Vec::new(), None, None);
    let mut constraint = row.get("constraint").to_string();
    let kind = match question {
        Question::Text => Kind::Open,
        Question::Date => {
            let look = row.get("appearance").to_lowercase();
            if let Some(part) = look.split_whitespace().find(|word| matches!(*word, "year" | "month-year")) {
                losses.push(Why::Limit(part.into()));
            }
            Kind::Date
        }
        Question::Number { least, most } => match limits(&constraint) {
            Some((from, to)) => {
                constraint.clear();
                Kind::Number { least: from.or(*least), most: to.or(*most) }
            }
            None => Kind::Number { least: *least, most: *most },
        },
        Question::Range => range(row)?,
        Question::Select { sort, list: name, other } => {
            let offered = list.map_or(&[][..], |list| &list.choices);
            if offered.len() > MOST_CHOICES {
                return Err(Why::Options(name.clone()));
            }
            let mut offered = offered.to_vec();
            let ours = row.get("keha_kind");
            if *sort != Sort::Rank {
                outside = Some(take_not_applicable(&mut offered, ours.is_empty()));
                constraint = if constraint == ALONE { String::new() } else { constraint };
            }
            if *other {
                asked = Some(other::place(&mut offered));
                losses.push(Why::Other);
            }
            let (kind, numbers) = select(*sort, &offered, ours);
            if !kind.options().is_empty() && !(2..=50).contains(&offered.len()) || offered.is_empty() {
                return Err(Why::Options(name.clone()));
            }
            choices = offered.into_iter().map(|choice| choice.name).zip(numbers).collect();
            kind
        }
        _ => return Err(Why::Kind(row.get("type").into())),
    };
    let texts = || std::iter::once(&text).chain(kind.options());
    if texts().any(|text| Lang::ALL.iter().any(|lang| text.exact(*lang).chars().count() > LONGEST_TEXT)) {
        return Err(Why::TooLong);
    }
    losses.extend(texts().chain([&help]).filter_map(quote).map(Why::Quote));
    losses.extend(lost(row, &constraint, &kind));
    let ours = |column| row.yes(column);
    let item = Item {
        theme: Theme::parse(row.get("keha_theme")),
        family: Family::parse(row.get("keha_family")),
        reversed: ours("keha_reversed"),
        not_applicable: outside.unwrap_or(ours("keha_not_applicable")),
        help,
        required: row.yes("required"),
        joined: ours("keha_joined"),
        ..Item::new(ItemKey::new(""), text, kind)
    };
    let other = asked.and_then(|place| choices.get(place)).map(|(_, number)| *number);
    Ok(Draft { item, choices, losses, other })
}

/// One text under another, in every language.
pub fn below(mut text: Text, more: &Text) -> Text {
    for lang in Lang::ALL.into_iter().filter(|lang| !more.exact(*lang).is_empty()) {
        let upper = text.exact(lang);
        let joined =
            if upper.is_empty() { more.exact(lang).into() } else { format!("{upper}\n{}", more.exact(lang)) };
        text.set(lang, joined);
    }
    text
}
