//! Ending a round, and giving more time to answers that are still on phones.

use super::api::{self, RoundView};
use super::words::sentence;
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::act::{Act, act};
use crate::ui::load::Load;
use leptos::prelude::*;

/// Days for which unfinished answers may be waited for.
const GRACE: [i32; 4] = [0, 1, 3, 7];

/// Closing cannot be taken back, so it asks once more.
#[component]
pub fn Close(view: RoundView, round: Load<RoundView>) -> impl IntoView {
    let locale = use_locale();
    let asked = RwSignal::new(false);
    let closing = act();
    let grace = RwSignal::new(3);
    let close = move |_| closing.run(api::close(view.id, grace.get_untracked()), move |()| round.again());
    view! {
        <section class="card">
            <h2>{td_string!(locale, survey.close_title)}</h2>
            <p>{td_string!(locale, survey.close_lead)}</p>
            <Grace grace />
            <Failed act=closing />
            <p class="form-actions">
                {move || match asked.get() {
                    false => {
                        view! {
                            <button class="button quiet" on:click=move |_| asked.set(true)>
                                {td_string!(locale, survey.close)}
                            </button>
                        }
                            .into_any()
                    }
                    true => {
                        view! {
                            <button class="button danger" disabled=move || closing.busy.get() on:click=close>
                                {td_string!(locale, survey.close_yes)}
                            </button>
                            <button class="button quiet" on:click=move |_| asked.set(false)>
                                {td_string!(locale, ui.cancel)}
                            </button>
                        }
                            .into_any()
                    }
                }}
            </p>
        </section>
    }
}

/// For a round that has ended.
#[component]
pub fn MoreTime(view: RoundView, round: Load<RoundView>) -> impl IntoView {
    let locale = use_locale();
    let giving = act();
    let give = move |_| giving.run(api::close(view.id, 3), move |()| round.again());
    view! {
        <section class="card">
            <h2>{td_string!(locale, survey.more_time)}</h2>
            <p>{td_string!(locale, survey.more_time_lead)}</p>
            <Failed act=giving />
            <p class="form-actions">
                <button class="button quiet" disabled=move || giving.busy.get() on:click=give>
                    {td_string!(locale, survey.grace_days, n = 3).to_string()}
                </button>
            </p>
        </section>
    }
}

#[component]
fn Grace(grace: RwSignal<i32>) -> impl IntoView {
    let locale = use_locale();
    let options = GRACE.map(|days| {
        let name = match days {
            0 => td_string!(locale, survey.grace_none).to_string(),
            n => td_string!(locale, survey.grace_days, n = n).to_string(),
        };
        view! {
            <option value=days.to_string() selected=days == grace.get_untracked()>
                {name}
            </option>
        }
    });
    view! {
        <p class="field">
            <label for="grace">{td_string!(locale, survey.grace)}</label>
            <select
                id="grace"
                on:change=move |event| grace.set(event_target_value(&event).parse().unwrap_or_default())
            >
                {options}
            </select>
        </p>
    }
}

#[component]
pub fn Failed(act: Act) -> impl IntoView {
    let locale = use_locale();
    move || {
        act.error.get().map(|error| {
            view! {
                <p class="notice error" role="alert">
                    {sentence(locale, &error)}
                </p>
            }
        })
    }
}
