//! Questionnaires shaped together: every edit, reviews by link, an organisation's own items.

use sea_orm_migration::prelude::*;
use sea_orm_migration::sea_orm::{ConnectionTrait, DbBackend};

pub struct Migration;

impl MigrationName for Migration {
    fn name(&self) -> &str {
        "m0003_shaping"
    }
}

const STEPS: &[&str] = &[
    "ALTER TABLE survey ADD COLUMN archived BOOLEAN NOT NULL DEFAULT FALSE",
    "CREATE TABLE edit (survey_id {uuid} NOT NULL REFERENCES survey(id), revision INTEGER NOT NULL, id {uuid} NOT NULL UNIQUE,
        edit TEXT NOT NULL, back TEXT, wish TEXT NOT NULL, day TEXT NOT NULL, PRIMARY KEY (survey_id, revision)){by_key}",
    "CREATE TABLE review_link (code TEXT PRIMARY KEY, org_id {uuid} NOT NULL REFERENCES organisation(id),
        survey_id {uuid} NOT NULL REFERENCES survey(id), wish TEXT NOT NULL)",
    "CREATE INDEX review_link_survey ON review_link(survey_id)",
    "CREATE TABLE review (code TEXT NOT NULL REFERENCES review_link(code), id {uuid} NOT NULL, revision INTEGER NOT NULL,
        hash TEXT NOT NULL, lang TEXT NOT NULL, body TEXT NOT NULL, PRIMARY KEY (code, id)){by_key}",
    "CREATE TABLE reply (survey_id {uuid} NOT NULL REFERENCES survey(id), remark TEXT NOT NULL, text TEXT NOT NULL,
        PRIMARY KEY (survey_id, remark)){by_key}",
    "CREATE TABLE decision (survey_id {uuid} NOT NULL REFERENCES survey(id), name TEXT NOT NULL, body TEXT NOT NULL,
        PRIMARY KEY (survey_id, name)){by_key}",
    "CREATE TABLE own_item (org_id {uuid} NOT NULL REFERENCES organisation(id), item_key TEXT NOT NULL, audience TEXT NOT NULL,
        body TEXT NOT NULL, PRIMARY KEY (org_id, item_key)){by_key}",
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
