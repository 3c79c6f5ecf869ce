//! `/a/CODE`: the questionnaire, or why it cannot be answered.

use super::device;
use super::form::Form;
use super::sent::SentView;
use crate::i18n::td_string;
use crate::lang::{of_document, use_lang, use_locale};
use crate::shell::AskingAtLink;
use domain::answer::asking::Asking;
use domain::id::ResponseId;
use leptos::prelude::*;

/// Known on the server from the link, in the browser from the page itself or from an earlier visit.
fn asking() -> Option<Asking> {
    use_context::<AskingAtLink>().map_or_else(device::asking, |known| known.0)
}

/// For the browser: the page in the language that the document has, and the queue at work.
#[component]
pub fn Respondent() -> impl IntoView {
    provide_context(of_document());
    device::start();
    view! { <AnswerPage /> }
}

#[component]
pub fn AnswerPage() -> impl IntoView {
    let known = asking();
    let (lang, for_browser) = (use_lang(), known.clone());
    let sent = RwSignal::new(None::<ResponseId>);
    Effect::new(move || {
        if let Some(asking) = &for_browser {
            document().set_title(asking.title().get(lang));
            sent.set(device::waiting(&asking.link));
        }
    });
    view! {
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

/// An unknown link on the server; in the offline shell, a questionnaire that was never opened here or another page.
#[component]
fn Unknown() -> impl IntoView {
    let locale = use_locale();
    let (title, text) = if !device::in_empty_shell() {
        (td_string!(locale, answer.unknown_title), td_string!(locale, answer.unknown))
    } else if device::link().is_some() {
        (td_string!(locale, answer.offline_title), td_string!(locale, answer.offline))
    } else {
        (td_string!(locale, answer.offline_title), td_string!(locale, ui.offline))
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
