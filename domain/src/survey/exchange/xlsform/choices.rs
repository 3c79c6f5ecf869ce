//! The sheet of choices as lists by their names.

use super::cells::{Cells, Row};
use super::languages::Languages;
use super::shortened;
use crate::survey::exchange::{LeftOut, Why};
use crate::text::Text;
use std::collections::BTreeMap;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    pub name: String,
    pub label: Text,
}

/// A list, and what of it does not come along; said when the list is used.
#[derive(Clone, Debug, Default)]
pub struct List {
    pub choices: Vec<Choice>,
    pub left_out: Vec<LeftOut>,
}

pub fn lists(cells: &Cells, languages: &Languages) -> BTreeMap<String, List> {
    let mut lists: BTreeMap<String, List> = BTreeMap::new();
    let mut pictures: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for row in cells.rows().filter(|row| !row.get("list_name").is_empty()) {
        let list_name = row.get("list_name").to_string();
        let list = lists.entry(list_name.clone()).or_default();
        // It can not be used any more.
        if list.choices.len() > MOST_CHOICES {
            continue;
        }
        let Some(choice) = choice(&row, languages) else { continue };
        pictures.entry(list_name).or_default().extend(media(&row));
        match list.choices.iter().find(|earlier| earlier.name == choice.name) {
            None => list.choices.push(choice),
            // The same again, under another choice of a question before: nothing is lost.
            Some(earlier) if *earlier == choice => {}
            Some(_) => list.left_out.push(LeftOut {
                place: format!("choices, row {}", row.number),
                text: choice.label.get(languages.main()).to_string(),
                why: Why::Twice(choice.name),
            }),
        }
    }
    for (name, files) in pictures.into_iter().filter(|(_, files)| !files.is_empty()) {
        if let Some(list) = lists.get_mut(&name) {
            let place = format!("choices, {name}");
            list.left_out.push(LeftOut {
                place,
                text: String::new(),
                why: Why::Media(shortened(&files.join(", "))),
            });
        }
    }
    lists
}

/// No question offers more, *does not concern me* and "other" with it.
pub const MOST_CHOICES: usize = 52;

/// One without words is shown by its name, as ODK does.
fn choice(row: &Row, languages: &Languages) -> Option<Choice> {
    let mut label = languages.text(row, "label");
    let name = Some(row.get("name")).filter(|name| !name.is_empty()).unwrap_or(label.get(languages.main()));
    if name.is_empty() {
        return None;
    }
    let name = name.to_string();
    if label.is_empty() {
        label.set(languages.main(), name.clone());
    }
    Some(Choice { name, label })
}

/// Names of pictures, sounds and videos of a row.
pub fn media(row: &Row) -> Vec<String> {
    let columns = ["image", "big-image", "audio", "video"];
    columns.iter().flat_map(|column| row.texts(column)).map(|(_, file)| file.to_string()).collect()
}
