//! Migrations. A released one is never edited: columns are added first and dropped a release later, because servers
//! and cached clients of two releases live side by side.

use sea_orm_migration::prelude::*;

mod m0001_first;
mod m0002_answers;
mod m0003_shaping;

pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m0001_first::Migration),
            Box::new(m0002_answers::Migration),
            Box::new(m0003_shaping::Migration),
        ]
    }
}
