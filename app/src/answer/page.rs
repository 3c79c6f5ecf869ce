//! `/a/CODE`: the questionnaire, or why it cannot be answered.

use super::device::{self, NoTicket};
use super::form::Form;
use super::kiosk;
use super::sent::SentView;
use crate::i18n::td_string;
use crate::lang::{of_document, use_lang, use_locale};
use crate::shell::AskingAtLink;
use crate::ui::pause::pause;
use domain::answer::asking::Asking;
use domain::answer::ballot::NoBallot;
use domain::id::ResponseId;
use leptos::either::{Either, EitherOf4};
use leptos::prelude::*;
use leptos::task::spawn_local;
use std::sync::{Mutex, MutexGuard, PoisonError};

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

/// What the page shows, decided in the browser: the server renders the questionnaire.
#[derive(Clone, Copy)]
pub struct Stage {
    /// The answer that has left the form.
    pub sent: RwSignal<Option<ResponseId>>,
    /// Counts respondents of a device that stands on a counter: each gets a form of their own.
    pub turn: RwSignal<u32>,
}

#[derive(Clone, Copy, PartialEq)]
enum Shown {
    Sent(ResponseId),
    Refused(NoTicket),
    Form { turn: u32 },
    Closed,
}

#[component]
pub fn AnswerPage() -> impl IntoView {
    let known = asking();
    let (lang, for_browser) = (use_lang(), known.clone());
    let stage = Stage { sent: RwSignal::new(None), turn: RwSignal::new(0) };
    let refused = RwSignal::new(None::<NoTicket>);
    let begun = RwSignal::new(false);
    // No local signal: on the server the page is dropped by another thread than the one that made it.
    let (counter, came) = (StoredValue::new(Mutex::new(None::<AnyView>)), RwSignal::new(false));
    Effect::new(move || {
        let Some(asking) = for_browser.clone() else { return };
        document().set_title(asking.title().get(lang));
        stage.sent.set(device::sent_here(&asking));
        begun.set(device::has_begun(&asking));
        if kiosk::wanted() {
            let asking = asking.clone();
            spawn_local(async move {
                // Asked for until it comes: without its bar the device could be left without the code.
                loop {
                    match kiosk::counter(asking.clone(), stage).await {
                        Ok(bar) => {
                            counter.with_value(|counter| *lock(counter) = Some(bar));
                            return came.set(true);
                        }
                        Err(_) => pause(2_000).await,
                    }
                }
            });
        }
        // Once now, and again when the connection comes.
        let obtain = move || {
            let asking = asking.clone();
            spawn_local(async move {
                let result = device::obtain(asking.clone()).await;
                begun.set(device::has_begun(&asking) || device::own(&asking, "").is_some());
                refused.set(result.err());
            });
        };
        obtain();
        window_event_listener(leptos::ev::online, move |_| obtain());
    });
    view! {
        <main id="main">
            {move || {
                // The bar is made once and lives here from then on.
                came.track();
                counter.with_value(|counter| lock(counter).take())
            }}
            {match known {
                None => Either::Left(view! { <Unknown /> }),
                Some(asking) => {
                    let takes = asking.clone();
                    // A form is made anew only for somebody else: what is typed into it belongs to the browser.
                    let shown = Memo::new(move |_| match (stage.sent.get(), refused.get()) {
                        (Some(id), _) => Shown::Sent(id),
                        (None, Some(why)) => Shown::Refused(why),
                        (None, None) if takes.takes(begun.get()) => Shown::Form { turn: stage.turn.get() },
                        (None, None) => Shown::Closed,
                    });
                    Either::Right(move || {
                        let (asking, sent) = (asking.clone(), stage.sent);
                        match shown.get() {
                            Shown::Sent(id) => EitherOf4::A(view! { <SentView asking id sent /> }),
                            Shown::Refused(why) => EitherOf4::B(view! { <Refused asking why /> }),
                            Shown::Form { .. } => EitherOf4::C(view! { <Form asking sent /> }),
                            Shown::Closed => EitherOf4::D(view! { <Closed asking /> }),
                        }
                    })
                }
            }}
        </main>
    }
}

fn lock(counter: &Mutex<Option<AnyView>>) -> MutexGuard<'_, Option<AnyView>> {
    counter.lock().unwrap_or_else(PoisonError::into_inner)
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

/// A personal link that gives no right to answer here.
#[component]
fn Refused(asking: Asking, why: NoTicket) -> impl IntoView {
    let locale = use_locale();
    let text = match why {
        NoTicket::NotPersonal => td_string!(locale, answer.not_personal),
        NoTicket::NotGenuine => td_string!(locale, answer.not_genuine),
        NoTicket::Refused(NoBallot::Taken) => td_string!(locale, answer.taken),
        NoTicket::Refused(NoBallot::Closed) => td_string!(locale, answer.closed),
        NoTicket::Refused(_) => td_string!(locale, answer.unknown),
    };
    let title = match why {
        NoTicket::Refused(NoBallot::Taken) => td_string!(locale, answer.taken_title),
        NoTicket::Refused(NoBallot::Closed) => td_string!(locale, answer.closed_title),
        NoTicket::NotPersonal => td_string!(locale, answer.not_personal_title),
        _ => td_string!(locale, answer.unknown_title),
    };
    view! {
        <h1>{title}</h1>
        <p class="lead">{text}</p>
        <p>{asking.purpose.contact}</p>
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
