//! Choosing what is published together.

use super::api::{self, SourceView};
use super::words::{audience_name, sentence};
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::act::act;
use domain::insight::republish::Source;
use domain::survey::item::Audience;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

#[component]
pub fn Publish(sources: Vec<SourceView>, open_rounds: usize) -> impl IntoView {
    let locale = use_locale();
    let publishing = act();
    let title = RwSignal::new(String::new());
    let chosen = RwSignal::new(Vec::<Source>::new());
    let go = use_navigate();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let go = go.clone();
        publishing.run(api::publish(title.get_untracked(), chosen.get_untracked()), move |id| {
            go(&format!("/results/{id}"), Default::default());
        });
    };
    let open = (open_rounds > 0).then(|| {
        let sentence = td_string!(locale, insight.open_rounds, n = open_rounds).to_string();
        view! { <p class="hint">{sentence}</p> }
    });
    if sources.is_empty() {
        return view! {
            <p>{td_string!(locale, insight.no_sources)}</p>
            {open}
        }
        .into_any();
    }
    let option = move |view: SourceView| {
        let source = view.source;
        let toggle = move |event| {
            chosen.update(|chosen| {
                chosen.retain(|other| *other != source);
                if event_target_checked(&event) {
                    chosen.push(source);
                }
            });
        };
        view! {
            <label class="option">
                <input type="checkbox" on:change=toggle />
                <span>{view.name}</span>
            </label>
        }
    };
    let group = |audience: Audience| {
        let own: Vec<_> = sources.iter().filter(|view| view.audience == audience).cloned().collect();
        (!own.is_empty()).then(|| {
            view! {
                <fieldset>
                    <legend>{audience_name(locale, audience)}</legend>
                    {own.into_iter().map(option).collect_view()}
                </fieldset>
            }
        })
    };
    view! {
        <section class="card" aria-labelledby="publish-title">
            <h2 id="publish-title">{td_string!(locale, insight.publish_title)}</h2>
            <p>{td_string!(locale, insight.publish_lead)}</p>
            <form class="stack" on:submit=submit>
                {group(Audience::Staff)}
                {group(Audience::Customer)}
                {open}
                <p class="field">
                    <label for="title">{td_string!(locale, insight.name)}</label>
                    <input id="title" required on:input=move |event| title.set(event_target_value(&event)) />
                </p>
                {move || {
                    publishing
                        .error
                        .get()
                        .map(|error| view! { <p class="notice error" role="alert">{sentence(locale, &error)}</p> })
                }}
                <p class="form-actions">
                    <button class="button" disabled=move || publishing.busy.get()>
                        {td_string!(locale, insight.publish)}
                    </button>
                </p>
            </form>
        </section>
    }
    .into_any()
}
