//! Obtaining a ballot, once and with a connection. Whatever is asked is kept first, so that a lost reply is asked again and
//! gives the same ballot.

use super::kept::DEVICE;
use super::queue::post;
use super::ticket::{NoTicket, of, secret, spot};
use super::{keys, lock};
use domain::answer::asking::Asking;
use domain::answer::ballot::{Ask, Blinded, Reply, begin, finish, response_id};
use domain::answer::wire::Ticket;
use domain::survey::round::Links;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use std::pin::Pin;

/// Makes sure that there is a ballot, if the round wants one. Without a connection it stays as it is.
pub async fn obtain(asking: Asking) -> Result<(), NoTicket> {
    match asking.links {
        Links::Personal if of(&asking).is_err() => match ask_for(asking).await {
            Ok(asked) => asked.await,
            // The chunk did not come: without a connection there would be no ballot either.
            Err(_) => Ok(()),
        },
        Links::Named if secret(&asking).is_none() => Err(NoTicket::NotPersonal),
        _ => Ok(()),
    }
}

type Asked = Pin<Box<dyn Future<Output = Result<(), NoTicket>>>>;

/// The cryptography and its messages are a chunk of their own.
#[wasm_split(ask_for, wasm_split_path = leptos::wasm_split, fallible)]
fn ask_for(asking: Asking) -> Result<Asked, SplitLoaderError> {
    Ok(Box::pin(ask(asking)))
}

async fn ask(asking: Asking) -> Result<(), NoTicket> {
    let secret = secret(&asking).ok_or(NoTicket::NotPersonal)?;
    let Some(ballots) = &asking.ballots else { return Ok(()) };
    let spot = spot(&asking);
    let blinded = match DEVICE.get::<Blinded>(&keys::ballot(&spot)) {
        Some(kept) => kept,
        None => {
            let mut entropy = [0; 32];
            if getrandom::fill(&mut entropy).is_err() {
                return Ok(());
            }
            let Ok(blinded) = begin(entropy) else { return Ok(()) };
            // Before it is asked for: a ballot that was given and then lost would be lost for good.
            let kept = DEVICE
                .set(&keys::ballot(&spot), &blinded)
                .and_then(|()| DEVICE.set(&keys::nonce(&spot), &blinded.nonce))
                .and_then(|()| DEVICE.set(&keys::secret(&spot), &secret));
            if kept.is_none() {
                return Ok(());
            }
            blinded
        }
    };
    let ask = Ask { link: asking.link.clone(), secret, message: blinded.message.clone() };
    let Ok(reply) = post("/ballot/v1", &ask).await else { return Ok(()) };
    match reply {
        Reply::Refused(why) => {
            // What was not given may be asked for again with another message.
            for key in [keys::ballot(&spot), keys::nonce(&spot), keys::secret(&spot)] {
                DEVICE.delete(&key);
            }
            Err(NoTicket::Refused(why))
        }
        Reply::Issued(issued) => {
            let ballot =
                finish(&blinded, &issued, &ballots.key, ballots.unit).map_err(|_| NoTicket::NotGenuine)?;
            let _ = DEVICE.set(&keys::ticket(&spot), &Ticket::Ballot(ballot));
            // From now on this is the tab that writes the answer.
            lock::hold(response_id(&blinded.nonce));
            Ok(())
        }
    }
}
