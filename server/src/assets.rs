//! Files of the build, the empty shell and the service worker's list.

use crate::router::App;
use app::shell::{ANSWER_CSS, minified, page_script};
use axum::Router;
use axum::extract::{Path, Query, State};
use axum::http::{HeaderValue, header};
use axum::response::{Html, IntoResponse, Redirect, Response};
use axum::routing::get;
use domain::answer::wire::hash;
use leptos::config::LeptosOptions;
use serde::Deserialize;
use std::sync::Arc;
use tower_http::services::ServeDir;

/// Names of the built files, which carry hashes of their contents.
#[derive(Clone)]
pub struct Assets {
    pub style: String,
    shell: Arc<str>,
    /// What the answering page needs without a connection, as JSON for the service worker.
    offline: Arc<str>,
    /// Every other part of the build, for devices that keep it whole.
    whole: Arc<str>,
    site: Arc<str>,
}

impl Assets {
    /// Reads the list of hashes beside the binary and the folder of built files.
    pub fn read(options: &LeptosOptions) -> Result<Assets, String> {
        let folder = std::path::Path::new(options.site_root.as_ref()).join(options.site_pkg_dir.as_ref());
        let mut names: Vec<String> = std::fs::read_dir(&folder)
            .map_err(|e| {
                format!("The built files are not in {}: {e}. Build with cargo xtask serve.", folder.display())
            })?
            .flatten()
            .filter_map(|entry| entry.file_name().into_string().ok())
            .collect();
        names.sort();
        let pkg = |name: &String| format!("/{}/{name}", options.site_pkg_dir);
        let output = options.output_name.as_ref();
        let find = |ending: &str| {
            names.iter().find(|name| name.starts_with(output) && name.ends_with(ending)).map(pkg)
        };
        let missing =
            |what: &str| format!("The {what} is not in {}. Build with cargo xtask serve.", folder.display());
        let style = find(".css").ok_or_else(|| missing("style sheet"))?;
        let script = find(".js").ok_or_else(|| missing("script"))?;
        let wasm = find(".wasm").ok_or_else(|| missing("wasm file"))?;
        let mut files = vec!["/shell.html".to_string(), script.clone(), wasm.clone()];
        files.extend(names.iter().filter(|n| n.starts_with("__wasm_split.") && n.ends_with(".js")).map(pkg));
        let shell = empty_shell(&script, &wasm);
        // Precompressed copies are what the server sends, not addresses.
        let parts =
            names.iter().filter(|n| n.ends_with(".js") || n.ends_with(".wasm") || n.ends_with(".css"));
        let whole: Vec<String> = parts.map(pkg).filter(|name| !files.contains(name)).collect();
        let version = hash(&format!("{files:?}{whole:?}{shell}"));
        let version = &version[..16];
        let offline = serde_json::json!({ "version": version, "files": files }).to_string();
        let whole = serde_json::json!({ "version": version, "whole": whole }).to_string();
        Ok(Assets {
            style,
            shell: shell.into(),
            offline: offline.into(),
            whole: whole.into(),
            site: options.site_root.as_ref().into(),
        })
    }
}

/// What the service worker answers without a connection: the app mounts here, in the language of the device.
fn empty_shell(script: &str, wasm: &str) -> String {
    let (css, page) = (minified(ANSWER_CSS), page_script());
    format!(
        r#"<!DOCTYPE html><html lang="fi"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta name="color-scheme" content="light dark"><title>Kehä</title><style>{css}</style><script>{page}</script></head><body class="answer" data-mount="client"><script type="module">const q=new URLSearchParams(location.search).get("lang"),l=q||localStorage.getItem("keha.lang")||navigator.language.slice(0,2);document.documentElement.lang=["fi","sv","en"].includes(l)?l:"fi";import("{script}").then(m=>m.default({{module_or_path:"{wasm}"}}).then(()=>m.hydrate()))</script></body></html>"#
    )
}

pub fn routes() -> Router<App> {
    Router::new()
        .route("/shell.html", get(shell))
        .route("/offline.json", get(offline))
        .route("/sw.js", get(worker))
        .route("/pkg/{*file}", get(built))
        .route("/manifest.webmanifest", get(public))
        .route("/icon.svg", get(public))
        .route("/icon-192.png", get(public))
        .route("/icon-512.png", get(public))
        .route("/icon-maskable.png", get(public))
}

async fn shell(State(app): State<App>) -> impl IntoResponse {
    ([(header::CACHE_CONTROL, "no-cache")], Html(app.assets.shell.to_string()))
}

async fn offline(State(app): State<App>) -> impl IntoResponse {
    let headers = [(header::CACHE_CONTROL, "no-cache"), (header::CONTENT_TYPE, "application/json")];
    (headers, app.assets.whole.to_string())
}

/// The worker's own version is that of its files: browsers look for a new one by its bytes.
async fn worker(State(app): State<App>) -> impl IntoResponse {
    let headers = [(header::CACHE_CONTROL, "no-cache"), (header::CONTENT_TYPE, "text/javascript")];
    (headers, include_str!("../../frontend/public/sw.js").replace("__LIST__", &app.assets.offline))
}

/// Files whose names carry their hash never change; the others are checked every time.
async fn built(State(app): State<App>, request: axum::extract::Request) -> Response {
    let mut response = serve(&app, request).await;
    if response.status().is_success() {
        let forever = HeaderValue::from_static("public, max-age=31536000, immutable");
        response.headers_mut().insert(header::CACHE_CONTROL, forever);
    }
    response
}

async fn public(State(app): State<App>, request: axum::extract::Request) -> Response {
    serve(&app, request).await
}

async fn serve(app: &App, request: axum::extract::Request) -> Response {
    use tower::ServiceExt;
    let files = ServeDir::new(app.assets.site.as_ref()).precompressed_br().precompressed_gzip();
    match files.oneshot(request).await {
        Ok(response) => response.into_response(),
        Err(never) => match never {},
    }
}

#[derive(Deserialize)]
pub struct Back {
    #[serde(default)]
    back: String,
}

/// `GET /lang/{code}?back=/…`: keeps the choice of somebody who works in Kehä. Respondents get no cookie: their
/// choice stands in the address.
pub async fn choose_language(Path(code): Path<String>, Query(Back { back }): Query<Back>) -> Response {
    // Only a path of ours: "//elsewhere" would lead away.
    let back = if back.starts_with('/') && !back.starts_with("//") && !back.contains('\\') {
        back
    } else {
        "/".into()
    };
    let mut response = Redirect::to(&back).into_response();
    if let Some(lang) = domain::text::Lang::parse(&code)
        && let Ok(cookie) = format!("lang={}; Path=/; Max-Age=31536000; SameSite=Lax", lang.code()).parse()
    {
        response.headers_mut().insert(header::SET_COOKIE, cookie);
    }
    response
}
