//! A row of the sheet of questions as an item.

use super::cells::Row;
use super::choices::{Choice, List, media};
use super::columns::collapse;
use super::languages::Languages;
use super::limit::limits;
use super::other;
use super::question::{Question, Sort};
use super::scale::scale;
use super::{ALONE, NOT_APPLICABLE, not_applicable};
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
    if row.yes("read_only") || !row.get("calculation").is_empty() {
        return Err(Why::NotAsked(
            Some(row.get("calculation")).filter(|c| !c.is_empty()).unwrap_or("read_only").into(),
        ));
    }
    // Such a row shows the words of the choices over a table and is not answered.
    if row.is("appearance", &["label"]) {
        return Err(Why::Media("label".into()));
    }
    if !row.get("relevant").is_empty() && row.no("relevant") {
        return Err(Why::NotAsked(row.get("relevant").into()));
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
            let mut offered = list.map_or(Vec::new(), |list| list.choices.clone());
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
        Question::Skip(why) => return Err(why.clone()),
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

/// Columns that say more than an item can.
fn lost(row: &Row, constraint: &str, kind: &Kind) -> Vec<Why> {
    let mut losses = Vec::new();
    if !constraint.is_empty() {
        losses.push(Why::Limit(constraint.into()));
    }
    let choice = !kind.options().is_empty();
    if choice && !row.get("choice_filter").is_empty() {
        losses.push(Why::Limit(format!("choice_filter: {}", row.get("choice_filter"))));
    }
    if choice && row.get("parameters").contains("randomize") {
        losses.push(Why::Limit(row.get("parameters").into()));
    }
    if !row.yes("required") && !row.no("required") {
        losses.push(Why::Condition(row.get("required").into()));
    }
    if !row.get("default").is_empty() {
        losses.push(Why::NotAsked(format!("default: {}", row.get("default"))));
    }
    let files = media(row);
    if !files.is_empty() {
        losses.push(Why::Media(files.join(", ")));
    }
    losses
}

/// A slider as a number between its ends (`start=1;end=10;step=1` are pyxform's own).
fn range(row: &Row) -> Result<Kind, Why> {
    let parameters = row.get("parameters").to_lowercase();
    let parameter = |name: &str, unsaid: i32| {
        let mut parts = parameters.split([';', ',', ' ']).filter_map(|part| part.split_once('='));
        let found = parts.find(|(key, _)| key.trim() == name).map(|(_, value)| value.trim().parse::<f64>());
        match found {
            None => Some(unsaid),
            Some(Ok(n)) if n.fract() == 0.0 && n.abs() < f64::from(i32::MAX) => Some(n as i32),
            Some(_) => None,
        }
    };
    match (parameter("start", 1), parameter("end", 10), parameter("step", 1)) {
        (Some(start), Some(end), Some(1)) => {
            Ok(Kind::Number { least: Some(start.min(end)), most: Some(start.max(end)) })
        }
        _ => Err(Why::Kind(collapse(&format!("range {parameters}")))),
    }
}

/// Whether the list offers *does not concern me*, which it then no longer does. A list of others is searched by the words.
fn take_not_applicable(choices: &mut Vec<Choice>, by_words: bool) -> bool {
    let known = ["not applicable", "n/a"];
    let ours = not_applicable();
    let place = choices.iter().position(|choice| {
        choice.name == NOT_APPLICABLE
            || by_words
                && Lang::ALL.iter().any(|lang| {
                    let label = choice.label.exact(*lang).to_lowercase();
                    label == ours.exact(*lang).to_lowercase() || known.contains(&label.as_str())
                })
    });
    place.map(|place| choices.remove(place)).is_some()
}

fn select(sort: Sort, choices: &[Choice], ours: &str) -> (Kind, Vec<u8>) {
    let options = || choices.iter().map(|choice| choice.label.clone()).collect();
    let numbers = (0..=u8::MAX).take(choices.len()).collect();
    match sort {
        Sort::Many => (Kind::Multiple { options: options() }, numbers),
        Sort::Rank => (Kind::Ranking { options: options() }, numbers),
        Sort::One if ours == "single" => (Kind::Single { options: options() }, numbers),
        Sort::One => {
            scale(choices, ours == "zero_to_ten").unwrap_or((Kind::Single { options: options() }, numbers))
        }
    }
}

/// The first sign for an earlier answer in a text.
fn quote(text: &Text) -> Option<String> {
    Lang::ALL.iter().find_map(|lang| {
        let (_, rest) = text.exact(*lang).split_once("${")?;
        rest.split_once('}').map(|(name, _)| format!("${{{name}}}"))
    })
}
