//! The right to answer where links are personal. The ballot is asked for once, with a connection; whatever has been
//! asked is kept first, so that a lost reply is asked again and gives the same ballot.

use super::keys;
use super::queue::post;
use domain::answer::asking::{Asking, Ballots};
use domain::answer::ballot::{self, Ask, Ballot, Blinded, NoBallot, Reply};
use domain::answer::wire::Ticket;
use domain::id::ResponseId;
use domain::survey::round::Links;
use gloo_storage::{LocalStorage, Storage};
use leptos::lazy;
use leptos::prelude::*;
use serde::{Deserialize, Serialize};

/// What is kept of an invitation.
#[derive(Clone, Serialize, Deserialize)]
struct Holding {
    secret: String,
    blinded: Blinded,
    ballot: Option<Ballot>,
}

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
fn secret(asking: &Asking) -> Option<String> {
    if asking.links == Links::Open {
        return None;
    }
    let hash = window().location().hash().unwrap_or_default();
    let hash = hash.trim_start_matches('#');
    if hash.len() == 26 {
        return Some(hash.into());
    }
    let mut kept = keys::beginning_with(&keys::ballot(&format!("{}.", asking.link))).into_iter();
    match (kept.next(), kept.next()) {
        (Some(only), None) => Some(LocalStorage::get::<Holding>(only).ok()?.secret),
        _ => None,
    }
}

pub fn spot(asking: &Asking) -> String {
    keys::spot(&asking.link, secret(asking).as_deref())
}

/// Personal links name their answer.
pub fn response_id(asking: &Asking) -> Option<ResponseId> {
    let secret = secret(asking)?;
    match asking.links {
        Links::Open => None,
        Links::Named => Some(ballot::named_response_id(&secret)),
        Links::Personal => {
            let kept: Holding = LocalStorage::get(keys::ballot(&spot(asking))).ok()?;
            Some(ballot::response_id(&kept.blinded.nonce))
        }
    }
}

/// What an answer carries; an error where it must carry a ballot and has none yet.
pub fn of(asking: &Asking) -> Result<Option<Ticket>, ()> {
    match asking.links {
        Links::Open => Ok(None),
        Links::Named => secret(asking).map(|secret| Some(Ticket::Named(secret))).ok_or(()),
        Links::Personal => {
            let kept: Option<Holding> = LocalStorage::get(keys::ballot(&spot(asking))).ok();
            kept.and_then(|kept| kept.ballot).map(|ballot| Some(Ticket::Ballot(ballot))).ok_or(())
        }
    }
}

/// Makes sure that there is a ballot, if the round wants one. Without a connection it stays as it is.
pub async fn obtain(asking: Asking) -> Result<(), NoTicket> {
    if asking.links == Links::Open || of(&asking).is_ok() {
        return Ok(());
    }
    let secret = secret(&asking).ok_or(NoTicket::NotPersonal)?;
    let Some(ballots) = asking.ballots.clone() else { return Ok(()) };
    let key = keys::ballot(&spot(&asking));
    let kept: Option<Holding> = LocalStorage::get(&key).ok();
    let mut holding = match kept {
        Some(kept) => kept,
        None => {
            let mut entropy = [0; 32];
            if getrandom::fill(&mut entropy).is_err() {
                return Ok(());
            }
            let Made::Blinded(Ok(blinded)) = make(Step::Begin(entropy)).await else { return Ok(()) };
            let holding = Holding { secret: secret.clone(), blinded, ballot: None };
            // Before it is asked for: a ballot that was given and then lost would be lost for good.
            if LocalStorage::set(&key, &holding).is_err() {
                return Ok(());
            }
            holding
        }
    };
    let ask = Ask { link: asking.link.clone(), secret, message: holding.blinded.message.clone() };
    let Ok(reply) = post("/ballot/v1", &ask).await else { return Ok(()) };
    match reply {
        Reply::Refused(why) => {
            // What was not given may be asked for again with another message.
            LocalStorage::delete(&key);
            Err(NoTicket::Refused(why))
        }
        Reply::Issued(issued) => match make(Step::Finish(holding.blinded.clone(), issued, ballots)).await {
            Made::Ballot(Ok(ballot)) => {
                holding.ballot = Some(ballot);
                let _ = LocalStorage::set(&key, &holding);
                Ok(())
            }
            _ => Err(NoTicket::NotGenuine),
        },
    }
}

enum Step {
    Begin(ballot::Entropy),
    Finish(Blinded, ballot::Issued, Ballots),
}

enum Made {
    Blinded(Result<Blinded, ballot::BallotProblem>),
    Ballot(Result<Ballot, ballot::BallotProblem>),
}

/// The cryptography is a chunk of its own: most phones never need it.
#[lazy]
fn make(step: Step) -> Made {
    match step {
        Step::Begin(entropy) => Made::Blinded(ballot::begin(entropy)),
        Step::Finish(blinded, issued, Ballots { unit, key }) => {
            Made::Ballot(ballot::finish(&blinded, &issued, &key, unit))
        }
    }
}
