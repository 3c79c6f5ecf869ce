//! A field becomes an edit when it is left. Whoever closes the page or turns to another app in the middle of a word has left it, too.

use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlElement;

/// While the page is open: leaves the field where somebody types when the page goes out of sight, and comes back to it.
pub fn leave_fields() {
    let html = |element: leptos::web_sys::Element| element.dyn_into::<HtmlElement>().ok();
    let left = StoredValue::new(String::new());
    let leave = move || {
        if let Some(active) = document().active_element().and_then(html) {
            left.set_value(active.id());
            // The browser tells of the change before the field loses the focus.
            let _ = active.blur();
        }
    };
    let seen = window_event_listener(leptos::ev::visibilitychange, move |_| match document().hidden() {
        true => leave(),
        false => {
            if let Some(field) = document().get_element_by_id(&left.get_value()).and_then(html) {
                let _ = field.focus();
            }
        }
    });
    let hidden = window_event_listener(leptos::ev::pagehide, move |_| leave());
    on_cleanup(move || {
        seen.remove();
        hidden.remove();
    });
}
