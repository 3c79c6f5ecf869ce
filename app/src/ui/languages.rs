//! The choice of language: plain links, so that it works everywhere and nothing typed is lost.

use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use domain::text::Lang;
use leptos::prelude::*;
use leptos_router::hooks::use_location;

/// With `keep`, the choice is kept in a cookie: for people who work in Kehä. Respondents get none.
#[component]
pub fn Languages(#[prop(optional)] keep: bool) -> impl IntoView {
    let (locale, current) = (use_locale(), use_lang());
    let path = use_location().pathname;
    let link = move |lang: Lang| {
        view! {
            <a
                href=move || match keep {
                    true => format!("/lang/{}?back={}", lang.code(), path.get()),
                    false => format!("{}?lang={}", path.get(), lang.code()),
                }
                rel="external"
                lang=lang.code()
                aria-current=(lang == current).then_some("true")
            >
                {lang.name()}
            </a>
        }
    };
    view! {
        <nav class="languages" aria-label=td_string!(locale, ui.languages)>
            {Lang::ALL.into_iter().map(link).collect_view()}
        </nav>
    }
}
