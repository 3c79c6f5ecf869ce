//! An address that leads nowhere.

use crate::i18n::td_string;
use crate::lang::use_locale;
use leptos::prelude::*;

#[component]
pub fn NotFound() -> impl IntoView {
    let locale = use_locale();
    view! {
        <main id="main" class="page narrow">
            <h1>{td_string!(locale, ui.not_found_title)}</h1>
            <p>{td_string!(locale, ui.not_found)}</p>
            <p>
                <a class="button quiet" href="/" rel="external">
                    {td_string!(locale, ui.to_start)}
                </a>
            </p>
        </main>
    }
}
