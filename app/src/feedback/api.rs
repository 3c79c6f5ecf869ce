//! Server functions of the room. All begin with the actor.

use super::packed::Packed;
use crate::error::AppError;
use domain::day::Day;
use domain::feedback::mapping::Mapping;
use domain::id::BatchId;
use domain::survey::item::Audience;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};
use std::collections::HashSet;

/// A batch as the list and the end of an import show it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct BatchView {
    pub id: BatchId,
    pub audience: Audience,
    pub name: String,
    pub file_name: String,
    pub day: Day,
    pub done: bool,
    pub rows: u32,
    pub skipped: u32,
    pub rejected: u32,
}

/// What is told of a file before its rows are sent.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct NewBatch {
    pub name: String,
    pub file_name: String,
    pub file_hash: String,
    pub mapping: Mapping,
    pub rejected: u32,
    /// Names of units to create; those that exist meanwhile are passed over.
    pub new_units: Vec<String>,
}

/// Rows of one request.
pub const MOST_ROWS: usize = 2_000;

#[cfg(feature = "ssr")]
mod ssr {
    use super::*;
    use domain::account::Unit;
    use domain::feedback::record::Record;
    use domain::id::UnitId;
    use std::collections::HashMap;

    pub fn view(batch: store::feedback::Batch) -> BatchView {
        BatchView {
            id: batch.id,
            audience: batch.audience,
            name: batch.name,
            file_name: batch.file_name,
            day: batch.day,
            done: batch.done,
            rows: batch.rows,
            skipped: batch.skipped,
            rejected: batch.rejected,
        }
    }

    /// Units by what files call them: code or name in lower case. A name beats another unit's code.
    pub fn by_name(units: &[Unit]) -> HashMap<String, UnitId> {
        let codes = units.iter().map(|unit| (unit.code.trim().to_lowercase(), unit.id));
        let names = units.iter().map(|unit| (unit.name.trim().to_lowercase(), unit.id));
        codes.chain(names).filter(|(name, _)| !name.is_empty()).collect()
    }

    /// Whether the record can have come from parsing; the sender is not trusted with what means are made of.
    pub fn is_sound(record: &Record) -> bool {
        let hex = |byte: u8| byte.is_ascii_digit() || (b'a'..=b'f').contains(&byte);
        record.fingerprint.len() == 24
            && record.fingerprint.bytes().all(hex)
            && record.sum.is_some() == (record.n > 0)
            && record.sum.is_none_or(f64::is_finite)
            && record.period.first <= record.period.last
    }
}

#[server(prefix = "/api", endpoint = "feedback/batches", input = Json)]
pub async fn batches() -> Result<Vec<BatchView>, AppError> {
    let actor = crate::server::coordinator().await?;
    let batches = crate::server::store().batches_of(actor).await?;
    let mut views: Vec<BatchView> = batches.into_iter().map(ssr::view).collect();
    views.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.name.cmp(&b.name)));
    Ok(views)
}

#[server(prefix = "/api", endpoint = "feedback/undo", input = Json)]
pub async fn undo(id: BatchId) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    Ok(crate::server::store().undo_batch_of(actor, id).await?)
}

/// What reading a file needs to know.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Vocabulary {
    /// Everything that a file may call a unit, in lower case.
    pub units: HashSet<String>,
    /// First names to look for in free texts: see [`Names`](domain::feedback::scrub::Names).
    pub names: String,
}

#[server(prefix = "/api", endpoint = "feedback/known", input = Json)]
pub async fn known() -> Result<Vocabulary, AppError> {
    let actor = crate::server::coordinator().await?;
    let units = crate::server::store().units_of(actor).await?;
    let names = domain::feedback::scrub::names().to_string();
    Ok(Vocabulary { units: ssr::by_name(&units).into_keys().collect(), names })
}

/// Creates the missing units and an unfinished batch.
#[server(prefix = "/api", endpoint = "feedback/begin", input = Json)]
pub async fn begin(new: NewBatch) -> Result<BatchId, AppError> {
    use domain::account::{Unit, check_name};
    use domain::id::UnitId;
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let name = check_name(&new.name).map_err(AppError::Account)?;
    // The width of the file is not known here; the browser has checked the columns.
    let faults = new.mapping.faults(usize::MAX);
    if !faults.is_empty() {
        return Err(AppError::Mapping(faults));
    }
    let mut known = ssr::by_name(&store.units_of(actor).await?);
    let mut units = Vec::new();
    for unit in &new.new_units {
        let name = check_name(unit).map_err(AppError::Account)?;
        if known.contains_key(&name.to_lowercase()) {
            continue;
        }
        let id = UnitId::from_random(store::account::random_id());
        known.insert(name.to_lowercase(), id);
        units.push(Unit { id, parent: None, name, code: String::new(), head_count: None });
    }
    // What an interrupted import of the same file left behind would hide its rows from this one.
    for batch in store.batches_of(actor).await? {
        if !batch.done && batch.file_hash == new.file_hash {
            store.undo_batch_of(actor, batch.id).await?;
        }
    }
    store.add_units_of(actor, &units).await?;
    let batch = store::feedback::Batch {
        id: BatchId::from_random(store::account::random_id()),
        audience: new.mapping.audience,
        name,
        file_name: new.file_name.chars().take(200).collect(),
        file_hash: new.file_hash.chars().take(64).collect(),
        mapping: new.mapping,
        day: crate::server::today(),
        done: false,
        rows: 0,
        skipped: 0,
        rejected: new.rejected,
    };
    store.begin_batch_of(actor, &batch).await?;
    Ok(batch.id)
}

/// A part of the rows; how many were new.
#[server(prefix = "/api", endpoint = "feedback/add", input = Json)]
pub async fn add(id: BatchId, part: Packed) -> Result<u32, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    if part.len() > MOST_ROWS {
        return Err(AppError::TooLarge);
    }
    let records = part.unpack().filter(|records| records.iter().all(ssr::is_sound));
    let records = records.ok_or(AppError::Conflict)?;
    let units = ssr::by_name(&store.units_of(actor).await?);
    Ok(store.add_records_of(actor, id, &records, &units).await?)
}

/// From now on the rows count.
#[server(prefix = "/api", endpoint = "feedback/finish", input = Json)]
pub async fn finish(id: BatchId) -> Result<BatchView, AppError> {
    let actor = crate::server::coordinator().await?;
    Ok(ssr::view(crate::server::store().finish_batch_of(actor, id).await?))
}
