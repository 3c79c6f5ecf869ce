//! Waiting in the browser.

use leptos::prelude::window;
use leptos::web_sys::js_sys::Promise;
use wasm_bindgen_futures::JsFuture;

/// Goes on after this many milliseconds; 0 gives way during long work, so that what has changed can be drawn.
pub async fn pause(milliseconds: i32) {
    let turn = Promise::new(&mut |go_on, _| {
        // Where the browser has no timer the promise is never kept; there is none without.
        let _ = window().set_timeout_with_callback_and_timeout_and_arguments_0(&go_on, milliseconds);
    });
    let _ = JsFuture::from(turn).await;
}
