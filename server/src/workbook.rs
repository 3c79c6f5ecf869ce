//! `POST /api-file/workbook`: a coordinator's XLSX workbook becomes a table. The library that reads workbooks carries
//! so much data that every respondent's phone would load 150 kB more; the file is neither kept nor logged here.

use crate::desk::actor;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, post};
use domain::feedback::table::{LIMIT_BYTES, read};
use store::Store;
use tokio::sync::Semaphore;
use tower_sessions::Session;

/// A workbook may unpack to half a gigabyte: one at a time.
static ONE: Semaphore = Semaphore::const_new(1);

pub fn route() -> MethodRouter<crate::router::App> {
    post(open).layer(DefaultBodyLimit::max(LIMIT_BYTES))
}

async fn open(session: Session, State(store): State<Store>, body: Bytes) -> Response {
    if let Err(status) = actor(&session, &store).await {
        return status.into_response();
    }
    let Ok(_turn) = ONE.acquire().await else { return StatusCode::SERVICE_UNAVAILABLE.into_response() };
    match tokio::task::spawn_blocking(move || read("", &body)).await {
        Ok(found) => Json(found).into_response(),
        Err(_) => StatusCode::INTERNAL_SERVER_ERROR.into_response(),
    }
}
