//! The answering page's own routes: complete HTML, and a form that is sent without any script.

use crate::router::App;
use crate::{review, sync};
use app::answer::plain::{Plain, plain_page};
use app::shell::AskingAtLink;
use axum::extract::{Form, Path, Request, State};
use axum::http::{HeaderMap, StatusCode, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use domain::answer::asking::{Asking, Ballots};
use domain::answer::ballot::public_key;
use domain::answer::value::{Value, Values};
use domain::answer::wire::{self, Body, Operation, Outcome, Refusal};
use domain::id::ResponseId;
use domain::survey::round::Links;
use domain::text::Lang;
use store::Store;

pub fn asking_of(found: store::survey::Asking) -> Asking {
    let key = || public_key(&found.round.seed).ok();
    let personal = found.round.links == Links::Personal;
    let ballots = personal.then(key).flatten().map(|key| Ballots { unit: found.link.unit, key });
    Asking {
        links: found.round.links,
        ballots,
        link: found.link.code,
        organisation: found.organisation,
        unit: found.unit,
        version: found.version,
        state: found.round.state,
        purpose: found.round.purpose,
        questionnaire: found.questionnaire,
        review: false,
    }
}

/// What this link asks: a round's questionnaire, or a review of a draft.
async fn asking_at(store: &Store, code: &str) -> store::Result<Option<Asking>> {
    match store.asking(code).await? {
        Some(found) => Ok(Some(asking_of(found))),
        None => review::asking(store, code).await,
    }
}

/// `GET /a/{code}`.
pub async fn page(State(app): State<App>, Path(code): Path<String>, request: Request) -> Response {
    let asking = match asking_at(&app.store, &code).await {
        Ok(found) => found,
        Err(error) => {
            tracing::error!(%error, "a questionnaire could not be read");
            return StatusCode::SERVICE_UNAVAILABLE.into_response();
        }
    };
    let status = if asking.is_some() { StatusCode::OK } else { StatusCode::NOT_FOUND };
    let mut response = app.render(request, Some(AskingAtLink(asking))).await;
    *response.status_mut() = status;
    response
}

/// `POST /a/{code}`: the form as browsers without scripts send it.
pub async fn send(
    State(app): State<App>,
    Path(code): Path<String>,
    headers: HeaderMap,
    axum::extract::RawQuery(query): axum::extract::RawQuery,
    Form(fields): Form<Vec<(String, String)>>,
) -> Response {
    let lang = app::server::lang_of(query.as_deref().unwrap_or_default(), &headers);
    match take(&app, &code, lang, &fields).await {
        Ok(id) => Redirect::to(&format!("/a/{code}/sent/{id}?lang={}", lang.code())).into_response(),
        Err((status, plain)) => (status, Html(plain_page(lang, &code, plain))).into_response(),
    }
}

async fn take(
    app: &App,
    code: &str,
    lang: Lang,
    fields: &[(String, String)],
) -> Result<ResponseId, (StatusCode, Plain)> {
    let failed = |error: store::Error| {
        tracing::error!(%error, "an answer could not be stored");
        (StatusCode::SERVICE_UNAVAILABLE, if error.is_disk_full() { Plain::DiskFull } else { Plain::Failed })
    };
    let unknown = (StatusCode::NOT_FOUND, Plain::UnknownLink);
    let asking = asking_at(&app.store, code).await.map_err(failed)?.ok_or(unknown)?;
    let values = read(&asking, fields);
    if values.is_empty() {
        return Err((StatusCode::UNPROCESSABLE_ENTITY, Plain::Empty));
    }
    // Sent again with other answers, after going back: the later form counts.
    let sent_id = fields.iter().find(|(name, _)| name == "_id").and_then(|(_, id)| ResponseId::parse(id));
    let id = sent_id.unwrap_or_else(|| ResponseId::from_random(store::account::random_id()));
    let body =
        Body::Answer(wire::Answer { link: code.into(), version: asking.version, lang, values, ticket: None });
    let problem = || (StatusCode::UNPROCESSABLE_ENTITY, Plain::NotPossible);
    let operation = Operation::new(id, 1, &body).ok_or_else(problem)?;
    let results = sync::take(&app.store, std::slice::from_ref(&operation)).await;
    let Some(result) = results.into_iter().next() else { return Err(problem()) };
    let full = |error: store::Failed| {
        (StatusCode::SERVICE_UNAVAILABLE, if error.is_disk_full() { Plain::DiskFull } else { Plain::Failed })
    };
    match result.map_err(full)?.outcome {
        Outcome::Stored | Outcome::Superseded => Ok(id),
        Outcome::Refused { why: Refusal::NoTicket } => Err((StatusCode::FORBIDDEN, Plain::NeedsScript)),
        Outcome::Refused { why: Refusal::RoundClosed } => Err((StatusCode::GONE, Plain::Closed)),
        Outcome::Refused { .. } => Err((StatusCode::UNPROCESSABLE_ENTITY, Plain::NotPossible)),
    }
}

fn read(asking: &Asking, fields: &[(String, String)]) -> Values {
    let read = |item: &domain::survey::item::Item| {
        let sent: Vec<String> =
            fields.iter().filter(|(name, _)| *name == item.key.0).map(|(_, value)| value.clone()).collect();
        Some((item.key.clone(), Value::from_form(&item.kind, &sent)?))
    };
    asking.questionnaire.items.iter().filter_map(read).collect()
}

/// `GET /a/{code}/sent/{id}`: the receipt after a form was sent without scripts.
pub async fn sent(
    State(app): State<App>,
    Path((code, id)): Path<(String, ResponseId)>,
    headers: HeaderMap,
    axum::extract::RawQuery(query): axum::extract::RawQuery,
) -> Response {
    let lang = app::server::lang_of(query.as_deref().unwrap_or_default(), &headers);
    match asking_at(&app.store, &code).await {
        Ok(Some(asking)) => {
            Html(plain_page(lang, &code, Plain::Received { id, asking: Box::new(asking) })).into_response()
        }
        Ok(None) => {
            (StatusCode::NOT_FOUND, Html(plain_page(lang, &code, Plain::UnknownLink))).into_response()
        }
        Err(_) => {
            (StatusCode::SERVICE_UNAVAILABLE, Html(plain_page(lang, &code, Plain::Failed))).into_response()
        }
    }
}

/// `GET /a/{code}/manifest.webmanifest`: a phone that keeps the questionnaire on its home screen opens it there.
pub async fn manifest(State(app): State<App>, Path(code): Path<String>) -> Response {
    let asking = match asking_at(&app.store, &code).await {
        Ok(Some(asking)) => asking,
        Ok(None) => return StatusCode::NOT_FOUND.into_response(),
        Err(_) => return StatusCode::SERVICE_UNAVAILABLE.into_response(),
    };
    let start = format!("/a/{code}");
    let icon = |name: &str, size: &str, purpose: &str| serde_json::json!({ "src": name, "sizes": size, "type": "image/png", "purpose": purpose });
    let manifest = serde_json::json!({
        "id": start, "start_url": start, "scope": "/a/", "display": "standalone",
        "name": asking.title().get(Lang::Fi), "short_name": "Kehä",
        "background_color": "#f6f8f9", "theme_color": "#0b5a68",
        "icons": [icon("/icon-192.png", "192x192", "any"), icon("/icon-512.png", "512x512", "any"),
            icon("/icon-maskable.png", "512x512", "maskable")],
    });
    ([(header::CONTENT_TYPE, "application/manifest+json")], manifest.to_string()).into_response()
}
