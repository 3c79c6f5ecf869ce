//! Questions of a file become items, within the limits of a questionnaire; what does not fit is listed with its reason.

use super::condition::{self, Condition};
use super::question::Question;
use super::to_rule::{Named, rule};
use super::{Broken, Imported, LeftOut, Why, tokens};
use crate::id::ItemKey;
use crate::survey::item::{Audience, Item, Kind};
use crate::survey::questionnaire::{LONGEST_TEXT, MOST_ITEMS, Questionnaire};
use crate::survey::rule::{Rule, Test};
use crate::text::{Lang, Text};
use std::collections::{HashMap, HashSet};

/// So many reasons fill any page; a file made to give millions gets no more.
const MOST_REASONS: usize = 1000;

/// Far past the last question that could become an item or a reason. A file made to have millions is not read further.
const MOST_LOOKED_AT: usize = 5000;

/// In bytes. No tool lets people write longer names; the key is repeated with every answer.
const LONGEST_KEY: usize = 200;

/// A questionnaire that is being read.
#[derive(Default)]
pub(super) struct Draft {
    items: Vec<Item>,
    keys: HashSet<ItemKey>,
    names: HashMap<String, Named>,
    conditions: Vec<(usize, String, Vec<String>)>,
    table: Option<String>,
    left_out: Vec<LeftOut>,
    looked_at: usize,
}

impl Draft {
    /// Whether nothing more can come of what follows.
    pub fn is_full(&self) -> bool {
        self.looked_at >= MOST_LOOKED_AT
    }

    pub fn leave_out(&mut self, place: &str, text: &str, why: Why) {
        self.looked_at += 1;
        if self.left_out.len() < MOST_REASONS {
            self.left_out.push(LeftOut { place: short(place), text: short(text), why });
        }
    }

    /// Takes the question as the next item if there is a place for it, and says so.
    pub fn add(&mut self, mut question: Question) -> bool {
        self.looked_at += 1;
        if question.item.key.0.is_empty() || question.item.key.0.len() > LONGEST_KEY {
            question.item.key = self.new_key();
        }
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
        if let Kind::Number { least: Some(least), most: Some(most) } = item.kind
            && least > most
        {
            item.kind = Kind::Number { least: None, most: None };
            let limit = Why::Limit(format!("{least}–{most}"));
            self.leave_out(&question.place, item.text.get(Lang::Fi), limit);
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

    fn new_key(&self) -> ItemKey {
        let mut keys = (self.items.len() + 1..).map(|number| ItemKey(format!("question{number}")));
        keys.find(|key| !self.keys.contains(key)).unwrap_or_else(|| ItemKey::new("question"))
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
        for (place, name, conditions) in std::mem::take(&mut self.conditions) {
            self.rule(place, &name, &conditions, &parse);
        }
        let mut questionnaire = Questionnaire {
            items: std::mem::take(&mut self.items),
            ..Questionnaire::new(title, Audience::Staff)
        };
        // A rule that never holds would keep its item from everybody.
        let never: HashSet<ItemKey> =
            questionnaire.rule_problems().into_iter().map(|(key, _)| key.clone()).collect();
        for item in questionnaire.items.iter_mut().filter(|item| never.contains(&item.key)) {
            item.show_if = None;
            self.leave_out(&item.key.0, item.text.get(Lang::Fi), Why::Condition("never".into()));
        }
        if questionnaire.items.is_empty() {
            return Err(Broken::Nothing(self.left_out));
        }
        Ok(Imported { questionnaire, left_out: self.left_out })
    }

    /// Of several conditions those that a rule can say together stay; each other is listed.
    fn rule(
        &mut self,
        place: usize,
        name: &str,
        conditions: &[String],
        parse: impl Fn(&str) -> Option<Condition>,
    ) {
        let mut whole: Option<(Condition, Rule)> = None;
        for text in conditions {
            let next = parse(text).and_then(|condition| match whole.as_ref() {
                Some((so_far, _)) => condition::join(vec![so_far.clone(), condition], false),
                None => Some(condition),
            });
            let next = next.and_then(|condition| {
                let rule = rule(&condition, &self.names)?;
                let earlier = self.items.get(..place)?;
                let asked = |test: &Test| earlier.iter().any(|item| item.key == test.item);
                rule.tests.iter().all(asked).then_some((condition, rule))
            });
            match next {
                Some(next) => whole = Some(next),
                None => {
                    let words = self.items.get(place).map_or("", |item| item.text.get(Lang::Fi)).to_string();
                    self.leave_out(name, &words, Why::Condition(short(text)));
                }
            }
        }
        if let Some(item) = self.items.get_mut(place) {
            item.show_if = whole.map(|(_, rule)| rule);
        }
    }
}

fn long(text: &Text) -> bool {
    Lang::ALL.iter().any(|lang| text.exact(*lang).chars().count() > LONGEST_TEXT)
}

/// A condition that is too long to read, so short that it can stand with each of its questions; it ends in a sign that
/// no condition has.
pub(super) fn bounded(condition: &str) -> String {
    if condition.len() > tokens::LONGEST { short(condition) } else { condition.to_string() }
}

/// At most 120 characters.
pub(super) fn short(text: &str) -> String {
    match text.char_indices().nth(119) {
        Some((at, _)) if text.chars().count() > 120 => format!("{}…", &text[..at]),
        _ => text.to_string(),
    }
}
