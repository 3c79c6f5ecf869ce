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
    /// SQLite's "database or disk is full" (result code 13; 4874 where it is the index of the write-ahead log that cannot
    /// grow) and PostgreSQL's class 53 "disk full" (53100).
    pub fn is_disk_full(&self) -> bool {
        let Error::Db(error) = self else { return false };
        let text = error.to_string();
        ["disk is full", "(code: 13)", "(code: 4874)", "53100"].iter().any(|mark| text.contains(mark))
    }
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used)]

    use crate::Store;
    use sea_orm::ConnectionTrait;

    #[tokio::test]
    async fn a_full_disk_is_recognised_and_loses_nothing() {
        let store = Store::open("sqlite::memory:").await.unwrap();
        let pages = store
            .db
            .query_one_raw(sea_orm::Statement::from_string(sea_orm::DbBackend::Sqlite, "PRAGMA page_count"));
        let pages: i64 = pages.await.unwrap().unwrap().try_get_by_index(0).unwrap();
        // The database may not grow: SQLite then answers as it does when the disk is full.
        store.db.execute_unprepared(&format!("PRAGMA max_page_count = {pages}")).await.unwrap();
        store.save_session("short", "kept".into(), i64::MAX).await.unwrap();
        let error = store.save_session("long", "x".repeat(1_000_000), i64::MAX).await.unwrap_err();
        assert!(error.is_disk_full(), "{error}");
        assert_eq!(store.load_session("short", 0).await.unwrap().unwrap().0, "kept");
    }
}
