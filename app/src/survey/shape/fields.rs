//! One text in three languages side by side. An edit is made when a field is left; what is being typed is told at once.

use domain::text::{Lang, Text};
use leptos::prelude::*;

#[component]
pub fn LangFields(
    /// Begins the fields' names.
    name: String,
    label: &'static str,
    text: Signal<Text>,
    done: impl Fn(Lang, String) + Copy + Send + Sync + 'static,
    /// Sees what is typed before the edit is made.
    #[prop(optional)]
    typed: Option<Callback<(Lang, String)>>,
) -> impl IntoView {
    let field = |lang: Lang| {
        let id = format!("{name}-{}", lang.code());
        let now = move || text.with(|text| text.exact(lang).to_string());
        let leave = move |event: leptos::ev::Event| {
            let value = event_target_value(&event);
            if value != text.with_untracked(|text| text.exact(lang).to_string()) {
                done(lang, value);
            }
        };
        let typing = move |event: leptos::ev::Event| {
            if let Some(typed) = typed {
                typed.run((lang, event_target_value(&event)));
            }
        };
        view! {
            <p class="field">
                <label for=id.clone()>{format!("{label}: {}", lang.name())}</label>
                <textarea id=id lang=lang.code() rows="3" prop:value=now on:change=leave on:input=typing></textarea>
            </p>
        }
    };
    view! { <div class="languages-side">{Lang::ALL.map(field).collect_view()}</div> }
}
