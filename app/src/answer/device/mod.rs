//! What is kept on the device. Everything here runs in the browser only; on the server each function answers as a
//! browser without storage would, and is not asked for more.
//!
//! `keys` where things are kept · `fields` the form's fields · `draft` keeping and putting back · `queue` sending.

mod draft;
mod fields;
mod keys;
mod queue;

pub use draft::{asking, form_id, in_empty_shell, keep, link, remember, restore, send, waiting};
pub use queue::{download, send_now, start, state_of};
