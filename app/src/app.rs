//! The routes. What answering needs is in the main chunk; every other room is loaded when it is opened.

use crate::answer::page::AnswerPage;
use crate::lang::{of_document, use_lang};
use crate::ui::not_found::NotFound;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::path;

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/a/:code") view=AnswerPage />
            </Routes>
        </Router>
    }
}

/// For the browser: the same app, with the language that the document has.
#[component]
pub fn BrowserApp() -> impl IntoView {
    provide_context(of_document());
    crate::answer::device::start();
    let _ = use_lang();
    view! { <App /> }
}
