//! Questions of a file become items, within the limits of a questionnaire; what does not fit is listed with its reason.

use super::condition::{self, Condition, Named};
use super::{Broken, Imported, LeftOut, Why};
use crate::id::ItemKey;
use crate::survey::item::{Audience, Item, Kind};
use crate::survey::questionnaire::{LONGEST_TEXT, MOST_ITEMS, Questionnaire};
use crate::text::{Lang, Text};
use std::collections::{HashMap, HashSet};

/// So many reasons fill any page; a file made to give millions gets no more.
const MOST_REASONS: usize = 1000;

/// How a question is answered.
#[derive(Clone)]
pub(super) struct Answers {
    pub kind: Kind,
    /// The answers as conditions write them, with their numbers.
    pub codes: Vec<(String, u8)>,
    /// *Does not concern me* is among them.
    pub not_applicable: bool,
}

impl Answers {
    /// What is written, not chosen.
    pub fn of(kind: Kind) -> Answers {
        Answers { kind, codes: Vec::new(), not_applicable: false }
    }
}

/// A question as a file gives it.
pub(super) struct Question {
    /// Where it stands, for the reasons.
    pub place: String,
    /// By which conditions call it.
    pub names: Vec<String>,
    pub item: Item,
    /// As of its answers.
    pub codes: Vec<(String, u8)>,
    /// Names of single options: LimeSurvey asks whether `Q1_SQ002` is ticked.
    pub members: Vec<(String, u8)>,
    /// Questions of one table name it here.
    pub table: Option<String>,
    /// All of these must hold.
    pub conditions: Vec<String>,
}

impl Question {
    pub fn new(name: &str, text: Text, answers: Answers) -> Question {
        let mut item = Item::new(ItemKey::new(name), text, answers.kind);
        item.not_applicable = answers.not_applicable;
        Question {
            place: name.to_string(),
            names: vec![name.to_string()],
            item,
            codes: answers.codes,
            members: Vec::new(),
            table: None,
            conditions: Vec::new(),
        }
    }
}

/// A questionnaire that is being read.
#[derive(Default)]
pub(super) struct Draft {
    items: Vec<Item>,
    keys: HashSet<ItemKey>,
    names: HashMap<String, Named>,
    conditions: Vec<(usize, String, Vec<String>)>,
    table: Option<String>,
    left_out: Vec<LeftOut>,
}

impl Draft {
    pub fn leave_out(&mut self, place: &str, text: &str, why: Why) {
        if self.left_out.len() < MOST_REASONS {
            self.left_out.push(LeftOut { place: short(place), text: short(text), why });
        }
    }

    /// Takes the question as the next item if there is a place for it, and says so.
    pub fn add(&mut self, mut question: Question) -> bool {
        if let Some(why) = self.refusal(&question) {
            let text = question.item.text.get(Lang::Fi).to_string();
            self.leave_out(&question.place, &text, why);
            return false;
        }
        let item = &mut question.item;
        if long(&item.help) {
            let help = std::mem::take(&mut item.help);
            self.leave_out(&question.place, help.get(Lang::Fi), Why::TooLong);
        }
        item.joined |= question.table.is_some() && question.table == self.table;
        self.table = question.table;
        let named = |member| Named {
            key: question.item.key.clone(),
            kind: question.item.kind.clone(),
            codes: question.codes.clone(),
            member,
        };
        for name in &question.names {
            self.names.entry(name.clone()).or_insert_with(|| named(None));
        }
        for (name, number) in &question.members {
            self.names.entry(name.clone()).or_insert_with(|| named(Some(*number)));
        }
        if !question.conditions.is_empty() {
            self.conditions.push((self.items.len(), question.place, question.conditions));
        }
        self.keys.insert(question.item.key.clone());
        self.items.push(question.item);
        true
    }

    fn refusal(&self, question: &Question) -> Option<Why> {
        let item = &question.item;
        let options = item.kind.options();
        let chosen = matches!(item.kind, Kind::Single { .. } | Kind::Multiple { .. } | Kind::Ranking { .. });
        if self.keys.contains(&item.key) {
            Some(Why::Twice(question.place.clone()))
        } else if item.text.is_empty() {
            Some(Why::NoText)
        } else if long(&item.text) || options.iter().any(long) {
            Some(Why::TooLong)
        } else if chosen && !(2..=50).contains(&options.len()) {
            Some(Why::Options(options.len().to_string()))
        } else if options.iter().any(Text::is_empty) {
            Some(Why::Options(String::new()))
        } else {
            (self.items.len() >= MOST_ITEMS).then_some(Why::TooMany)
        }
    }

    /// The questionnaire with its rules. `parse` reads one condition in the file's language.
    pub fn finish(
        mut self,
        title: Text,
        parse: impl Fn(&str) -> Option<Condition>,
    ) -> Result<Imported, Broken> {
        let conditions = std::mem::take(&mut self.conditions);
        for (place, name, texts) in &conditions {
            let parsed: Option<Vec<Condition>> = texts.iter().map(|text| parse(text)).collect();
            let rule = parsed.and_then(condition::all).and_then(|all| condition::rule(&all, &self.names));
            match (rule, self.items.get_mut(*place)) {
                (Some(rule), Some(item)) => item.show_if = Some(rule),
                _ => self.leave_out(name, "", Why::Condition(written(texts))),
            }
        }
        let mut questionnaire = Questionnaire {
            items: std::mem::take(&mut self.items),
            ..Questionnaire::new(title, Audience::Staff)
        };
        // A rule over a later item, or one that never holds, would keep its item from everybody. One at a time: what
        // follows from a broken rule may be sound without it.
        while let Some(key) = questionnaire.rule_problems().first().map(|(key, _)| (*key).clone()) {
            let Some(place) = questionnaire.items.iter().position(|item| item.key == key) else { break };
            questionnaire.items[place].show_if = None;
            let condition = conditions.iter().find(|(at, ..)| *at == place);
            let text = condition.map_or(String::new(), |(_, _, texts)| written(texts));
            self.leave_out(condition.map_or(&key.0, |(_, name, _)| name), "", Why::Condition(text));
        }
        if questionnaire.items.is_empty() {
            return Err(Broken::Nothing(self.left_out));
        }
        Ok(Imported { questionnaire, left_out: self.left_out })
    }
}

fn written(conditions: &[String]) -> String {
    short(&conditions.join(" && "))
}

fn long(text: &Text) -> bool {
    Lang::ALL.iter().any(|lang| text.exact(*lang).chars().count() > LONGEST_TEXT)
}

/// At most 120 characters.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(119) {
        Some((at, _)) if text.chars().count() > 120 => format!("{}…", &text[..at]),
        _ => text.to_string(),
    }
}
