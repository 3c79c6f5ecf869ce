//! `POST /sync/v1`: the one road of everything that can be made offline. A plain route, because it outlives builds.

use crate::router::App;
use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response as HttpResponse};
use axum::routing::{MethodRouter, post};
use domain::answer::check::check;
use domain::answer::wire::{
    Answer, Body, MOST_BYTES, MOST_OPERATIONS, Operation, Outcome, Receipt, Refusal, Request, Response,
};
use domain::survey::round::RoundState;
use store::Store;
use store::answer::Checked;

pub fn route() -> MethodRouter<App> {
    post(sync).layer(DefaultBodyLimit::max(MOST_BYTES))
}

async fn sync(State(store): State<Store>, Json(request): Json<Request>) -> HttpResponse {
    if request.operations.len() > MOST_OPERATIONS {
        return (StatusCode::PAYLOAD_TOO_LARGE, "at most 200 operations at once").into_response();
    }
    let mut receipts = Vec::with_capacity(request.operations.len());
    for operation in &request.operations {
        // One that fails keeps the others from nothing: it gets no receipt and stays on its device.
        match take(&store, operation).await {
            Ok(receipt) => receipts.push(receipt),
            Err(error) => tracing::error!(%error, "an operation could not be stored"),
        }
    }
    if receipts.is_empty() && !request.operations.is_empty() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    Json(Response { receipts }).into_response()
}

/// Stores one operation and gives its receipt after commit.
pub async fn take(store: &Store, operation: &Operation) -> store::Result<Receipt> {
    let outcome = match operation.open() {
        Ok(Body::Answer(answer)) => match put(store, operation, &answer).await? {
            Ok(()) => Outcome::Stored,
            Err(why) => Outcome::Refused { why },
        },
        Err(why) => Outcome::Refused { why },
    };
    Ok(operation.receipt(outcome))
}

async fn put(store: &Store, operation: &Operation, answer: &Answer) -> store::Result<Result<(), Refusal>> {
    let Some(asking) = store.asking(&answer.link).await? else { return Ok(Err(Refusal::UnknownLink)) };
    if asking.version != answer.version || !check(&asking.questionnaire, &answer.values).is_empty() {
        return Ok(Err(Refusal::NotPossible));
    }
    if asking.round.state != RoundState::Open && !store.has_response(operation).await? {
        return Ok(Err(Refusal::RoundClosed));
    }
    let checked = Checked {
        operation,
        round: asking.round.id,
        unit: asking.link.unit,
        version: asking.version,
        lang: answer.lang,
        values: &answer.values,
        day: app::server::today(),
    };
    store.put_response(&checked).await.map(Ok)
}
