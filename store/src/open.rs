//! Connecting.

use crate::error::Result;
use crate::survey::Asking;
use crate::writer::Writer;
use sea_orm::sqlx::sqlite::SqliteConnection;
use sea_orm::sqlx::{self, Connection};
use sea_orm::{ConnectOptions, Database, DatabaseConnection, DbBackend};
use sea_orm_migration::MigratorTrait;
use std::sync::Arc;
use std::time::Duration;

/// A pool of connections to one database, migrated to this build's schema.
#[derive(Clone, Debug)]
pub struct Store {
    pub(crate) db: DatabaseConnection,
    pub(crate) writer: Writer,
    /// What links ask, for answers that arrive in crowds.
    pub(crate) askings: Askings,
}

pub(crate) type Askings = moka::future::Cache<String, Option<Arc<Asking>>>;

/// A change of a round by another server is seen after this.
const REMEMBERED: Duration = Duration::from_secs(1);

/// Whether a connection has left its transaction. When the disk is full, SQLite may end a transaction by itself or refuse to
/// end it; sqlx then goes on counting, and the next "commit" on this connection would release a savepoint inside a transaction
/// that never ends: receipts for answers that are not on the disk. Such a connection is closed.
async fn is_clean(connection: &mut SqliteConnection) -> sqlx::Result<bool> {
    // Whatever is still to be rolled back has been when this is answered.
    connection.ping().await?;
    Ok(!connection.is_in_transaction())
}

impl Store {
    /// Opens `sqlite://file?mode=rwc`, `sqlite::memory:` or `postgres://…` and migrates.
    pub async fn open(url: &str) -> Result<Store> {
        let mut options = ConnectOptions::new(url);
        options.sqlx_logging(false).acquire_timeout(Duration::from_secs(10));
        if url.starts_with("sqlite") {
            // An in-memory database lives and dies with its one connection.
            options.max_connections(if url.contains(":memory:") { 1 } else { 4 }).min_connections(1);
            // Receipts promise that an answer survives a power cut, so every commit reaches the disk (FULL).
            options.map_sqlx_sqlite_opts(|o| {
                o.foreign_keys(true)
                    .busy_timeout(Duration::from_secs(10))
                    .pragma("journal_mode", "WAL")
                    .pragma("synchronous", "FULL")
                    // `checkpoint` is earlier; this is for a disk that it cannot keep up with.
                    .pragma("wal_autocheckpoint", "262144")
                    // 64 MiB: rows come in the order of random keys, so pages of the whole tree are needed at once.
                    .pragma("cache_size", "-65536")
            });
            options.map_sqlx_sqlite_pool_opts(|pool| {
                pool.after_release(|connection, _| Box::pin(async move { is_clean(connection).await }))
            });
        } else {
            options.max_connections(16);
        }
        let db = Database::connect(options).await?;
        crate::migration::Migrator::up(&db, None).await?;
        let writer = Writer::start(db.clone());
        let askings = Askings::builder().max_capacity(10_000).time_to_live(REMEMBERED).build();
        Ok(Store { db, writer, askings })
    }

    pub fn is_sqlite(&self) -> bool {
        self.db.get_database_backend() == DbBackend::Sqlite
    }

    /// A cheap question that fails when the database cannot be reached.
    pub async fn ping(&self) -> Result<()> {
        Ok(self.db.ping().await?)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use sea_orm::{ConnectionTrait, TransactionTrait};

    #[tokio::test]
    async fn a_transaction_that_ended_by_itself_leaves_no_savepoint_to_the_next_one() {
        let file = std::env::temp_dir().join(format!("keha-clean-{}.sqlite", uuid::Uuid::new_v4()));
        let store = Store::open(&format!("sqlite://{}?mode=rwc", file.display())).await.unwrap();
        let tx = store.db.begin().await.unwrap();
        // As SQLite does when the disk is full.
        tx.execute_unprepared("ROLLBACK").await.unwrap();
        assert!(tx.commit().await.is_err());
        for _ in 0..4 {
            let next = store.db.begin().await.unwrap();
            let savepoint = next.execute_unprepared("RELEASE _sqlx_savepoint_1").await;
            assert!(savepoint.is_err(), "a transaction inside another");
        }
        for end in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{end}", file.display()));
        }
    }
}
