//! Questionnaires from other tools, and to them. What fits becomes items; what does not is listed with its reason.
//!
//! `xlsform` XLSForm workbooks and CSV (ODK, KoBo) · `surveyjs` SurveyJS JSON · `limesurvey` LimeSurvey's XML and tab-separated
//! files · `read` tells them apart. Each reads bytes and never panics on them.
//!
//! Shared by the readers: `question` what becomes an item, `draft` within the limits · `tokens` the words of conditions,
//! `condition` what they compare, `to_rule` the rules that say the same · `languages` which of a file's languages are ours ·
//! `scale` our scales among its choices · `plain` HTML to plain text.

mod condition;
mod draft;
mod languages;
pub mod limesurvey;
mod plain;
mod question;
pub mod read;
mod scale;
pub mod surveyjs;
mod to_rule;
mod tokens;

pub mod xlsform;

/// The largest file that is read, in bytes.
pub const LARGEST_FILE: usize = 10 * 1024 * 1024;

use super::questionnaire::Questionnaire;
use serde::{Deserialize, Serialize};

/// What came out of a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Imported {
    pub questionnaire: Questionnaire,
    pub left_out: Vec<LeftOut>,
}

/// Something of the file that did not become a part of the questionnaire.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Where it stands in the file, as its maker knows it: "survey, row 12", a question's code. The words `row`, `column`,
    /// `line` and `byte` are the interface's to translate; all else is the file's own.
    pub place: String,
    /// Its own words, shortened; empty when it has none.
    pub text: String,
    pub why: Why,
}

/// Why it was left out. The interface has a sentence for each.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Why {
    /// A kind of question that Kehä does not have, by the name it has there.
    Kind(String),
    /// Computed, not asked: calculations, default values, metadata such as a device's number or a place.
    NotAsked(String),
    /// Pictures, sounds, videos and layout.
    Media(String),
    /// Questions that repeat for a list of things.
    Repeat,
    /// The question stays, the condition that Kehä cannot express does not.
    Condition(String),
    /// The question stays, a limit to what can be answered does not.
    Limit(String),
    /// The question stays, without its answer "other, please say": an own item asks for it.
    Other,
    /// The text stays with its sign for an earlier answer, which Kehä does not put there.
    Quote(String),
    /// A language that Kehä does not speak, by the name it has there.
    Language(String),
    /// No text in any language.
    NoText,
    /// A choice question with fewer than two or more than fifty options, or without its list.
    Options(String),
    /// The same name twice: the first one stays.
    Twice(String),
    /// Longer than an item or option may be.
    TooLong,
    /// After the last item that fits into a questionnaire.
    TooMany,
}

/// Why nothing could be read from a file.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Broken {
    /// Larger than [`LARGEST_FILE`].
    TooLarge,
    /// None of the formats; a damaged file.
    UnknownFormat,
    /// A workbook without the sheet of questions, or a sheet without a column that it must have.
    Lacks(String),
    /// Breaks off or contradicts itself here.
    Damaged(String),
    /// Nothing of it can be asked; the reasons are listed.
    Nothing(Vec<LeftOut>),
}
