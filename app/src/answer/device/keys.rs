//! Keys of local storage. One key per thing, so that two tabs never overwrite each other's.

use domain::id::ResponseId;
use gloo_storage::{LocalStorage, Storage};

/// The language that the person reads; the empty shell begins in it.
pub const LANG: &str = "keha.lang";
pub const OUTBOX: &str = "keha.outbox.";
const RECEIVED: &str = "keha.received.";

pub fn asking(link: &str) -> String {
    format!("keha.asking.{link}")
}

pub fn draft(link: &str) -> String {
    format!("keha.draft.{link}")
}

/// The answer that was sent last from this link.
pub fn sent(link: &str) -> String {
    format!("keha.sent.{link}")
}

pub fn outbox(id: ResponseId) -> String {
    format!("{OUTBOX}{id}")
}

/// A receipt has come for this answer.
pub fn received(id: ResponseId) -> String {
    format!("{RECEIVED}{id}")
}

/// All keys that begin with this.
pub fn beginning_with(prefix: &str) -> Vec<String> {
    let storage = LocalStorage::raw();
    let count = storage.length().unwrap_or(0);
    (0..count).filter_map(|n| storage.key(n).ok().flatten()).filter(|key| key.starts_with(prefix)).collect()
}
