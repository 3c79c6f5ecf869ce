//! A letter to copy into an e-mail: the same that the answering page tells first.

use super::api::RoundView;
use crate::i18n::td_string;
use crate::lang::{locale, use_lang, use_locale};
use domain::survey::round::Links;
use domain::text::Lang;
use leptos::prelude::*;
use wasm_bindgen_futures::JsFuture;

/// The letter in a language. Where every unit has a link of its own, the place for it is marked.
pub fn letter(view: &RoundView, lang: Lang) -> String {
    let locale = locale(lang);
    let purpose = &view.purpose;
    let day = purpose.discussion.map(|day| day.shown(lang)).unwrap_or_default();
    let group = view.customer_group.get(lang);
    let group = match group {
        "" => String::new(),
        group => td_string!(locale, survey.letter_group, group = group).to_string(),
    };
    let promise = match view.kind {
        Links::Named => td_string!(locale, survey.letter_confidential),
        _ => td_string!(locale, survey.letter_anonymous),
    };
    let link = match (view.kind, &view.links[..]) {
        (Links::Open, [only]) => format!("{}/a/{}", view.address, only.code),
        _ => td_string!(locale, survey.letter_link).to_string(),
    };
    let discussion = match day.as_str() {
        "" => String::new(),
        day => td_string!(locale, survey.letter_day, day = day).to_string(),
    };
    let parts = [
        view.title.get(lang).to_string(),
        purpose.why.get(lang).to_string(),
        group,
        purpose.aim.get(lang).to_string(),
        td_string!(locale, survey.letter_minutes, n = view.minutes).to_string(),
        link,
        promise.to_string(),
        purpose.handling.get(lang).to_string(),
        purpose.seen_by.get(lang).to_string(),
        discussion,
        purpose.contact.clone(),
    ];
    parts.into_iter().filter(|part| !part.trim().is_empty()).collect::<Vec<_>>().join("\n\n")
}

#[component]
pub fn Letter(view: RoundView) -> impl IntoView {
    let ui = use_locale();
    let lang = RwSignal::new(use_lang());
    let copied = RwSignal::new(false);
    let view = StoredValue::new(view);
    let text = move || view.with_value(|view| letter(view, lang.get()));
    let field = NodeRef::<leptos::html::Textarea>::new();
    let copy = move |_| {
        // Without https the browser offers no clipboard: the text is chosen, to be copied by hand.
        if !window().is_secure_context() {
            if let Some(field) = field.get_untracked() {
                field.select();
            }
            return;
        }
        let text = untrack(text);
        leptos::task::spawn_local(async move {
            let done = JsFuture::from(window().navigator().clipboard().write_text(&text)).await;
            copied.try_set(done.is_ok());
        });
    };
    let languages = Lang::ALL.map(|one| {
        view! { <option value=one.code() selected=move || lang.get() == one>{one.name()}</option> }
    });
    view! {
        <details class="card">
            <summary>{td_string!(ui, survey.letter)}</summary>
            <p>{td_string!(ui, survey.letter_lead)}</p>
            <p class="field">
                <label for="letter-lang">{td_string!(ui, shape.preview_lang)}</label>
                <select
                    id="letter-lang"
                    on:change=move |event| {
                        copied.set(false);
                        lang.set(Lang::parse(&event_target_value(&event)).unwrap_or_default());
                    }
                >
                    {languages.collect_view()}
                </select>
            </p>
            <p class="field">
                <label for="letter-text">{td_string!(ui, survey.letter)}</label>
                <textarea id="letter-text" rows="16" readonly node_ref=field prop:value=text></textarea>
            </p>
            <p class="form-actions">
                <button class="button quiet" on:click=copy>
                    {td_string!(ui, survey.letter_copy)}
                </button>
            </p>
            <p role="status">{move || copied.get().then(|| td_string!(ui, survey.letter_copied))}</p>
        </details>
    }
}
