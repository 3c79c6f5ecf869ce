//! What can go wrong below. The texts are for the log; people see a sentence chosen by the app.

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("database: {0}")]
    Db(#[from] sea_orm::DbErr),
    #[error("stored JSON is not readable: {0}")]
    Json(#[from] serde_json::Error),
    /// Asked for something that is not there, or belongs to another organisation.
    #[error("not found")]
    NotFound,
    /// The thing has moved on: a round is open, a version is frozen, an e-mail address is taken.
    #[error("conflict: {0}")]
    Conflict(&'static str),
}

pub type Result<T> = std::result::Result<T, Error>;

impl Error {
    /// SQLite's "database or disk is full" (result code 13) and PostgreSQL's class 53 "disk full" (53100).
    pub fn is_disk_full(&self) -> bool {
        let Error::Db(error) = self else { return false };
        let text = error.to_string();
        text.contains("disk is full") || text.contains("(code: 13)") || text.contains("53100")
    }
}
