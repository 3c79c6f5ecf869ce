//! The first tables. Plain SQL, because both engines take the same but for one word.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0001_first"
    }
}

const TABLES: &[&str] = &[
    "CREATE TABLE organisation (id {uuid} PRIMARY KEY, name TEXT NOT NULL, lang TEXT NOT NULL, example BOOLEAN NOT NULL)",
    "CREATE TABLE unit (id {uuid} PRIMARY KEY, org_id {uuid} NOT NULL REFERENCES organisation(id),
        parent_id {uuid} REFERENCES unit(id), name TEXT NOT NULL, code TEXT NOT NULL, head_count INTEGER)",
    "CREATE INDEX unit_org ON unit(org_id)",
    "CREATE TABLE account (id {uuid} PRIMARY KEY, org_id {uuid} NOT NULL REFERENCES organisation(id),
        email TEXT NOT NULL UNIQUE, name TEXT NOT NULL, password_hash TEXT NOT NULL)",
    "CREATE TABLE web_session (id TEXT PRIMARY KEY, body TEXT NOT NULL, expires BIGINT NOT NULL)",
    "CREATE TABLE setup_token (hash TEXT PRIMARY KEY, day TEXT NOT NULL)",
    "CREATE TABLE survey (id {uuid} PRIMARY KEY, org_id {uuid} NOT NULL REFERENCES organisation(id),
        audience TEXT NOT NULL, body TEXT NOT NULL, revision INTEGER NOT NULL, created TEXT NOT NULL)",
    "CREATE INDEX survey_org ON survey(org_id)",
    "CREATE TABLE version (id {uuid} PRIMARY KEY, org_id {uuid} NOT NULL REFERENCES organisation(id),
        survey_id {uuid} NOT NULL REFERENCES survey(id), body TEXT NOT NULL)",
    "CREATE TABLE round (id {uuid} PRIMARY KEY, org_id {uuid} NOT NULL REFERENCES organisation(id),
        survey_id {uuid} NOT NULL REFERENCES survey(id), version_id {uuid} REFERENCES version(id),
        audience TEXT NOT NULL, name TEXT NOT NULL, state TEXT NOT NULL, purpose TEXT NOT NULL, opened TEXT, closed TEXT)",
    "CREATE INDEX round_org ON round(org_id)",
    "CREATE TABLE link (code TEXT PRIMARY KEY, org_id {uuid} NOT NULL REFERENCES organisation(id),
        round_id {uuid} NOT NULL REFERENCES round(id), unit_id {uuid} NOT NULL REFERENCES unit(id))",
    "CREATE INDEX link_round ON link(round_id)",
    // Without a row number of its own the table is stored by its random key, so its order tells nothing of arrival.
    "CREATE TABLE response (id {uuid} PRIMARY KEY, round_id {uuid} NOT NULL REFERENCES round(id),
        unit_id {uuid} NOT NULL REFERENCES unit(id), version_id {uuid} NOT NULL REFERENCES version(id),
        revision INTEGER NOT NULL, hash TEXT NOT NULL, day TEXT NOT NULL, lang TEXT NOT NULL, body TEXT NOT NULL){by_key}",
    "CREATE INDEX response_round ON response(round_id, unit_id)",
    "CREATE TABLE batch (id {uuid} PRIMARY KEY, org_id {uuid} NOT NULL REFERENCES organisation(id),
        audience TEXT NOT NULL, name TEXT NOT NULL, file_name TEXT NOT NULL, file_hash TEXT NOT NULL,
        mapping TEXT NOT NULL, day TEXT NOT NULL, state TEXT NOT NULL, rows INTEGER NOT NULL,
        skipped INTEGER NOT NULL, rejected INTEGER NOT NULL)",
    "CREATE INDEX batch_org ON batch(org_id)",
    "CREATE TABLE record (org_id {uuid} NOT NULL REFERENCES organisation(id), fingerprint TEXT NOT NULL,
        batch_id {uuid} NOT NULL REFERENCES batch(id), unit_id {uuid} NOT NULL REFERENCES unit(id),
        first_day TEXT NOT NULL, last_day TEXT NOT NULL, theme TEXT, family TEXT, n INTEGER NOT NULL,
        sum DOUBLE PRECISION, counts TEXT NOT NULL, text TEXT NOT NULL, PRIMARY KEY (org_id, fingerprint)){by_key}",
    "CREATE INDEX record_batch ON record(batch_id)",
    "CREATE TABLE snapshot (id {uuid} PRIMARY KEY, org_id {uuid} NOT NULL REFERENCES organisation(id),
        title TEXT NOT NULL, day TEXT NOT NULL, sources TEXT NOT NULL, body TEXT NOT NULL)",
    "CREATE INDEX snapshot_org ON snapshot(org_id)",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    async fn up(&self, manager: &SchemaManager) -> Result<(), DbErr> {
        let db = manager.get_connection();
        let sqlite = db.get_database_backend() == DbBackend::Sqlite;
        let (uuid, by_key) = if sqlite { ("BLOB", " WITHOUT ROWID") } else { ("UUID", "") };
        for table in TABLES {
            let sql = table.replace("{uuid}", uuid).replace("{by_key}", by_key);
            db.execute_unprepared(&sql).await?;
        }
        Ok(())
    }
}
