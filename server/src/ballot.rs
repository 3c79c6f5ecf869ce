//! `POST /ballot/v1`: a ballot for an invitation. The server signs what it cannot read, and stores only that.

use crate::router::App;
use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, post};
use domain::answer::ballot::{Ask, NoBallot, Reply, issue};
use domain::survey::round::{Links, RoundState};
use store::Store;

pub fn route() -> MethodRouter<App> {
    post(ballot).layer(DefaultBodyLimit::max(4 << 10))
}

async fn ballot(State(store): State<Store>, Json(ask): Json<Ask>) -> Response {
    match answer(&store, &ask).await {
        Ok(reply) => Json(reply).into_response(),
        Err(error) => {
            tracing::error!(%error, "a ballot could not be given");
            StatusCode::SERVICE_UNAVAILABLE.into_response()
        }
    }
}

async fn answer(store: &Store, ask: &Ask) -> store::Result<Reply> {
    let refused = |why| Ok(Reply::Refused(why));
    let Some(asking) = store.asking_lately(&ask.link).await? else { return refused(NoBallot::UnknownLink) };
    let (round, unit) = (&asking.round, asking.link.unit);
    if round.links != Links::Personal {
        return refused(NoBallot::UnknownLink);
    }
    // Before anything is noted: what cannot be signed must not use the invitation up.
    let mut entropy = [0; 32];
    if getrandom::fill(&mut entropy).is_err() {
        return refused(NoBallot::NotUnderstood);
    }
    let Ok(issued) = issue(&round.seed, unit, &ask.message, entropy) else {
        return refused(NoBallot::NotUnderstood);
    };
    // A round that is closing takes no new starts; a lost reply of one that began may still be asked again.
    if round.state != RoundState::Open {
        let began = store.has_opened(round.id, unit, &ask.secret, &ask.message).await?;
        return Ok(if began { Reply::Issued(issued) } else { Reply::Refused(NoBallot::Closed) });
    }
    Ok(match store.open_invitation(round.id, unit, &ask.secret, &ask.message).await? {
        Ok(()) => Reply::Issued(issued),
        Err(why) => Reply::Refused(why),
    })
}
