//! The server: configuration, routes, identity, sync and files. It decides nothing; `domain` does.

// A page is one nested type; the compiler walks it to the end.
#![recursion_limit = "512"]

mod answering;
mod assets;
mod ballot;
mod config;
mod desk;
mod example;
mod exchange;
mod identity;
mod limit;
mod paper;
mod review;
mod router;
mod setup;
mod sync;
mod workbook;

use axum::serve::ListenerExt;
use std::net::SocketAddr;
use std::process::ExitCode;
use std::time::Duration;

#[tokio::main]
async fn main() -> ExitCode {
    let filter = tracing_subscriber::EnvFilter::try_from_env("KEHA_LOG").unwrap_or_else(|_| "info".into());
    tracing_subscriber::fmt().with_env_filter(filter).with_target(false).init();
    let config = match config::Config::load() {
        Ok(config) => config,
        Err(sentence) => {
            eprintln!("{sentence}");
            return ExitCode::from(2);
        }
    };
    match run(config).await {
        Ok(()) => ExitCode::SUCCESS,
        Err(sentence) => {
            eprintln!("{sentence}");
            ExitCode::FAILURE
        }
    }
}

async fn run(config: config::Config) -> Result<(), String> {
    let store = store::Store::open(&config.database)
        .await
        .map_err(|error| format!("The database cannot be opened: {error}. Check KEHA_DATABASE."))?;
    let listener = tokio::net::TcpListener::bind(config.address).await.map_err(|error| {
        format!("The address {} cannot be used: {error}. Check KEHA_ADDRESS.", config.address)
    })?;
    // Pages are streamed in small parts, which wait 40 ms for one another without this.
    let listener = listener.tap_io(|tcp| {
        if let Err(error) = tcp.set_nodelay(true) {
            tracing::debug!(%error, "TCP_NODELAY");
        }
    });
    example::offer(&store).await.map_err(|error| format!("The example cannot be made: {error}"))?;
    println!("Kehä is at {}", config.public_url);
    setup::offer(&store, &config)
        .await
        .map_err(|error| format!("The set-up link cannot be made: {error}"))?;
    tokio::spawn(end_rounds(store.clone()));
    let app = router::router(store, &config)?.into_make_service_with_connect_info::<SocketAddr>();
    axum::serve(listener, app)
        .with_graceful_shutdown(stop())
        .await
        .map_err(|error| format!("The server stopped: {error}"))
}

/// Rounds end on their day, also when nobody looks.
async fn end_rounds(store: store::Store) {
    loop {
        if let Err(error) = store.end_rounds(app::server::today()).await {
            tracing::error!(%error, "rounds could not be ended");
        }
        tokio::time::sleep(Duration::from_secs(60)).await;
    }
}

/// Ctrl-C or the service manager's request to end: running requests are finished first.
async fn stop() {
    let ctrl_c = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        if let Ok(mut term) = signal(SignalKind::terminate()) {
            tokio::select! { _ = ctrl_c => {}, _ = term.recv() => {} }
            return;
        }
    }
    let _ = ctrl_c.await;
}
