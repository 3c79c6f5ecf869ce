//! Sessions on the server: the cookie holds a random name, the database the rest.

use crate::config::Config;
use axum::extract::Request;
use axum::http::{Method, StatusCode, header};
use axum::middleware::Next;
use axum::response::{IntoResponse, Response};
use std::time::{SystemTime, UNIX_EPOCH};
use store::Store;
use time::{Duration, OffsetDateTime};
use tower_sessions::cookie::{Key, SameSite};
use tower_sessions::service::SignedCookie;
use tower_sessions::session::{Id, Record};
use tower_sessions::session_store::{Error, Result};
use tower_sessions::{Expiry, SessionManagerLayer, SessionStore};

/// How long somebody stays signed in without doing anything.
const IDLE_DAYS: i64 = 14;

#[derive(Clone, Debug)]
pub struct Sessions(pub Store);

/// The cookie is signed with the configured secret, so that a copy of the database alone signs nobody in.
pub fn layer(store: Store, config: &Config) -> SessionManagerLayer<Sessions, SignedCookie> {
    let key = match &config.secret {
        // The hash has the 64 bytes that a key needs.
        Some(secret) => Key::from(domain::answer::wire::hash(secret).as_bytes()),
        None => {
            tracing::info!("KEHA_SECRET is not set: people must sign in again when the server starts again");
            Key::generate()
        }
    };
    SessionManagerLayer::new(Sessions(store))
        .with_signed(key)
        .with_name("keha")
        .with_http_only(true)
        .with_same_site(SameSite::Lax)
        .with_secure(config.is_https())
        .with_expiry(Expiry::OnInactivity(Duration::days(IDLE_DAYS)))
}

fn failed(error: impl std::fmt::Display) -> Error {
    Error::Backend(error.to_string())
}

fn now() -> i64 {
    SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |d| d.as_secs() as i64)
}

#[async_trait::async_trait]
impl SessionStore for Sessions {
    async fn save(&self, record: &Record) -> Result<()> {
        let body = serde_json::to_string(&record.data).map_err(|e| Error::Encode(e.to_string()))?;
        let expires = record.expiry_date.unix_timestamp();
        self.0.save_session(&record.id.to_string(), body, expires).await.map_err(failed)
    }

    async fn load(&self, id: &Id) -> Result<Option<Record>> {
        let Some((body, expires)) = self.0.load_session(&id.to_string(), now()).await.map_err(failed)? else {
            return Ok(None);
        };
        let data = serde_json::from_str(&body).map_err(|e| Error::Decode(e.to_string()))?;
        let expiry_date =
            OffsetDateTime::from_unix_timestamp(expires).map_err(|e| Error::Decode(e.to_string()))?;
        Ok(Some(Record { id: *id, data, expiry_date }))
    }

    async fn delete(&self, id: &Id) -> Result<()> {
        self.0.delete_session(&id.to_string()).await.map_err(failed)
    }
}

/// Nothing that changes something may come from another site's page. Browsers name the origin of every such request
/// (Fetch standard, `Origin` and `Sec-Fetch-Site`); programs without a browser have no cookies to misuse.
pub async fn same_origin_only(request: Request, next: Next) -> Response {
    let safe = matches!(*request.method(), Method::GET | Method::HEAD | Method::OPTIONS);
    let site = request.headers().get("sec-fetch-site").and_then(|v| v.to_str().ok());
    let foreign = match site {
        Some(site) => !matches!(site, "same-origin" | "none"),
        None => {
            let text = |name| request.headers().get(name).and_then(|v| v.to_str().ok());
            match (text(header::ORIGIN), text(header::HOST)) {
                (Some(origin), Some(host)) => origin.split_once("://").is_none_or(|(_, at)| at != host),
                _ => false,
            }
        }
    };
    if foreign && !safe {
        return (StatusCode::FORBIDDEN, "This request came from another site.").into_response();
    }
    next.run(request).await
}
