//! `/rounds/ID/slips/UNIT`: invitations to print and cut, one for each personal link. `?unopened` leaves out those that have
//! been opened.

use super::handout::{self, Slip, SlipsView};
use crate::error::AppError;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::frame::Frame;
use crate::ui::load::load;
use domain::id::{RoundId, UnitId};
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use leptos_router::{LazyRoute, lazy_route};

pub struct SlipsPage;

#[lazy_route]
impl LazyRoute for SlipsPage {
    fn data() -> Self {
        SlipsPage
    }

    fn view(_page: Self) -> AnyView {
        let locale = use_locale();
        let (round, unit) = use_params_map().with_untracked(|params| {
            let text = |name| params.get(name).unwrap_or_default();
            (RoundId::parse(&text("id")), UnitId::parse(&text("unit")))
        });
        let unopened = use_query_map().with_untracked(|query| query.get("unopened").is_some());
        let slips = load(move || async move {
            match (round, unit) {
                (Some(round), Some(unit)) => handout::slips(round, unit, unopened).await,
                _ => Err(AppError::NotFound),
            }
        });
        view! {
            <Frame title=td_string!(locale, survey.slips).to_string()>
                {slips.show(|view| view! { <Slips view /> })}
            </Frame>
        }
        .into_any()
    }
}

#[component]
fn Slips(view: SlipsView) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let title = view.title.get(lang).to_string();
    let about = td_string!(locale, survey.slip_about, n = view.minutes).to_string();
    let day = view
        .discussion
        .map(|day| td_string!(locale, survey.slip_discussion, day = day.shown(lang)).to_string());
    let empty =
        view.slips.is_empty().then(|| view! { <p role="status">{td_string!(locale, survey.list_empty)}</p> });
    let each = view.slips.into_iter().map(|Slip { link, qr }| {
        view! {
            <li>
                <div class="qr" role="img" aria-label=td_string!(locale, survey.qr) inner_html=qr></div>
                <div>
                    <h2>{title.clone()}</h2>
                    <p class="for">{link.label}</p>
                    <p>{about.clone()} " " {day.clone()}</p>
                    <p>{td_string!(locale, survey.slip_promise)}</p>
                    <p class="address">{link.address}</p>
                </div>
            </li>
        }
    });
    view! {
        <div class="page-head no-print">
            <p class="over">{view.unit}</p>
            <h1>{td_string!(locale, survey.slips)}</h1>
            <p class="lead">{td_string!(locale, survey.slips_lead)}</p>
            <p class="form-actions">
                <button class="button" on:click=move |_| {
                    let _ = window().print();
                }>{td_string!(locale, survey.print)}</button>
            </p>
        </div>
        {empty}
        <ul class="slips">{each.collect_view()}</ul>
    }
}
