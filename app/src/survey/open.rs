//! A round that has been opened: links, and closing in two steps.

use super::api::{self, RoundView};
use super::words::sentence;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::act::act;
use crate::ui::load::Load;
use domain::survey::round::RoundState;
use leptos::prelude::*;

#[component]
pub fn Opened(view: RoundView, round: Load<RoundView>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let answers = match view.answers {
        Some(n) => td_string!(locale, survey.answers, n = lang.count(n)).to_string(),
        None => td_string!(locale, survey.answers_few).to_string(),
    };
    let id = view.id;
    let mut rows: Vec<_> = view
        .links
        .iter()
        .filter_map(|(unit, code)| {
            let name = view.units.iter().find(|known| known.id == *unit)?.name.clone();
            Some((name, *unit, code.clone()))
        })
        .collect();
    rows.sort_by_key(|(name, ..)| name.to_lowercase());
    let address = view.address.clone();
    let rows: Vec<_> = rows
        .into_iter()
        .map(|(name, unit, code)| {
            view! {
                <tr>
                    <th scope="row">{name}</th>
                    <td>
                        <a href=format!("/a/{code}") rel="external">
                            {format!("{address}/a/{code}")}
                        </a>
                    </td>
                    <td>
                        <a href=format!("/rounds/{id}/poster/{unit}")>{td_string!(locale, survey.poster)}</a>
                    </td>
                </tr>
            }
        })
        .collect();
    view! {
        <p class="lead">{answers}</p>
        <div class="table-wrap" tabindex="0">
            <table class="table stacks">
                <caption>{td_string!(locale, survey.links)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, survey.unit)}</th>
                        <th scope="col">{td_string!(locale, survey.link)}</th>
                        <th scope="col">{td_string!(locale, survey.poster)}</th>
                    </tr>
                </thead>
                <tbody>{rows}</tbody>
            </table>
        </div>
        {match view.state {
            RoundState::Open => view! { <Close view round /> }.into_any(),
            _ => {
                view! {
                    <p>{td_string!(locale, survey.closed_next)}</p>
                    <a class="button" href="/results">
                        {td_string!(locale, survey.to_results)}
                    </a>
                }
                    .into_any()
            }
        }}
    }
}

/// Closing cannot be taken back, so it asks once more.
#[component]
fn Close(view: RoundView, round: Load<RoundView>) -> impl IntoView {
    let locale = use_locale();
    let asked = RwSignal::new(false);
    let closing = act();
    let close = move |_| closing.run(api::close(view.id), move |()| round.again());
    view! {
        <section class="card">
            <h2>{td_string!(locale, survey.close_title)}</h2>
            <p>{td_string!(locale, survey.close_lead)}</p>
            {move || {
                closing
                    .error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="notice error" role="alert">
                                {sentence(locale, &error)}
                            </p>
                        }
                    })
            }}
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
