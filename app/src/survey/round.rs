//! `/rounds/ID`: why it is asked, opening, links, closing.

use super::api::{self, RoundView};
use super::handout::PersonalLink;
use super::open::Opened;
use super::purpose::PurposeForm;
use super::words::{missing_name, sentence, state_name};
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::act::act;
use crate::ui::frame::Frame;
use crate::ui::load::{Load, load};
use crate::ui::part::lazy_page;
use domain::account::in_tree_order;
use domain::id::{RoundId, UnitId};
use domain::survey::round::RoundState;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;
use std::collections::BTreeSet;

lazy_page!(survey, RoundPage);

impl RoundPage {
    fn page() -> AnyView {
        let locale = use_locale();
        let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
        let id = RoundId::parse(&id);
        let round = load(move || async move {
            match id {
                Some(id) => api::round(id).await,
                None => Err(crate::error::AppError::NotFound),
            }
        });
        provide_context(Kept {
            links: RwSignal::new(None),
            unit: RwSignal::new(None),
            imported: RwSignal::new(None),
        });
        view! {
            <Frame title=td_string!(locale, survey.round).to_string()>
                {round.show(move |view| view! { <Round view round /> })}
            </Frame>
        }
        .into_any()
    }
}

/// What stays on the page when the round is fetched again.
#[derive(Clone, Copy)]
pub struct Kept {
    pub links: RwSignal<Option<Vec<PersonalLink>>>,
    /// The unit that people are invited to.
    pub unit: RwSignal<Option<UnitId>>,
    /// Answers of a file: received, and not taken.
    pub imported: RwSignal<Option<(usize, usize)>>,
}

#[component]
fn Round(view: RoundView, round: Load<RoundView>) -> impl IntoView {
    let locale = use_locale();
    let state = view.state;
    view! {
        <div class="page-head">
            <div>
                <p class="over">
                    <a href=format!("/surveys/{}", view.survey)>{td_string!(locale, survey.editor)}</a>
                </p>
                <h1>{view.name.clone()}</h1>
            </div>
            <p>
                <span class="tag">{state_name(locale, state)}</span>
            </p>
        </div>
        {match state {
            RoundState::Draft => view! { <Draft view round /> }.into_any(),
            _ => view! { <Opened view round /> }.into_any(),
        }}
    }
}

#[component]
fn Draft(view: RoundView, round: Load<RoundView>) -> impl IntoView {
    let locale = use_locale();
    let opening = act();
    let chosen = RwSignal::new(view.units.iter().map(|unit| unit.id).collect::<BTreeSet<UnitId>>());
    let id = view.id;
    let (survey, waits) = (view.survey, RwSignal::new(false));
    let open = move |_| {
        waits.set(super::shape::desk::waits(survey));
        if waits.get_untracked() {
            return;
        }
        let units = chosen.get_untracked().into_iter().collect();
        opening.run(api::open(id, units), move |()| round.again());
    };
    let units: Vec<_> = in_tree_order(&view.units)
        .into_iter()
        .map(|(depth, unit)| {
            let unit_id = unit.id;
            let change = move |event| {
                let take = event_target_checked(&event);
                chosen.update(|set| {
                    match take {
                        true => set.insert(unit_id),
                        false => set.remove(&unit_id),
                    };
                });
            };
            view! {
                <label class="option" style=format!("margin-inline-start: calc({depth} * var(--s5))")>
                    <input type="checkbox" checked on:change=change />
                    <span>{unit.name.clone()}</span>
                </label>
            }
        })
        .collect();
    let missing: Vec<_> =
        view.missing.iter().map(|missing| view! { <li>{missing_name(locale, *missing)}</li> }).collect();
    view! {
        <p class="lead">{td_string!(locale, survey.purpose_lead)}</p>
        <PurposeForm view=view.clone() round />
        <section class="card">
            <h2>{td_string!(locale, survey.which_units)}</h2>
            <fieldset>
                <legend>{td_string!(locale, survey.which_units_legend)}</legend>
                {units}
            </fieldset>
        </section>
        <section class="card">
            <h2>{td_string!(locale, survey.open_title)}</h2>
            {match missing.is_empty() {
                true => view! { <p>{td_string!(locale, survey.all_there)}</p> }.into_any(),
                false => {
                    view! {
                        <p>{td_string!(locale, survey.still_missing)}</p>
                        <ul class="missing">{missing}</ul>
                    }
                        .into_any()
                }
            }}
            {move || {
                waits
                    .get()
                    .then(|| {
                        view! {
                            <p class="notice error" role="alert">
                                {td_string!(locale, survey.edits_wait)} " "
                                <a href=format!("/surveys/{survey}")>{td_string!(locale, survey.editor)}</a>
                            </p>
                        }
                    })
            }}
            {(!view.reviewed)
                .then(|| {
                    let edit = format!("/surveys/{}", view.survey);
                    view! {
                        <p class="notice info">
                            {td_string!(locale, survey.not_reviewed)} " "
                            <a href=edit>{td_string!(locale, survey.review_first)}</a>
                        </p>
                    }
                })}
            {move || {
                opening
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
                <button class="button" disabled=move || opening.busy.get() on:click=open>
                    {td_string!(locale, survey.open)}
                </button>
            </p>
        </section>
    }
}
