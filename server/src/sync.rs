//! `POST /sync/v1`: the one road of everything that can be made offline. A plain route, because it outlives builds.

use crate::review;
use crate::router::App;
use axum::Json;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response as HttpResponse};
use axum::routing::{MethodRouter, post};
use domain::answer::admit::{Admission, Asked, admit};
use domain::answer::wire::{
    Answer, Body, MOST_BYTES, MOST_OPERATIONS, Operation, Outcome, Receipt, Refusal, Request, Response,
};
use std::sync::Arc;
use store::answer::Checked;
use store::survey::Asking;
use store::{Failed, Store};

pub fn route() -> MethodRouter<App> {
    post(sync).layer(DefaultBodyLimit::max(MOST_BYTES))
}

async fn sync(State(store): State<Store>, Json(request): Json<Request>) -> HttpResponse {
    if request.operations.len() > MOST_OPERATIONS {
        return (StatusCode::PAYLOAD_TOO_LARGE, "at most 200 operations at once").into_response();
    }
    // One that fails keeps the others from nothing: it gets no receipt and stays on its device.
    let results = take(&store, &request.operations).await;
    let receipts: Vec<Receipt> = results.into_iter().filter_map(Result::ok).collect();
    if receipts.is_empty() && !request.operations.is_empty() {
        return StatusCode::SERVICE_UNAVAILABLE.into_response();
    }
    Json(Response { receipts }).into_response()
}

/// An operation that may be stored.
struct Admitted {
    answer: Answer,
    asking: Arc<Asking>,
}

/// Stores these operations together and gives their receipts after commit, in the same order.
pub async fn take(store: &Store, operations: &[Operation]) -> Vec<Result<Receipt, Failed>> {
    let mut admitted: Vec<Option<Admitted>> = Vec::with_capacity(operations.len());
    let mut results: Vec<Result<Receipt, Failed>> = Vec::with_capacity(operations.len());
    for operation in operations {
        let (entry, outcome) = match enter(store, operation).await {
            Ok(Ok(entry)) => (Some(entry), Ok(Outcome::Stored)),
            Ok(Err(outcome)) => (None, Ok(outcome)),
            Err(error) => (None, Err(Arc::new(error))),
        };
        admitted.push(entry);
        results.push(outcome.map(|outcome| operation.receipt(outcome)));
    }
    let day = app::server::today();
    let checked: Vec<(usize, Checked)> = admitted
        .iter()
        .enumerate()
        .filter_map(|(place, entry)| {
            let Admitted { answer, asking } = entry.as_ref()?;
            let operation = &operations[place];
            Some((place, Checked { operation, asking, lang: answer.lang, values: &answer.values, day }))
        })
        .collect();
    if !checked.is_empty() {
        let (places, checked): (Vec<usize>, Vec<Checked>) = checked.into_iter().unzip();
        let stored = match store.put_responses(&checked).await {
            Ok(stored) => stored,
            Err(error) => {
                let error = Arc::new(error);
                places.iter().map(|_| Err(error.clone())).collect()
            }
        };
        for (place, outcome) in places.into_iter().zip(stored) {
            results[place] = outcome.map(|outcome| operations[place].receipt(outcome));
        }
    }
    if let Some(Err(error)) = results.iter().find(|result| result.is_err()) {
        tracing::error!(%error, "operations could not be stored");
    }
    results
}

/// Whether an operation may be stored; otherwise what its receipt says.
async fn enter(store: &Store, operation: &Operation) -> store::Result<Result<Admitted, Outcome>> {
    let refused = |why| Ok(Err(Outcome::Refused { why }));
    let Body::Answer(answer) = match operation.open() {
        Ok(body) => body,
        Err(why) => return refused(why),
    };
    let Some(asking) = store.asking_lately(&answer.link).await? else {
        return Ok(Err(review::take(store, operation, &answer).await?));
    };
    let asked = Asked {
        state: asking.round.state,
        links: asking.round.links,
        unit: asking.link.unit,
        version: asking.version,
        questionnaire: &asking.questionnaire,
        seed: &asking.round.seed,
    };
    match admit(&asked, operation.id, &answer) {
        Err(why) => refused(why),
        Ok(Admission::Yes) => Ok(Ok(Admitted { answer, asking })),
        Ok(Admission::IfInvited(secret)) => {
            match store.mark_invitation(asking.round.id, asking.link.unit, secret).await? {
                true => Ok(Ok(Admitted { answer, asking })),
                false => refused(Refusal::NoTicket),
            }
        }
        Ok(Admission::IfStored) => match store.has_response(&asking, operation).await? {
            true => Ok(Err(Outcome::Stored)),
            false => refused(Refusal::RoundClosed),
        },
    }
}
