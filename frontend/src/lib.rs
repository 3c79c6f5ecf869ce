//! The browser's entry. It takes over an answering page that the server rendered, or mounts it on the empty shell that
//! the service worker shows without a connection; the desk is loaded only where its pages are.

#![recursion_limit = "512"]

use app::answer::page::Respondent;
use app::app::take_over;
use leptos::mount::{hydrate_body, mount_to_body};
use leptos::prelude::document;
use wasm_bindgen::prelude::wasm_bindgen;

/// Room for the split: sorting constants by chunk pads them, and a segment that would grow past its length is put into
/// the main chunk whole (wasm_split_cli_support 0.2.3, `emit.rs`), 100 kB of other rooms' texts. Nothing refers to
/// this, so the split leaves it out.
#[used]
static ROOM_FOR_PADDING: [u8; 16 * 1024] = [1; 16 * 1024];

#[wasm_bindgen]
pub fn hydrate() {
    console_error_panic_hook::set_once();
    let body = document().body();
    if body.as_ref().is_some_and(|body| body.has_attribute("data-mount")) {
        mount_to_body(Respondent);
    } else if body.is_some_and(|body| body.class_name() == "answer") {
        hydrate_body(Respondent);
    } else {
        wasm_bindgen_futures::spawn_local(take_over());
    }
}
