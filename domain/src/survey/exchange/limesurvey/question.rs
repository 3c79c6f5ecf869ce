//! Questions by their types.

use super::super::Why;
use super::super::draft::short;
use super::super::question::{Answers, Question};
use super::super::scale;
use super::built_in;
use super::import::Reader;
use super::source::{Asked, condition};
use crate::survey::item::Kind;
use crate::text::{Lang, Text};

impl Reader {
    pub(super) fn question(&mut self, asked: &Asked) {
        if self.draft.is_full() {
            return;
        }
        let text = asked.text.text(&self.languages);
        let name = built_in::name(&asked.kind);
        let why = match asked.kind.as_str() {
            "X" => Why::Media(name.into()),
            "*" | "I" => Why::NotAsked(name.into()),
            _ if asked.attribute("hidden") == "1" => Why::NotAsked("hidden".into()),
            "A" | "B" | "C" | "E" | "F" | "H" | "1" => return self.array(asked),
            "K" | "Q" => return self.fields(asked),
            _ => match self.kind(asked) {
                Some(answers) => {
                    let mut question = self.asks(asked, "", text, answers);
                    question.item.help = asked.help.text(&self.languages);
                    if let Kind::Multiple { .. } = question.item.kind {
                        question.members = self.members(asked);
                    }
                    self.add(question, Some(asked));
                    return;
                }
                None => Why::Kind(name.into()),
            },
        };
        self.draft.leave_out(&asked.code, text.get(Lang::Fi), why);
    }

    /// A question of this type, of its own or for a subquestion.
    pub(super) fn asks(&self, asked: &Asked, part: &str, text: Text, answers: Answers) -> Question {
        let name = if part.is_empty() { asked.code.clone() } else { format!("{}_{part}", asked.code) };
        let mut question = Question::new(&name, text, answers);
        question.names.push(format!("{}{part}", asked.address));
        question.item.required = asked.mandatory;
        question.conditions.clone_from(&asked.relevance);
        question
    }

    fn kind(&self, asked: &Asked) -> Option<Answers> {
        Some(match asked.kind.as_str() {
            "S" if asked.attribute("numbers_only") == "1" => Answers::of(number(asked)),
            "S" | "T" | "U" => Answers::of(Kind::Open),
            "N" => Answers::of(number(asked)),
            "D" => Answers::of(Kind::Date),
            "R" => {
                let parts = if asked.answers.is_empty() { &asked.subquestions } else { &asked.answers };
                Answers::of(Kind::Ranking { options: parts.iter().map(|part| self.words(part)).collect() })
            }
            "L" | "!" | "O" => scale::chosen(self.answers(asked, 0)),
            "5" | "Y" | "G" => scale::chosen(built_in::choices(&asked.kind)),
            "M" | "P" => {
                let options: Vec<Text> = asked.subquestions.iter().map(|part| self.words(part)).collect();
                let (outside, options): (Vec<Text>, Vec<Text>) =
                    options.into_iter().partition(scale::is_not_applicable);
                let not_applicable = !outside.is_empty();
                Answers { not_applicable, ..Answers::of(Kind::Multiple { options }) }
            }
            _ => return None,
        })
    }

    pub(super) fn answers(&self, asked: &Asked, scale: u8) -> Vec<(Text, String)> {
        asked.answers_of(scale).map(|answer| (self.words(answer), answer.code.clone())).collect()
    }

    /// The names by which conditions ask whether an option is ticked.
    fn members(&self, asked: &Asked) -> Vec<(String, u8)> {
        let options = asked.subquestions.iter().filter(|part| !scale::is_not_applicable(&self.words(part)));
        let names = options.zip(0..=u8::MAX).flat_map(|(part, number)| {
            [format!("{}_{}", asked.code, part.code), format!("{}{}", asked.address, part.code)]
                .map(|name| (name, number))
        });
        names.collect()
    }

    /// Adds the question. What its source loses is said once, with the first question that comes of it.
    pub(super) fn add(&mut self, question: Question, first: Option<&Asked>) -> bool {
        let added = self.draft.add(question);
        if let (Some(asked), true) = (first, added) {
            self.notes(asked);
        }
        added
    }

    fn notes(&mut self, asked: &Asked) {
        let place = &asked.code;
        let title = asked.text.text(&self.languages).get(Lang::Fi).to_string();
        if asked.other || matches!(asked.kind.as_str(), "O" | "P") {
            self.draft.leave_out(place, &title, Why::Other);
        }
        for words in [&asked.text, &asked.help] {
            if let Some(name) = words.filled_in() {
                self.draft.leave_out(place, &title, Why::Quote(short(&name)));
            }
            if words.has_media() {
                self.draft.leave_out(place, &title, Why::Media("img".into()));
            }
        }
        let filters = ["array_filter", "array_filter_exclude"];
        for name in filters.into_iter().filter(|name| !asked.attribute(name).is_empty()) {
            let filter = format!("{name}: {}", asked.attribute(name));
            self.draft.leave_out(place, &title, Why::Condition(short(&filter)));
        }
        // Rows of tables keep their conditions; single options have none here.
        if matches!(asked.kind.as_str(), "M" | "P" | "R") {
            for condition in asked.subquestions.iter().filter_map(|part| condition(&part.relevance)) {
                self.draft.leave_out(place, &title, Why::Condition(short(&condition)));
            }
        }
        let limits = [
            "min_answers",
            "max_answers",
            "maximum_chars",
            "em_validation_q",
            "em_validation_sq",
            "date_min",
            "date_max",
            "min_num_value",
            "max_num_value",
            "equals_num_value",
            "exclude_all_others",
            "validation",
            "preg",
        ];
        for name in limits.into_iter().filter(|name| !asked.attribute(name).is_empty()) {
            self.draft.leave_out(
                place,
                &title,
                Why::Limit(short(&format!("{name}: {}", asked.attribute(name)))),
            );
        }
        for (name, _) in BOUNDS {
            let value = asked.attribute(name);
            if !value.is_empty()
                && matches!(asked.kind.as_str(), "N" | "K" | "S")
                && value.parse::<i32>().is_err()
            {
                self.draft.leave_out(place, &title, Why::Limit(short(&format!("{name}: {value}"))));
            }
        }
    }
}

/// Settings that bound a number, and whether from below.
const BOUNDS: [(&str, bool); 4] =
    [("min_num_value_n", true), ("max_num_value_n", false), ("slider_min", true), ("slider_max", false)];

pub(super) fn number(asked: &Asked) -> Kind {
    let end = |below: bool| {
        let names = BOUNDS.iter().filter(|(_, of)| *of == below);
        names.filter_map(|(name, _)| asked.attribute(name).parse::<i32>().ok()).next()
    };
    Kind::Number { least: end(true), most: end(false) }
}
