//! How often one address may ask. Generous, because a whole school can stand behind one: it stops a program that guesses
//! codes, not people. Addresses are in memory only, and only to be counted.

use crate::config::Config;
use crate::router::App;
use axum::Router;
use axum::http::Request;
use std::net::IpAddr;
use std::time::Duration;
use tower_governor::governor::GovernorConfigBuilder;
use tower_governor::key_extractor::{KeyExtractor, PeerIpKeyExtractor, SmartIpKeyExtractor};
use tower_governor::{GovernorError, GovernorLayer};

/// Seconds of requests that may come at once: 300 phones that a room opens together are far below.
const BURST_SECONDS: u32 = 10;

/// Whose address counts: the peer's, or the one that our own proxy names.
#[derive(Clone, Debug)]
struct Address {
    behind_proxy: bool,
}

impl KeyExtractor for Address {
    type Key = IpAddr;

    fn extract<T>(&self, request: &Request<T>) -> Result<IpAddr, GovernorError> {
        match self.behind_proxy {
            true => SmartIpKeyExtractor.extract(request),
            false => PeerIpKeyExtractor.extract(request),
        }
    }
}

/// The same routes, limited. Whoever meets the limit gets 429 with `Retry-After`, which devices respect.
pub fn limit(routes: Router<App>, config: &Config) -> Router<App> {
    let Some(period) = Duration::from_secs(1).checked_div(config.requests_per_second) else { return routes };
    let limits = GovernorConfigBuilder::default()
        .period(period)
        .burst_size(config.requests_per_second.saturating_mul(BURST_SECONDS))
        .key_extractor(Address { behind_proxy: config.behind_proxy })
        .finish();
    let Some(limits) = limits else { return routes };
    let counted = limits.limiter().clone();
    tokio::spawn(async move {
        loop {
            tokio::time::sleep(Duration::from_secs(60)).await;
            counted.retain_recent();
        }
    });
    routes.route_layer(GovernorLayer::new(limits))
}
