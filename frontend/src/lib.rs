//! The browser's entry: takes over a page that the server rendered, or mounts on the empty shell that the service
//! worker shows without a connection.

#![recursion_limit = "512"]

use app::app::BrowserApp;
use leptos::mount::{hydrate_lazy, mount_to_body};
use leptos::prelude::document;
use wasm_bindgen::prelude::wasm_bindgen;

#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    if document().body().is_some_and(|body| body.has_attribute("data-mount")) {
        mount_to_body(BrowserApp);
    } else {
        hydrate_lazy(BrowserApp);
    }
}
