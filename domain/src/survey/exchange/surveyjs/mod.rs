//! SurveyJS: the JSON of survey-core (<https://surveyjs.io/form-library/documentation/api-reference/survey-data-model>).
//!
//! `import` pages and panels, `question` their questions, `table` several in one, `field` ratings and typed answers,
//! `choices` lists of choices, `notes` what a question loses, `words` texts in several languages · `export` the way back,
//! `layout` its elements, `element` their properties, `rules` its conditions, `extras` what SurveyJS has no place for.

mod choices;
mod element;
mod export;
mod extras;
mod field;
mod import;
mod layout;
mod notes;
mod question;
#[cfg(test)]
mod round_trip;
mod rules;
mod table;
mod words;

pub use export::export;
pub use import::import;
