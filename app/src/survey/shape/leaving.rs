//! A field becomes an edit when it is left. Whoever closes the page or turns to another app in the middle of a word has left it, too.

#[cfg(feature = "hydrate")]
use leptos::{prelude::*, wasm_bindgen::JsCast, web_sys::HtmlElement};

/// While the page is open: leaves the field where somebody types when the page goes out of sight, and comes back to it.
#[cfg(feature = "hydrate")]
pub fn leave_fields() {
    let left = StoredValue::new_local(None::<HtmlElement>);
    let leave = move || {
        let active = document().active_element().and_then(|active| active.dyn_into::<HtmlElement>().ok());
        if let Some(active) = active {
            // The browser tells of the change before the field loses the focus.
            let _ = active.blur();
            left.set_value(Some(active));
        }
    };
    let seen = window_event_listener(leptos::ev::visibilitychange, move |_| match document().hidden() {
        true => leave(),
        false => {
            if let Some(field) = left.try_update_value(Option::take).flatten() {
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

#[cfg(not(feature = "hydrate"))]
pub fn leave_fields() {}
