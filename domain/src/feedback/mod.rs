//! Feedback: files of customer feedback, or of staff answers collected elsewhere, become records. The browser
//! and the server run the same code, so that what was previewed is what is stored.
//!
//! ```text
//! bytes ── table::read ──> Table ── suggest::suggest ──> a first guess ── a person confirms ──> Mapping
//!            │ encoding, delimited, workbook
//! Table + Mapping ── record::parse ──> (Vec<Record>, Vec<Problem>)
//!                                        fingerprint   └── rejected::rejected_csv ──> a file to correct
//! ```
//!
//! `table` the file as rows of text · `encoding` bytes to text · `delimited` text to rows · `workbook` XLSX to
//! rows · `number`, `date` cells to values, `guess` which way of writing a column follows · `mapping` what the
//! columns mean · `suggest` a first mapping · `record` rows as records or problems, `row` one of them · `fingerprint`
//! telling a repeated import from an honest repetition · `rejected` the refused rows as a file · `scrub` what
//! tells of a person in a free text.

pub mod date;
mod delimited;
pub(crate) mod encoding;
pub mod fingerprint;
pub mod guess;
pub mod mapping;
pub mod number;
pub mod record;
pub mod rejected;
mod row;
pub mod scrub;
pub mod suggest;
pub mod table;
#[cfg(feature = "workbook")]
mod workbook;
#[cfg(not(feature = "workbook"))]
#[path = "no_workbook.rs"]
mod workbook;
