//! Store: SQL and nothing else. SQLite by default, PostgreSQL by URL.
//!
//! `open` connects and migrates · `entity` the tables · one module per room with its queries. Every query that a
//! signed-in person causes takes a [`domain::account::Coordinator`] and is scoped by its organisation; the name of
//! the function says `_of` when it is.

mod checkpoint;
pub mod entity;
mod error;
mod migration;
mod open;
mod writer;

pub mod account;
pub mod answer;
pub mod feedback;
pub mod insight;
pub mod invitation;
pub mod review;
pub mod shaping;
pub mod survey;

pub use error::{Error, Result};
pub use open::Store;
pub use writer::Failed;
