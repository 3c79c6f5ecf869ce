//! Routes: pages, server functions, the answering page, sync, files.

use crate::config::Config;
use crate::{answering, assets, ballot, exchange, identity, limit, paper, sync, workbook};
use app::server::PublicUrl;
use app::shell::{AskingAtLink, StyleSheet, shell};
use axum::Router;
use axum::body::Body;
use axum::extract::{DefaultBodyLimit, FromRef, Request, State};
use axum::http::{HeaderValue, StatusCode, header};
use axum::response::{IntoResponse, Response};
use axum::routing::{get, post};
use leptos::config::{LeptosOptions, get_configuration};
use leptos::prelude::provide_context;
use store::Store;
use tower_http::compression::CompressionLayer;
use tower_http::set_header::SetResponseHeaderLayer;

/// What handlers share.
#[derive(Clone, FromRef)]
pub struct App {
    pub store: Store,
    pub options: LeptosOptions,
    pub assets: assets::Assets,
    pub public_url: PublicUrl,
}

/// Everything comes from here and nowhere else, so nobody else learns who answers. The pages start their scripts
/// inline and wasm is compiled in the page.
const CONTENT_SECURITY_POLICY: &str = "default-src 'self'; script-src 'self' 'unsafe-inline' 'wasm-unsafe-eval'; \
     style-src 'self' 'unsafe-inline'; img-src 'self' data: blob:; object-src 'none'; base-uri 'none'; \
     form-action 'self'; frame-ancestors 'none'";

pub fn router(store: Store, config: &Config) -> Result<Router, String> {
    // Rendering spawns its own tasks; a second start in the same process finds it done.
    let _ = any_spawner::Executor::init_tokio();
    let options =
        get_configuration(None).map_err(|e| format!("The build's settings are missing: {e}"))?.leptos_options;
    let assets = assets::Assets::read(&options)?;
    let app = App { store: store.clone(), options, assets, public_url: PublicUrl(config.public_url.clone()) };
    let header_always = |name, value: &'static str| {
        SetResponseHeaderLayer::if_not_present(name, HeaderValue::from_static(value))
    };
    let answering = Router::new()
        .route("/sync/v1", sync::route())
        .route("/ballot/v1", ballot::route())
        .route("/a/{code}", get(answering::page).post(answering::send));
    Ok(limit::limit(answering, config)
        .route("/a/{code}/sent/{id}", get(answering::sent))
        .route("/a/{code}/manifest.webmanifest", get(answering::manifest))
        .route("/api/{*function}", post(functions).layer(DefaultBodyLimit::max(8 << 20)))
        .route("/api-file/workbook", workbook::route())
        .route("/api-file/questionnaire", exchange::import())
        .route("/api-file/xlsform/{id}", exchange::to_xlsform())
        .route("/api-file/surveyjs/{id}", exchange::to_surveyjs())
        .route("/api-file/paper/survey/{id}", paper::of_survey())
        .route("/api-file/paper/round/{id}/{unit}", paper::of_round())
        .route("/lang/{code}", get(assets::choose_language))
        .merge(assets::routes())
        .fallback(page)
        .layer(axum::middleware::from_fn(identity::same_origin_only))
        .layer(identity::layer(store, config))
        .layer(CompressionLayer::new().quality(tower_http::CompressionLevel::Precise(4)))
        .layer(header_always(header::CONTENT_SECURITY_POLICY, CONTENT_SECURITY_POLICY))
        .layer(header_always(header::X_CONTENT_TYPE_OPTIONS, "nosniff"))
        .layer(header_always(header::REFERRER_POLICY, "no-referrer"))
        .with_state(app))
}

impl App {
    fn contexts(
        &self,
        request: &axum::http::request::Parts,
        asking: Option<AskingAtLink>,
    ) -> impl Fn() + Clone + Send + 'static {
        let (store, url, style) = (self.store.clone(), self.public_url.clone(), self.assets.style.clone());
        let lang = app::server::lang_of(request.uri.query().unwrap_or_default(), &request.headers);
        move || {
            provide_context(store.clone());
            provide_context(url.clone());
            provide_context(StyleSheet(style.clone()));
            provide_context(lang);
            if let Some(asking) = asking.clone() {
                provide_context(asking);
            }
        }
    }

    /// A page of the app, with the questionnaire in it where it is an answering page.
    pub async fn render(&self, request: Request, asking: Option<AskingAtLink>) -> Response {
        let (parts, body) = request.into_parts();
        let contexts = self.contexts(&parts, asking);
        let options = self.options.clone();
        let render = leptos_axum::render_app_async_with_context(contexts, move || shell(options.clone()));
        render(Request::from_parts(parts, body)).await.into_response()
    }
}

async fn page(State(app): State<App>, request: Request) -> Response {
    app.render(request, None).await
}

async fn functions(State(app): State<App>, request: Request<Body>) -> Response {
    let (parts, body) = request.into_parts();
    let contexts = app.contexts(&parts, None);
    let mut response =
        leptos_axum::handle_server_fns_with_context(contexts, Request::from_parts(parts, body))
            .await
            .into_response();
    if response.status() == StatusCode::BAD_REQUEST {
        tracing::debug!("a server function was called with something that it does not read");
    }
    response.headers_mut().insert(header::CACHE_CONTROL, HeaderValue::from_static("no-store"));
    response
}
