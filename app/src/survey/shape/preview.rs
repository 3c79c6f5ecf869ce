//! The questionnaire as a phone shows it, while it is edited.

use super::api;
use super::desk::Desk;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::pause::pause;
use domain::text::Lang;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn Preview() -> impl IntoView {
    let locale = use_locale();
    let desk: Desk = expect_context();
    let (open, lang) = (RwSignal::new(false), RwSignal::new(use_lang()));
    let page = RwSignal::new(Ok(String::new()));
    // Counts what was asked, so that a late answer never covers a newer one.
    let asked = StoredValue::new(0u32);
    Effect::new(move || {
        let (questionnaire, lang) = (desk.now.get(), lang.get());
        if !open.get() {
            return;
        }
        asked.update_value(|n| *n += 1);
        let mine = asked.get_value();
        spawn_local(async move {
            // People type; the phone follows when they rest.
            pause(400).await;
            if asked.try_get_value() != Some(mine) {
                return;
            }
            let answer = api::preview(questionnaire, lang).await;
            if asked.try_get_value() == Some(mine) {
                page.try_set(answer);
            }
        });
    });
    let languages = Lang::ALL.map(|one| {
        view! { <option value=one.code() selected=move || lang.get() == one>{one.name()}</option> }
    });
    let phone = move || {
        match page.get() {
        Ok(html) => view! {
            <iframe class="phone" title=td_string!(locale, shape.preview) srcdoc=html sandbox="allow-scripts"></iframe>
        }
        .into_any(),
        Err(error) => view! { <p class="notice info">{error.sentence(locale)}</p> }.into_any(),
    }
    };
    view! {
        <details
            class="card"
            on:toggle=move |event| {
                use leptos::wasm_bindgen::JsCast;
                let element = event.target().and_then(|target| target.dyn_into::<leptos::web_sys::Element>().ok());
                open.set(element.is_some_and(|element| element.has_attribute("open")));
            }
        >
            <summary>{td_string!(locale, shape.preview)}</summary>
            <p class="field">
                <label for="preview-lang">{td_string!(locale, shape.preview_lang)}</label>
                <select
                    id="preview-lang"
                    on:change=move |event| lang.set(Lang::parse(&event_target_value(&event)).unwrap_or_default())
                >
                    {languages.collect_view()}
                </select>
            </p>
            {move || open.get().then(phone)}
        </details>
    }
}
