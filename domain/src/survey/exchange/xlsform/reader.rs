//! The rows of the sheet of questions, one after another.

use super::cells::{Cells, Row};
use super::choices::List;
use super::groups::Groups;
use super::item::{Draft, below, draft};
use super::languages::Languages;
use super::question::{Question, Sort, question};
use super::rules::Asked;
use super::{other, shortened};
use crate::id::ItemKey;
use crate::survey::exchange::{Broken, LeftOut, Why};
use crate::survey::questionnaire::MOST_ITEMS;
use crate::text::Text;
use std::collections::{BTreeMap, BTreeSet};

/// What the rows gave.
pub struct Found {
    pub asked: Vec<Asked>,
    pub title: Option<String>,
    pub left_out: Vec<LeftOut>,
}

pub struct Reader<'a> {
    choices: Option<&'a Cells>,
    lists: &'a BTreeMap<String, List>,
    /// Lists whose losses have been said.
    told: BTreeSet<String>,
    languages: &'a Languages,
    groups: Groups,
    title: Option<String>,
    asked: Vec<Asked>,
    keys: BTreeSet<String>,
    left_out: Vec<LeftOut>,
}

impl<'a> Reader<'a> {
    pub fn new(
        choices: Option<&'a Cells>,
        lists: &'a BTreeMap<String, List>,
        languages: &'a Languages,
    ) -> Reader<'a> {
        Reader {
            choices,
            lists,
            told: BTreeSet::new(),
            languages,
            groups: Groups::new(),
            title: None,
            asked: Vec::new(),
            keys: BTreeSet::new(),
            left_out: languages.left_out(),
        }
    }

    pub fn finish(self) -> Result<Found, Broken> {
        self.groups.finish()?;
        Ok(Found { asked: self.asked, title: self.title, left_out: self.left_out })
    }

    pub fn row(&mut self, row: &Row) -> Result<(), Broken> {
        let said = ["type", "name", "label", "hint"].iter().any(|column| row.texts(column).next().is_some());
        if !said {
            return Ok(());
        }
        let question = question(row.get("type"));
        match &question {
            Question::Title => self.title = Some(row.get("name").to_string()),
            Question::Id => {}
            Question::Begin { repeat } => self.begin(row, *repeat)?,
            Question::End { repeat } => {
                let group = self.groups.end(row.number, *repeat)?;
                // No item took it.
                if let Some(stem) = group.stem {
                    self.say(group.row, &stem, Why::Media("group".into()));
                }
            }
            _ => self.ask(row, &question)?,
        }
        Ok(())
    }

    fn begin(&mut self, row: &Row, repeat: bool) -> Result<(), Broken> {
        self.groups.begin(row, repeat)?;
        let stem = below(self.languages.text(row, "label"), &self.languages.text(row, "hint"));
        let table = row.get("appearance").to_lowercase().contains("table-list");
        if self.groups.repeated() {
            self.leave(row, Why::Repeat);
        } else if table && let Some(group) = self.groups.innermost() {
            // What stands over a table is half of its questions; a heading is not.
            group.stem = Some(stem).filter(|stem| !stem.is_empty());
        } else if !stem.is_empty() {
            self.leave(row, Why::Media("group".into()));
        }
        Ok(())
    }

    /// The whole row, all that it says.
    fn leave(&mut self, row: &Row, why: Why) {
        let text = below(self.languages.text(row, "label"), &self.languages.text(row, "hint"));
        let text = if text.is_empty() { Text::same(row.get("name")) } else { text };
        self.say(row.number, &text, why);
    }

    fn say(&mut self, row: usize, text: &Text, why: Why) {
        let text = shortened(text.get(self.languages.main()));
        self.left_out.push(LeftOut { place: place(row), text, why });
    }

    fn ask(&mut self, row: &Row, question: &Question) -> Result<(), Broken> {
        let list = match question {
            Question::Select { list, .. } => self.list(list)?,
            _ => None,
        };
        let asked = !matches!(question, Question::Skip(_));
        if asked && (self.groups.repeated() || self.asked.len() >= MOST_ITEMS) {
            let why = if self.groups.repeated() { Why::Repeat } else { Why::TooMany };
            self.leave(row, why);
            return Ok(());
        }
        match draft(row, question, list, self.languages) {
            Err(why) => self.leave(row, why),
            Ok(_) if !self.groups.claim(row.get("name")) => {
                self.leave(row, Why::Twice(row.get("name").into()))
            }
            Ok(draft) => {
                for why in &draft.losses {
                    self.say(row.number, &draft.item.text, why.clone());
                }
                if let (Question::Select { list: name, .. }, Some(list)) = (question, list)
                    && self.told.insert(name.clone())
                {
                    self.left_out.extend(list.left_out.iter().cloned());
                }
                self.add(row, question, draft);
            }
        }
        Ok(())
    }

    fn list(&self, name: &str) -> Result<Option<&'a List>, Broken> {
        let lacks = |what: &str| Err(Broken::Lacks(what.into()));
        let Some(choices) = self.choices else { return lacks("choices") };
        match ["list_name", "name"].into_iter().find(|column| !choices.has(column)) {
            Some(column) => lacks(&format!("choices: {column}")),
            None => Ok(self.lists.get(name)),
        }
    }

    fn add(&mut self, row: &Row, question: &Question, draft: Draft) {
        let Draft { mut item, choices, other: say, .. } = draft;
        let ours = !row.get("keha_key").is_empty();
        item.key = self.key(if ours { row.get("keha_key") } else { row.get("name") }, row.number);
        let list = match question {
            Question::Select { sort: Sort::One, list, other: false } => Some(list.clone()),
            _ => None,
        };
        let mut conditions = self.groups.conditions();
        if let Some(group) = self.groups.innermost() {
            if let Some(stem) = group.stem.take() {
                item.help = below(stem, &item.help);
            }
            let before = self.asked.last().map(|asked| &asked.item);
            let alike =
                before.is_some_and(|b| b.kind == item.kind && b.not_applicable == item.not_applicable);
            item.joined |= !ours && group.table && list.is_some() && group.list == list && alike;
            group.list = list;
        }
        if !row.get("relevant").is_empty() {
            conditions.push((row.number, row.get("relevant").to_string()));
        }
        let name = row.get("name").to_string();
        let key = item.key.clone();
        let rule = row.get("keha_rule").to_string();
        let row = row.number;
        let text = shortened(item.text.get(self.languages.main()));
        self.asked.push(Asked { item, row, text, name: name.clone(), choices, conditions, ours: rule });
        if let Some(choice) = say.filter(|_| self.asked.len() < MOST_ITEMS) {
            let name = format!("{name}_other");
            let item = other::item(self.key(&name, row), &key, choice);
            let (choices, conditions, text) = (Vec::new(), Vec::new(), String::new());
            self.asked.push(Asked { item, row, text, name, choices, conditions, ours: String::new() });
        }
    }

    /// A key of its own, after the name in the file.
    fn key(&mut self, name: &str, row: usize) -> ItemKey {
        let base = if name.is_empty() { format!("row_{row}") } else { name.to_string() };
        let more = (2..).map(|count| format!("{base}_{count}"));
        let free = std::iter::once(base.clone()).chain(more).find(|key| !self.keys.contains(key));
        let key = free.unwrap_or(base);
        self.keys.insert(key.clone());
        ItemKey(key)
    }
}

pub fn place(row: usize) -> String {
    format!("survey, row {row}")
}
