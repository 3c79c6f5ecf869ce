//! The choice of language: plain links, so that it works everywhere and nothing typed is lost.

use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use domain::text::Lang;
use leptos::prelude::*;

/// With `back`, the address to come back to, the choice is kept in a cookie: for people who work in Kehä.
/// Respondents get none.
#[component]
pub fn Languages(#[prop(optional, into)] back: Option<Signal<String>>) -> impl IntoView {
    let (locale, current) = (use_locale(), use_lang());
    let link = move |lang: Lang| {
        view! {
            <a
                href=move || match back {
                    Some(back) => format!("/lang/{}?back={}", lang.code(), back.get()),
                    None => format!("?lang={}", lang.code()),
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
