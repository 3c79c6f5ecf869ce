//! A question of a file, on its way to an item.

use crate::id::ItemKey;
use crate::survey::item::{Item, Kind};
use crate::text::Text;

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
