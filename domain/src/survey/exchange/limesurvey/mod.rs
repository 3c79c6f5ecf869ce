//! LimeSurvey: surveys (.lss), groups (.lsg) and questions (.lsq) in XML, and the tab-separated export (.txt).
//!
//! `xml` and `tsv` files to `source` what they say, the same for both · `question` its questions by their types, `table`
//! those with subquestions · `built_in` choices that LimeSurvey brings itself.
//!
//! The structure is that of <https://www.limesurvey.org/manual/Tab_Separated_Value_survey_structure> and of the tables
//! that LimeSurvey's export writes.

mod built_in;
mod import;
mod question;
mod source;
mod table;
mod tsv;
mod xml;

pub use import::import;
pub(super) use import::is_structure;
