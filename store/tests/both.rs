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
    let runtime = tokio::runtime::Runtime::new().unwrap();
    runtime.block_on(async {
        test(Store::open("sqlite::memory:").await.unwrap()).await;
        if let Ok(url) = std::env::var("KEHA_TEST_POSTGRES") {
            let name = format!("t{}", uuid::Uuid::new_v4().simple());
            let admin = Database::connect(&url).await.unwrap();
            admin.execute_unprepared(&format!("CREATE DATABASE {name}")).await.unwrap();
            let (server, _) = url.rsplit_once('/').unwrap();
            test(Store::open(&format!("{server}/{name}")).await.unwrap()).await;
        }
    });
}
