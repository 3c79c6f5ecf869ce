//! Feedback: files with customers' feedback, or with staff answers collected elsewhere, as batches that can be undone.
//!
//! `list` the batches · `import` the page that takes a file in, in steps: `file` choosing it, `draft` what its columns
//! mean while that is being chosen, `columns` and `scale` the fields for it, `check` trying every row, `preview` and `marked` what
//! came of it, `send` the rows to the server · `packed` how rows travel · `api` server functions · `words`.

pub mod api;
mod check;
mod columns;
mod draft;
mod file;
pub mod import;
pub mod list;
mod marked;
pub mod packed;
mod preview;
mod scale;
mod send;
mod words;
