//! `/rounds/ID/slips/UNIT`: invitations to print and cut, one for each personal link. `?unopened` leaves out those that have
//! been opened.

use super::handout::{self, Slip, SlipsView};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::frame::Frame;
use crate::ui::load::load;
use domain::id::{RoundId, UnitId};
use leptos::prelude::*;
use leptos_router::hooks::use_query_map;

pub fn page(round: RoundId, unit: UnitId) -> AnyView {
    let locale = use_locale();
    let unopened = use_query_map().with_untracked(|query| query.get("unopened").is_some());
    let slips = load(move || handout::slips(round, unit, unopened));
    view! {
        <Frame title=td_string!(locale, survey.slips).to_string()>
            {slips.show(|view| view! { <Slips view /> })}
        </Frame>
    }
    .into_any()
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
            <div>
                <p class="over">{view.unit}</p>
                <h1>{td_string!(locale, survey.slips)}</h1>
                <p class="lead">{td_string!(locale, survey.slips_lead)}</p>
            </div>
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
