//! XLSForm (<https://xlsform.org>, <https://docs.getodk.org/xlsform>): the workbooks of ODK, KoBo and SurveyCTO.
//!
//! ```text
//! bytes ── sheets (xlsx, xls, one CSV) ──> rows of text ── columns, languages ──> cells by meaning
//!   cells ── question, choices, scale ──> items ── expression, condition, limit ──> their rules and bounds
//! Questionnaire ── export ──> .xlsx
//! ```

mod cells;
mod choices;
mod columns;
mod condition;
mod export;
mod expression;
mod groups;
mod import;
mod item;
mod languages;
mod limit;
mod lines;
mod names;
mod one_csv;
mod other;
mod question;
mod reader;
#[cfg(test)]
mod round_trip;
mod rules;
mod scale;
mod settings;
mod sheets;
mod sst;
mod written;
mod xls;
mod xlsx;

pub use export::export;
pub use import::import;

/// The choice that stands for *does not concern me*. It is outside the scale, as in the answers.
const NOT_APPLICABLE: &str = "not_applicable";

/// Whoever chooses *does not concern me* of several choices chooses nothing else.
const ALONE: &str = "not(selected(., 'not_applicable') and count-selected(.) > 1)";

fn not_applicable() -> crate::text::Text {
    crate::text::Text::new("Ei koske minua", "Gäller inte mig", "Does not concern me")
}
