//! Feedback: imported files as batches that can be undone.

use crate::entity::{batch, record};
use crate::{Error, Result, Store};
use domain::account::Coordinator;
use domain::day::Day;
use domain::feedback::mapping::Mapping;
use domain::feedback::record::Record;
use domain::id::{BatchId, UnitId};
use domain::survey::item::Audience;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, TransactionTrait};
use std::collections::HashMap;

/// Rows of one statement: nine thousand parameters, well under SQLite's 32,766.
const CHUNK: usize = 700;

#[derive(Clone, Debug, PartialEq)]
pub struct Batch {
    pub id: BatchId,
    pub audience: Audience,
    pub name: String,
    pub file_name: String,
    pub file_hash: String,
    pub mapping: Mapping,
    pub day: Day,
    /// Whether every row has arrived; an unfinished batch counts nowhere.
    pub done: bool,
    pub rows: u32,
    /// Rows that another batch already had.
    pub skipped: u32,
    pub rejected: u32,
}

fn read_batch(row: batch::Model) -> Result<Batch> {
    let count = |n: i32| u32::try_from(n).unwrap_or(0);
    Ok(Batch {
        id: BatchId(row.id),
        audience: Audience::parse(&row.audience).ok_or(Error::Conflict("unknown audience"))?,
        name: row.name,
        file_name: row.file_name,
        file_hash: row.file_hash,
        mapping: serde_json::from_str(&row.mapping)?,
        day: Day::parse_iso(&row.day).ok_or(Error::Conflict("unknown day"))?,
        done: row.state == "done",
        rows: count(row.rows),
        skipped: count(row.skipped),
        rejected: count(row.rejected),
    })
}

/// Counts per option as they stand in the database: `0,1,0`.
fn write_counts(counts: &[u32]) -> String {
    counts.iter().map(u32::to_string).collect::<Vec<_>>().join(",")
}

pub(crate) fn read_counts(counts: &str) -> Vec<u32> {
    counts.split(',').filter_map(|n| n.parse().ok()).collect()
}

impl Store {
    pub async fn begin_batch_of(&self, actor: Coordinator, batch: &Batch) -> Result<()> {
        let row = batch::Model {
            id: batch.id.0,
            org_id: actor.org.0,
            audience: batch.audience.code().into(),
            name: batch.name.clone(),
            file_name: batch.file_name.clone(),
            file_hash: batch.file_hash.clone(),
            mapping: serde_json::to_string(&batch.mapping)?,
            day: batch.day.to_string(),
            state: "loading".into(),
            rows: 0,
            skipped: 0,
            rejected: i32::try_from(batch.rejected).unwrap_or(i32::MAX),
        };
        batch::Entity::insert(row.into_active_model()).exec_without_returning(&self.db).await?;
        Ok(())
    }

    /// Adds rows to an unfinished batch; how many were new. Rows whose fingerprint is known are skipped, so sending
    /// a part again after a lost reply is harmless.
    pub async fn add_records_of(
        &self,
        actor: Coordinator,
        id: BatchId,
        records: &[Record],
        units: &HashMap<String, UnitId>,
    ) -> Result<u32> {
        let batch = self.batch_row(actor, id).await?;
        if batch.state != "loading" {
            return Err(Error::Conflict("the batch is finished"));
        }
        let tx = self.db.begin().await?;
        let mut added = 0;
        for chunk in records.chunks(CHUNK) {
            let mut rows = Vec::with_capacity(chunk.len());
            for record in chunk {
                let unit = units.get(&record.unit.to_lowercase()).ok_or(Error::NotFound)?;
                rows.push(
                    record::Model {
                        org_id: actor.org.0,
                        fingerprint: record.fingerprint.clone(),
                        batch_id: id.0,
                        unit_id: unit.0,
                        first_day: record.period.first.to_string(),
                        last_day: record.period.last.to_string(),
                        theme: record.theme.map(|t| t.code().into()),
                        family: record.family.map(|f| f.code().into()),
                        n: i32::try_from(record.n)
                            .map_err(|_| Error::Conflict("too many answers in a row"))?,
                        sum: record.sum,
                        counts: write_counts(&record.counts),
                        text: record.text.clone(),
                    }
                    .into_active_model(),
                );
            }
            added += record::Entity::insert_many(rows)
                .on_conflict(
                    OnConflict::columns([record::Column::OrgId, record::Column::Fingerprint])
                        .do_nothing()
                        .to_owned(),
                )
                .exec_without_returning(&tx)
                .await?;
        }
        let added = i32::try_from(added).unwrap_or(i32::MAX);
        let sent = i32::try_from(records.len()).unwrap_or(i32::MAX);
        batch::Entity::update_many()
            .col_expr(batch::Column::Rows, Expr::col(batch::Column::Rows).add(added))
            .col_expr(batch::Column::Skipped, Expr::col(batch::Column::Skipped).add(sent - added))
            .filter(batch::Column::Id.eq(id.0))
            .exec(&tx)
            .await?;
        tx.commit().await?;
        Ok(u32::try_from(added).unwrap_or(0))
    }

    /// From now on the rows count. A batch without a new row leaves nothing behind.
    pub async fn finish_batch_of(&self, actor: Coordinator, id: BatchId) -> Result<Batch> {
        let batch = self.batch_row(actor, id).await?;
        if batch.rows == 0 {
            batch::Entity::delete_by_id(id.0).exec(&self.db).await?;
        } else {
            batch::Entity::update_many()
                .col_expr(batch::Column::State, Expr::value("done"))
                .filter(batch::Column::Id.eq(id.0))
                .exec(&self.db)
                .await?;
        }
        read_batch(batch::Model { state: "done".into(), ..batch })
    }

    pub async fn batches_of(&self, actor: Coordinator) -> Result<Vec<Batch>> {
        let rows = batch::Entity::find().filter(batch::Column::OrgId.eq(actor.org.0)).all(&self.db).await?;
        rows.into_iter().map(read_batch).collect()
    }

    /// Removes a batch with its rows, as if it had never been imported.
    pub async fn undo_batch_of(&self, actor: Coordinator, id: BatchId) -> Result<()> {
        self.batch_row(actor, id).await?;
        let tx = self.db.begin().await?;
        record::Entity::delete_many().filter(record::Column::BatchId.eq(id.0)).exec(&tx).await?;
        batch::Entity::delete_by_id(id.0).exec(&tx).await?;
        Ok(tx.commit().await?)
    }

    pub(crate) async fn batch_row(&self, actor: Coordinator, id: BatchId) -> Result<batch::Model> {
        let row = batch::Entity::find_by_id(id.0)
            .filter(batch::Column::OrgId.eq(actor.org.0))
            .one(&self.db)
            .await?;
        row.ok_or(Error::NotFound)
    }
}
