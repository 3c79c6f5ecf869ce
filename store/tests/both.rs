//! Every query on a real database: SQLite in memory always, PostgreSQL where `KEHA_TEST_POSTGRES` names a server
//! (as `cargo xtask test` does).

#![allow(clippy::unwrap_used)]

mod rooms;

use sea_orm::{ConnectionTrait, Database};
use std::future::Future;
use store::Store;

/// Runs the same test on both databases, each on an empty one of its own.
pub fn on_both<F, T>(test: F)
where
    F: Fn(Store) -> T,
    T: Future<Output = ()>,
{
    on_both_at(|store, _| test(store));
}

/// The same, with the address of the database for a second connection.
pub fn on_both_at<F, T>(test: F)
where
    F: Fn(Store, String) -> T,
    T: Future<Output = ()>,
{
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        let file = std::env::temp_dir().join(format!("keha-test-{}.sqlite", uuid::Uuid::new_v4()));
        let url = format!("sqlite://{}?mode=rwc", file.display());
        test(Store::open(&url).await.unwrap(), url).await;
        for ending in ["", "-wal", "-shm"] {
            let _ = std::fs::remove_file(format!("{}{ending}", file.display()));
        }
        if let Ok(url) = std::env::var("KEHA_TEST_POSTGRES") {
            let name = format!("t{}", uuid::Uuid::new_v4().simple());
            let admin = Database::connect(&url).await.unwrap();
            admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
            let (server, _) = url.rsplit_once('/').unwrap();
            let url = format!("{server}/{name}");
            test(Store::open(&url).await.unwrap(), url).await;
        }
    });
}
