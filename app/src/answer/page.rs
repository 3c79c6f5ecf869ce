//! `/a/CODE`: the questionnaire, or why it cannot be answered.

use super::device;
use super::form::Form;
use super::sent::SentView;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::shell::AskingAtLink;
use domain::answer::asking::Asking;
use domain::id::ResponseId;
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::hooks::use_params_map;

/// Known on the server from the link, in the browser from the page itself or from an earlier visit.
fn asking(code: &str) -> AskingAtLink {
    use_context::<AskingAtLink>().unwrap_or_else(|| AskingAtLink(device::asking(code)))
}

#[component]
pub fn AnswerPage() -> impl IntoView {
    let code = use_params_map().with_untracked(|params| params.get("code").unwrap_or_default());
    let known = asking(&code).0;
    let sent = RwSignal::new(None::<ResponseId>);
    Effect::new(move || {
        if let Some(id) = device::waiting(&code) {
            sent.set(Some(id));
        }
    });
    let title = known.as_ref().map(|a| a.title().get(use_lang()).to_string());
    view! {
        <Title text=title.unwrap_or_else(|| "Kehä".into()) />
        <main id="main">
            {match known {
                None => view! { <Unknown /> }.into_any(),
                Some(asking) => {
                    view! {
                        {move || {
                            let asking = asking.clone();
                            match sent.get() {
                                Some(id) => view! { <SentView asking id sent /> }.into_any(),
                                None if asking.is_open() => view! { <Form asking sent /> }.into_any(),
                                None => view! { <Closed asking /> }.into_any(),
                            }
                        }}
                    }
                        .into_any()
                }
            }}
        </main>
    }
}

/// An unknown link on the server; in the offline shell, a questionnaire that was never opened here.
#[component]
fn Unknown() -> impl IntoView {
    let locale = use_locale();
    let (title, text) = if device::in_empty_shell() {
        (td_string!(locale, answer.offline_title), td_string!(locale, answer.offline))
    } else {
        (td_string!(locale, answer.unknown_title), td_string!(locale, answer.unknown))
    };
    view! {
        <h1>{title}</h1>
        <p class="lead">{text}</p>
    }
}

#[component]
fn Closed(asking: Asking) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let next = asking
        .purpose
        .discussion
        .map(|day| td_string!(locale, answer.closed_next, day = day.shown(lang)).to_string());
    view! {
        <h1>{td_string!(locale, answer.closed_title)}</h1>
        <p class="lead">{td_string!(locale, answer.closed)}</p>
        <p>{next}</p>
        <p>{asking.purpose.contact}</p>
    }
}
