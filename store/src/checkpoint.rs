//! SQLite's log is written into its file beside the answers, not in front of one: a commit that has to do it by itself keeps
//! everybody waiting for hundreds of milliseconds.

use sea_orm::{ConnectionTrait, DatabaseConnection};
use std::time::Duration;

/// Long enough that pages which are written again and again go into the file once.
const PAUSE: Duration = Duration::from_secs(2);

/// Pages of 4 KiB in the log from which it is begun anew.
const LONG: i64 = 4_096;

/// Runs until it is stopped. See <https://www.sqlite.org/pragma.html#pragma_wal_checkpoint>.
pub(crate) async fn keep(db: DatabaseConnection) {
    loop {
        tokio::time::sleep(PAUSE).await;
        // PASSIVE waits for nobody and lets others write. What they wrote meanwhile is little: RESTART, which they wait for,
        // has only that left to do.
        if pages(&db, "PASSIVE").await > LONG {
            pages(&db, "RESTART").await;
        }
    }
}

/// Pages in the log; none when it could not be looked at: the next time will do.
async fn pages(db: &DatabaseConnection, how: &str) -> i64 {
    let row = db.query_one_raw(sea_orm::Statement::from_string(
        sea_orm::DbBackend::Sqlite,
        format!("PRAGMA wal_checkpoint({how})"),
    ));
    match row.await {
        Ok(Some(row)) => row.try_get_by_index(1).unwrap_or(0),
        Ok(None) => 0,
        Err(error) => {
            tracing::warn!(%error, how, "checkpoint");
            0
        }
    }
}
