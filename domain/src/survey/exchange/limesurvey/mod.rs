//! LimeSurvey: surveys (.lss), groups (.lsg) and questions (.lsq) in XML, and the tab-separated export (.txt).
//!
//! `xml` with `tables`, and `tsv`: files to `source`, what they say, the same for both · `question` questions by their
//! types, `table` those with subquestions · `built_in` choices that LimeSurvey brings itself.
//!
//! The structure is that of <https://www.limesurvey.org/manual/Tab_Separated_Value_survey_structure> and of the tables
//! that LimeSurvey's export writes.

mod built_in;
mod import;
mod question;
mod source;
mod table;
mod tables;
mod tsv;
mod xml;

pub use import::import;
pub(super) use import::is_structure;
