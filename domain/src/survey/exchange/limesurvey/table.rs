//! Questions with subquestions: tables over one scale become joined items, lists of fields items of their own.

use super::super::question::Answers;
use super::super::scale;
use super::built_in;
use super::import::Reader;
use super::question::number;
use super::source::{Asked, condition};
use crate::survey::item::Kind;
use crate::text::{Lang, Text};

impl Reader {
    /// The question's text, which stands above the table, is the first one's help, so that it is read before them. A
    /// table of two scales is one table after the other.
    pub(super) fn array(&mut self, asked: &Asked) {
        let scales: &[u8] = if asked.kind == "1" { &[0, 1] } else { &[0] };
        let mut first = true;
        for number in scales {
            let mut head = self.heading(asked);
            if asked.kind == "1" {
                let name = if *number == 0 { "dualscale_headerA" } else { "dualscale_headerB" };
                head = both(head, &asked.words_of(name).text(&self.languages));
            }
            let mut choices = built_in::choices(&asked.kind);
            if choices.is_empty() {
                choices = self.answers(asked, *number);
            }
            let answers = scale::chosen(choices);
            let name =
                |part: &str| if asked.kind == "1" { format!("{part}_{number}") } else { part.to_string() };
            for part in asked.subquestions.iter().filter(|part| part.scale == 0) {
                let mut question = self.asks(asked, &name(&part.code), self.words(part), answers.clone());
                question.table = Some(name(&asked.code));
                question.conditions.extend(condition(&part.relevance));
                question.item.help.clone_from(&head);
                if self.add(question, first.then_some(asked)) {
                    (first, head) = (false, Text::default());
                }
            }
        }
    }

    /// Several numbers or several short texts.
    pub(super) fn fields(&mut self, asked: &Asked) {
        let answers = Answers::of(if asked.kind == "K" { number(asked) } else { Kind::Open });
        let mut first = true;
        for part in &asked.subquestions {
            let mut question = self.asks(asked, &part.code, self.words(part), answers.clone());
            question.conditions.extend(condition(&part.relevance));
            if first {
                question.item.help = self.heading(asked);
            }
            first &= !self.add(question, first.then_some(asked));
        }
    }

    fn heading(&self, asked: &Asked) -> Text {
        both(asked.text.text(&self.languages), &asked.help.text(&self.languages))
    }
}

/// One text after the other, on one line.
fn both(mut first: Text, second: &Text) -> Text {
    for lang in Lang::ALL.into_iter().filter(|lang| !second.exact(*lang).is_empty()) {
        let joined = format!("{} {}", first.exact(lang), second.exact(lang));
        first.set(lang, joined.trim_start().to_string());
    }
    first
}
