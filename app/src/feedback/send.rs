//! The rows of a checked file go to the server in parts. Sending a part twice is harmless, and so is beginning again.

use super::api::{self, BatchView, MOST_ROWS, NewBatch};
use super::check::{Checked, Loaded, in_parts};
use super::packed::Packed;
use crate::error::AppError;
use crate::i18n::Locale;
use std::collections::HashSet;

/// Texts go without what tells of a person; names in `kept` stay. `told` hears how many rows of the file have been received.
pub async fn send(
    file: &Loaded,
    checked: &Checked,
    name: String,
    kept: HashSet<String>,
    locale: Locale,
    told: impl Fn(usize),
) -> Result<BatchView, AppError> {
    let new = NewBatch {
        name,
        file_name: file.name.clone(),
        file_hash: file.hash.clone(),
        mapping: checked.mapping.clone(),
        rejected: checked.bad,
        new_units: checked.new_units.clone(),
    };
    let id = api::begin(new).await?;
    let mut failed = None;
    in_parts(&file.table, &checked.mapping, &checked.units, MOST_ROWS, async |mut records, _, end| {
        for record in &mut records {
            record.text = checked.marked.scrubbed(&record.text, &kept, locale);
        }
        if !records.is_empty()
            && let Err(error) = api::add(id, Packed::pack(records)).await
        {
            failed = Some(error);
            return false;
        }
        told(end);
        true
    })
    .await;
    match failed {
        Some(error) => Err(error),
        None => api::finish(id).await,
    }
}
