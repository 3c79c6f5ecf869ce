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
mod kinds;
mod languages;
mod limit;
mod lines;
mod losses;
mod names;
mod one_csv;
mod op;
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
mod tokens;
#[cfg(test)]
mod truth;
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

/// Enough of a text or an expression to find it again.
fn shortened(text: &str) -> String {
    const MOST: usize = 200;
    let text = columns::collapse(text);
    match text.char_indices().nth(MOST) {
        Some((end, _)) => format!("{}…", text.get(..end).unwrap_or("").trim_end()),
        None => text,
    }
}
