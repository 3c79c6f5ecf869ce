//! Giving way to the browser during long work, so that what has changed can be drawn.

use leptos::prelude::window;
use leptos::web_sys::js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Goes on in a new task.
pub async fn pause() {
    let turn = Promise::new(&mut |go_on, _| {
        // Where the browser has no timer the promise is never kept; there is none without.
        let _ = window().set_timeout_with_callback(&go_on);
    });
    let _ = JsFuture::from(turn).await;
}
