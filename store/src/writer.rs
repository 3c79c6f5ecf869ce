//! One task writes all answers. What arrives while it commits goes into the next transaction together, so a crowd of
//! phones costs one write to the disk instead of one each.

use crate::entity::response;
use domain::answer::wire::{Operation, Outcome};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ColumnTrait, ConnectionTrait, DatabaseConnection, DbBackend, DbErr, EntityTrait, IntoActiveModel,
    QueryFilter, QuerySelect, TransactionTrait,
};
use std::collections::HashMap;
use std::sync::Arc;
use tokio::sync::{mpsc, oneshot};
use uuid::Uuid;

/// Rows in one transaction at most.
const MOST_ROWS: usize = 1_000;

/// Rows in one statement. Few lengths, so that each is prepared once.
const STATEMENT: usize = 50;

/// Why a row could not be stored; the same error of the database can concern several.
pub type Failed = Arc<crate::Error>;

#[derive(Clone, Debug)]
pub(crate) struct Row {
    pub operation: Operation,
    pub model: response::Model,
}

type Key = (Uuid, Uuid, Uuid);

fn key(model: &response::Model) -> Key {
    (model.round_id, model.unit_id, model.id)
}

type Outcomes = Vec<Result<Outcome, Failed>>;

struct Job {
    rows: Vec<Row>,
    done: oneshot::Sender<Outcomes>,
}

#[derive(Clone, Debug)]
pub(crate) struct Writer(mpsc::Sender<Job>);

impl Writer {
    pub fn start(db: DatabaseConnection) -> Writer {
        let (send, mut receive) = mpsc::channel::<Job>(1_024);
        tokio::spawn(async move {
            let sqlite = db.get_database_backend() == DbBackend::Sqlite;
            let log = sqlite.then(|| tokio::spawn(crate::checkpoint::keep(db.clone())));
            while let Some(first) = receive.recv().await {
                let mut jobs = vec![first];
                let mut rows = jobs[0].rows.len();
                while rows < MOST_ROWS
                    && let Ok(job) = receive.try_recv()
                {
                    rows += job.rows.len();
                    jobs.push(job);
                }
                finish(&db, jobs).await;
            }
            if let Some(log) = log {
                log.abort();
            }
        });
        Writer(send)
    }

    /// What the database holds of each row after commit; `None` when the task has ended.
    pub async fn put(&self, rows: Vec<Row>) -> Option<Outcomes> {
        let (done, wait) = oneshot::channel();
        self.0.send(Job { rows, done }).await.ok()?;
        wait.await.ok()
    }
}

async fn finish(db: &DatabaseConnection, jobs: Vec<Job>) {
    let all: Vec<&Row> = jobs.iter().flat_map(|job| &job.rows).collect();
    let outcomes = match store(db, &all).await {
        Ok(outcomes) => outcomes.into_iter().map(Ok).collect(),
        // One row may be what the database does not take: each by itself, so that it keeps the others from nothing.
        Err(_) if all.len() > 1 => {
            let mut outcomes: Outcomes = Vec::with_capacity(all.len());
            for row in &all {
                let one = store(db, &[row]).await.map(|mut list| list.remove(0));
                outcomes.push(one.map_err(|error| Arc::new(error.into())));
            }
            outcomes
        }
        Err(error) => vec![Err(Arc::new(error.into()))],
    };
    let mut outcomes = outcomes.into_iter();
    for job in jobs {
        let own = outcomes.by_ref().take(job.rows.len()).collect();
        // Whoever asked may have gone away; the rows stay.
        let _ = job.done.send(own);
    }
}

async fn store(db: &DatabaseConnection, rows: &[&Row]) -> Result<Vec<Outcome>, DbErr> {
    // PostgreSQL does not touch a row twice in one statement: the highest revision of each is written.
    let mut last: HashMap<Key, &response::Model> = HashMap::with_capacity(rows.len());
    for Row { model, .. } in rows {
        let kept = last.entry(key(model)).or_insert(model);
        if model.revision > kept.revision {
            *kept = model;
        }
    }
    let unique: Vec<&response::Model> = last.into_values().collect();
    let tx = db.begin().await?;
    let mut written = 0;
    for chunk in unique.chunks(STATEMENT) {
        // A full statement, then halves: every length is one of a few that are prepared already.
        let mut rest = chunk;
        while !rest.is_empty() {
            let length = if rest.len() == STATEMENT { STATEMENT } else { 1 << rest.len().ilog2() };
            let (now, later) = rest.split_at(length);
            written += insert(&tx, now).await?;
            rest = later;
        }
    }
    // All were new or newer, each in its own row: nothing needs to be looked at.
    let all_new = written == rows.len() as u64;
    let held = if all_new { HashMap::new() } else { held(&tx, &unique).await? };
    tx.commit().await?;
    let outcome = |row: &&Row| match held.get(&key(&row.model)) {
        Some((revision, hash)) => row.operation.outcome(u32::try_from(*revision).unwrap_or(0), hash),
        None => Outcome::Stored,
    };
    Ok(rows.iter().map(outcome).collect())
}

/// Rows that were written.
async fn insert(tx: &impl ConnectionTrait, models: &[&response::Model]) -> Result<u64, DbErr> {
    use response::Column::*;
    let newer = Expr::col((response::Entity, Revision)).lt(Expr::cust("excluded.revision"));
    response::Entity::insert_many(models.iter().map(|model| (*model).clone().into_active_model()))
        .on_conflict(
            OnConflict::columns([RoundId, UnitId, Id])
                .update_columns([Revision, Hash, Lang, Body])
                .action_and_where(newer)
                .to_owned(),
        )
        .exec_without_returning(tx)
        .await
}

/// Revision and hash of what is stored under these names.
async fn held(
    tx: &impl ConnectionTrait,
    models: &[&response::Model],
) -> Result<HashMap<Key, (i32, String)>, DbErr> {
    use response::Column::*;
    let rows: Vec<(Uuid, Uuid, Uuid, i32, String)> = response::Entity::find()
        .select_only()
        .columns([RoundId, UnitId, Id, Revision, Hash])
        .filter(RoundId.is_in(models.iter().map(|model| model.round_id)))
        .filter(UnitId.is_in(models.iter().map(|model| model.unit_id)))
        .filter(Id.is_in(models.iter().map(|model| model.id)))
        .into_tuple()
        .all(tx)
        .await?;
    Ok(rows
        .into_iter()
        .map(|(round, unit, id, revision, hash)| ((round, unit, id), (revision, hash)))
        .collect())
}
