//! The right to answer where links are personal. What an answer carries and which draft belongs to whom is read here; how a
//! ballot is obtained is in `obtain`, a chunk that most phones never load.

use super::kept::DEVICE;
use super::keys;
use domain::answer::asking::Asking;
use domain::answer::ballot::{NoBallot, named_response_id, response_id as ballot_id};
use domain::answer::wire::Ticket;
use domain::id::ResponseId;
use domain::survey::round::Links;
use leptos::prelude::*;

/// Why somebody cannot answer with a personal link.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NoTicket {
    /// The address has no part after `#`.
    NotPersonal,
    Refused(NoBallot),
    /// The server's proof does not fit the published key.
    NotGenuine,
}

/// The part of the address after `#`, or the one that was used here when there was only one.
pub fn secret(asking: &Asking) -> Option<String> {
    if asking.links == Links::Open {
        return None;
    }
    let hash = window().location().hash().unwrap_or_default();
    let hash = hash.trim_start_matches('#');
    if hash.len() == 26 {
        return Some(hash.into());
    }
    let mut kept = keys::beginning_with(&keys::secret(&format!("{}.", asking.link))).into_iter();
    match (kept.next(), kept.next()) {
        (Some(only), None) => DEVICE.get(&only),
        _ => None,
    }
}

pub fn spot(asking: &Asking) -> String {
    keys::spot(&asking.link, secret(asking).as_deref())
}

/// Personal links name their answer.
pub fn response_id(asking: &Asking) -> Option<ResponseId> {
    match asking.links {
        Links::Open => None,
        Links::Named => secret(asking).map(|secret| named_response_id(&secret)),
        Links::Personal => {
            let nonce: String = DEVICE.get(&keys::nonce(&spot(asking)))?;
            Some(ballot_id(&nonce))
        }
    }
}

/// What an answer carries; an error where it must carry a ballot and has none yet.
pub fn of(asking: &Asking) -> Result<Option<Ticket>, ()> {
    match asking.links {
        Links::Open => Ok(None),
        Links::Named => secret(asking).map(|secret| Some(Ticket::Named(secret))).ok_or(()),
        Links::Personal => DEVICE.get(&keys::ticket(&spot(asking))).map(Some).ok_or(()),
    }
}
