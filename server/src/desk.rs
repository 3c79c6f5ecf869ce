//! What the routes for files at the desk share: who acts, an error as a status, and a file to save.

use app::error::AppError;
use app::server::coordinator_in;
use axum::http::{StatusCode, header};
use axum::response::{IntoResponse, Response};
use domain::account::Coordinator;
use store::Store;
use tower_sessions::Session;

pub async fn actor(session: &Session, store: &Store) -> Result<Coordinator, StatusCode> {
    coordinator_in(session, store).await.map_err(|error| match error {
        AppError::NotSignedIn => StatusCode::UNAUTHORIZED,
        _ => StatusCode::INTERNAL_SERVER_ERROR,
    })
}

pub fn status(error: store::Error) -> StatusCode {
    match error {
        store::Error::NotFound => StatusCode::NOT_FOUND,
        _ => StatusCode::SERVICE_UNAVAILABLE,
    }
}

pub fn file(name: &str, media_type: &'static str, content: Vec<u8>) -> Response {
    let disposition = format!("attachment; filename=\"{name}\"");
    ([(header::CONTENT_TYPE, media_type), (header::CONTENT_DISPOSITION, disposition.as_str())], content)
        .into_response()
}
