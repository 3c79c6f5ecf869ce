//! What people see: pages, components and server functions, rendered on the server and taken over in the browser.
//!
//! `shell` the HTML around every page · `app` the routes · `error` what went wrong, in words · `lang` the page's
//! language · `server` the request · `ui` what rooms share · then the seven rooms.

// A page is one nested type; the compiler walks it to the end.
#![recursion_limit = "512"]

pub mod app;
pub mod error;
pub mod lang;
#[cfg(feature = "ssr")]
pub mod server;
pub mod shell;
pub mod ui;

pub mod account;
pub mod answer;
pub mod feedback;
pub mod followup;
pub mod insight;
pub mod survey;
pub mod workshop;

#[allow(clippy::all, clippy::unwrap_used, unused)]
mod texts {
    include!(concat!(env!("OUT_DIR"), "/i18n/mod.rs"));
}
pub use texts::i18n;
