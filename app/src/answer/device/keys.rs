//! Keys of local storage. One key per thing, so that two tabs never overwrite each other's. A *spot* is a link, and where
//! links are personal the link of one person: people who share a phone share nothing else.

use domain::answer::wire::hash;
use domain::id::ResponseId;
use gloo_storage::{LocalStorage, Storage};

/// The language that the person reads; the empty shell begins in it.
pub const LANG: &str = "keha.lang";
pub const OUTBOX: &str = "keha.outbox.";
/// Set while this device stands on a counter for many people.
pub const KIOSK: &str = "keha.kiosk";
const RECEIVED: &str = "keha.received.";

pub fn asking(link: &str) -> String {
    format!("keha.asking.{link}")
}

/// The secret itself is not kept in a name.
pub fn spot(link: &str, secret: Option<&str>) -> String {
    match secret {
        Some(secret) => format!("{link}.{}", &hash(secret)[..12]),
        None => link.into(),
    }
}

/// All drafts of a spot begin with this.
pub fn drafts(spot: &str) -> String {
    format!("keha.draft.{spot}.")
}

pub fn draft(spot: &str, id: ResponseId) -> String {
    format!("keha.draft.{spot}.{id}")
}

/// In the tab's own storage: which draft is written here.
pub fn mine(spot: &str) -> String {
    format!("keha.mine.{spot}")
}

/// In the tab's own storage: the answer that was written and sent here.
pub fn wrote(spot: &str) -> String {
    format!("keha.wrote.{spot}")
}

/// The secret of a personal link, for a visit that comes without it.
pub fn secret(spot: &str) -> String {
    format!("keha.secret.{spot}")
}

/// What a ballot is being made of.
pub fn ballot(spot: &str) -> String {
    format!("keha.ballot.{spot}")
}

/// What names the answer of an invitation.
pub fn nonce(spot: &str) -> String {
    format!("keha.nonce.{spot}")
}

/// The ballot of an invitation, as an answer carries it.
pub fn ticket(spot: &str) -> String {
    format!("keha.ticket.{spot}")
}

/// The answer that was sent last from this spot.
pub fn sent(spot: &str) -> String {
    format!("keha.sent.{spot}")
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
