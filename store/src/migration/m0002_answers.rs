//! Personal links, rounds that close in two steps, and what a later publication is compared with.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0002_answers"
    }
}

const STEPS: &[&str] = &[
    "ALTER TABLE round ADD COLUMN links TEXT NOT NULL DEFAULT 'open'",
    "ALTER TABLE round ADD COLUMN closes TEXT",
    "ALTER TABLE round ADD COLUMN seed TEXT NOT NULL DEFAULT ''",
    "ALTER TABLE snapshot ADD COLUMN counted TEXT",
    // One tree instead of a table and an index: half the pages are written for each answer, and the order is still that
    // of random keys within a unit.
    "ALTER TABLE response RENAME TO response_first",
    "CREATE TABLE response (round_id {uuid} NOT NULL REFERENCES round(id), unit_id {uuid} NOT NULL REFERENCES unit(id),
        id {uuid} NOT NULL, version_id {uuid} NOT NULL REFERENCES version(id), revision INTEGER NOT NULL,
        hash TEXT NOT NULL, day TEXT NOT NULL, lang TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (round_id, unit_id, id)){by_key}",
    "INSERT INTO response SELECT round_id, unit_id, id, version_id, revision, hash, day, lang, body FROM response_first
        ORDER BY id",
    "DROP TABLE response_first",
    "CREATE TABLE invitation (hash TEXT PRIMARY KEY, id {uuid} NOT NULL, org_id {uuid} NOT NULL REFERENCES organisation(id),
        round_id {uuid} NOT NULL REFERENCES round(id), unit_id {uuid} NOT NULL REFERENCES unit(id),
        label TEXT NOT NULL, message TEXT){by_key}",
    "CREATE INDEX invitation_round ON invitation(round_id, unit_id)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let sqlite = db.get_database_backend() == DbBackend::Sqlite;
        let (uuid, by_key) = if sqlite { ("BLOB", " WITHOUT ROWID") } else { ("UUID", "") };
        for step in STEPS {
            db.execute_unprepared(&step.replace("{uuid}", uuid).replace("{by_key}", by_key)).await?;
        }
        Ok(())
    }
}
