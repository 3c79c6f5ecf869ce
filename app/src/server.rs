//! What server functions need of the request. Exists on the server only.

use crate::error::AppError;
use axum::http::{HeaderMap, header};
use domain::account::Coordinator;
use domain::day::Day;
use domain::id::AccountId;
use domain::text::Lang;
use leptos::prelude::*;
use std::time::{SystemTime, UNIX_EPOCH};
use store::Store;
use tower_sessions::Session;

/// Where people reach this server, for links and QR codes.
#[derive(Clone)]
pub struct PublicUrl(pub String);

/// The key under which a session names its account.
const ACCOUNT: &str = "account";

pub fn today() -> Day {
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Day::from_unix(i64::try_from(seconds).unwrap_or(0))
}

pub fn store() -> Store {
    expect_context::<Store>()
}

pub async fn session() -> Result<Session, AppError> {
    leptos_axum::extract::<Session>().await.map_err(|_| AppError::Internal)
}

/// The actor of this request. The first line of every server function that works with an organisation's data.
pub async fn coordinator() -> Result<Coordinator, AppError> {
    coordinator_in(&session().await?, &store()).await
}

/// The actor of a session, for routes that are no server functions.
pub async fn coordinator_in(session: &Session, store: &Store) -> Result<Coordinator, AppError> {
    let id: Option<AccountId> = session.get(ACCOUNT).await.map_err(failed)?;
    let id = id.ok_or(AppError::NotSignedIn)?;
    store.coordinator(id).await?.ok_or(AppError::NotSignedIn)
}

/// Signs in under a new session name, so that one that was planted before is worth nothing.
pub async fn sign_in(actor: Coordinator) -> Result<(), AppError> {
    let session = session().await?;
    session.cycle_id().await.map_err(failed)?;
    session.insert(ACCOUNT, actor.account).await.map_err(failed)
}

pub async fn sign_out() -> Result<(), AppError> {
    session().await?.flush().await.map_err(failed)
}

fn failed(error: tower_sessions::session::Error) -> AppError {
    tracing::error!(%error, "session");
    AppError::Internal
}

/// The language of a page: its address, then the cookie of somebody who works in Kehä, then the browser's wish.
pub fn lang_of(query: &str, headers: &HeaderMap) -> Lang {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok()).unwrap_or_default();
    let named = |pair: &str| Lang::parse(pair.trim().strip_prefix("lang=")?);
    let in_address = query.split('&').find_map(named);
    let in_cookie = || text(header::COOKIE).split(';').find_map(named);
    in_address
        .or_else(in_cookie)
        .or_else(|| Lang::from_accept(text(header::ACCEPT_LANGUAGE)))
        .unwrap_or_default()
}
