//! The frame of every page of people who work in Kehä.

use super::languages::Languages;
use crate::i18n::td_string;
use crate::lang::use_locale;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_location;

/// `title` names the page in the browser's tab; `bare` leaves the navigation out before signing in.
#[component]
pub fn Frame(title: String, #[prop(optional)] bare: bool, children: Children) -> impl IntoView {
    let locale = use_locale();
    let path = use_location().pathname;
    let rooms = [
        ("/home", td_string!(locale, ui.nav_home)),
        ("/units", td_string!(locale, ui.nav_units)),
        ("/surveys", td_string!(locale, ui.nav_surveys)),
        ("/feedback", td_string!(locale, ui.nav_feedback)),
        ("/results", td_string!(locale, ui.nav_results)),
    ];
    let link = move |(href, name): (&'static str, &'static str)| {
        let here = move || path.get().starts_with(href).then_some("page");
        view! {
            <li>
                <a href=href aria-current=here>
                    {name}
                </a>
            </li>
        }
    };
    view! {
        <Title text=format!("{title} · Kehä") />
        <a class="skip-link" href="#main">
            {td_string!(locale, ui.skip)}
        </a>
        <header class="site-header">
            <a class="brand" href="/home">
                {td_string!(locale, ui.brand)}
            </a>
            {(!bare)
                .then(|| {
                    view! {
                        <nav class="site-nav">
                            <ul>{rooms.into_iter().skip(1).map(link).collect_view()}</ul>
                        </nav>
                    }
                })}
            <Languages back=path />
        </header>
        <main id="main" class="page" tabindex="-1">
            {children()}
        </main>
        <footer class="site-footer">
            <p>{td_string!(locale, ui.accessibility)}</p>
        </footer>
    }
}
