//! After sending: where the answer is, its receipt, and what happens next.

use super::device;
use super::state::Sent;
use crate::i18n::{Locale, td_string};
use crate::lang::{use_lang, use_locale};
use domain::answer::asking::Asking;
use domain::answer::wire::{Refusal, receipt_code};
use domain::id::ResponseId;
use domain::survey::round::Links;
use leptos::prelude::*;

#[component]
pub fn SentView(asking: Asking, id: ResponseId, sent: RwSignal<Option<ResponseId>>) -> impl IntoView {
    let locale = use_locale();
    let state = Signal::derive(move || device::state_of(id));
    let waits = move || state.get() != Sent::Received;
    let personal = asking.links != Links::Open;
    let own = device::wrote(&asking, id);
    let asking_again = StoredValue::new(asking.clone());
    // Until it has been received, a mind may be changed.
    let change = move |_| {
        if asking_again.with_value(|asking| device::change(asking, id)) {
            sent.set(None);
        }
    };
    let another = move |_| {
        asking_again.with_value(device::next_person);
        sent.set(None);
    };
    let title = match own {
        true => td_string!(locale, answer.thanks),
        false => td_string!(locale, answer.answered_title),
    };
    view! {
        <h1 tabindex="-1">{title}</h1>
        <p class="state" role="status" data-state=move || state.get().code()>
            {move || short(locale, state.get())}
        </p>
        // "Your answer" is said to whom it is said: the next person reads who it was, unless the answer still needs a hand.
        <p class="lead">{move || if own || waits() { sentence(locale, state.get()) } else { "" }}</p>
        {(!own).then(|| view! { <p>{td_string!(locale, answer.answered)}</p> })}
        {move || {
            waits()
                .then(|| {
                    view! {
                        <p class="row">
                            <button type="button" on:click=move |_| device::send_now()>
                                {td_string!(locale, answer.send_now)}
                            </button>
                            <button type="button" class="quiet own" on:click=move |_| device::download(Some(id))>
                                {td_string!(locale, answer.download)}
                            </button>
                            {own
                                .then(|| {
                                    view! {
                                        <button type="button" class="quiet own" on:click=change>
                                            {td_string!(locale, answer.change)}
                                        </button>
                                    }
                                })}
                        </p>
                        <p class="note apple">{td_string!(locale, answer.safari)}</p>
                    }
                })
        }}
        <Receipt id />
        <Next asking=asking.clone() />
        {(!personal)
            .then(|| {
                view! {
                    <p>
                        <button type="button" class="quiet another" on:click=another>
                            {td_string!(locale, answer.another)}
                        </button>
                    </p>
                }
            })}
        <div class="note install">
            <p>{td_string!(locale, answer.install)}</p>
            <p class="row">
                <button type="button" class="quiet" data-install>
                    {td_string!(locale, answer.install_yes)}
                </button>
            </p>
        </div>
    }
}

#[component]
pub fn Receipt(id: ResponseId) -> impl IntoView {
    let locale = use_locale();
    view! {
        <dl class="why">
            <dt>{td_string!(locale, answer.receipt)}</dt>
            <dd><strong>{receipt_code(id)}</strong></dd>
        </dl>
        <p>{td_string!(locale, answer.receipt_hint)}</p>
    }
}

#[component]
pub fn Next(asking: Asking) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let day = asking
        .purpose
        .discussion
        .map(|day| td_string!(locale, answer.next_discussion, day = day.shown(lang)).to_string());
    view! {
        <h2>{td_string!(locale, answer.what_next)}</h2>
        <p>{day}</p>
        <p>{asking.purpose.handling.get(lang).to_string()}</p>
    }
}

fn short(locale: Locale, state: Sent) -> &'static str {
    match state {
        Sent::Waiting | Sent::Refused(_) => td_string!(locale, answer.state_device),
        Sent::Sending => td_string!(locale, answer.state_sending),
        Sent::Received => td_string!(locale, answer.state_received),
    }
}

fn sentence(locale: Locale, state: Sent) -> &'static str {
    match state {
        Sent::Waiting | Sent::Sending => td_string!(locale, answer.waiting),
        Sent::Received => td_string!(locale, answer.received),
        Sent::Refused(Refusal::NoTicket) => td_string!(locale, answer.refused_ticket),
        Sent::Refused(Refusal::RoundClosed) => td_string!(locale, answer.refused_closed),
        Sent::Refused(_) => td_string!(locale, answer.refused),
    }
}
