//! Links by which employees and customers review the questionnaire, and how many have.

use super::api::{self, Reviews};
use super::desk::Desk;
use super::page::Around;
use super::remarks::OfTheWhole;
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::act::act;
use domain::survey::log::Wish;
use leptos::prelude::*;

#[component]
pub fn ReviewPanel() -> impl IntoView {
    let locale = use_locale();
    let (desk, around): (Desk, Around) = (expect_context(), expect_context());
    let making = act();
    let make =
        move |wish: Wish| making.run(api::make_review_link(desk.id, wish), move |()| around.reviews.again());
    let name = move |wish: Wish| match wish {
        Wish::Customer => td_string!(locale, shape.for_customers),
        _ => td_string!(locale, shape.for_staff),
    };
    let one = move |reviews: &Reviews, wish: Wish| {
        match reviews.links.iter().find(|link| link.wish == wish) {
        Some(link) => view! {
            <div>
                <h3>{name(wish)}</h3>
                <div class="qr small" role="img" aria-label=td_string!(locale, survey.qr) inner_html=link.qr.clone()></div>
                <p class="personal"><a href=link.address.clone() rel="external">{link.address.clone()}</a></p>
            </div>
        }
        .into_any(),
        None => view! {
            <p>
                <button class="button quiet small" disabled=move || making.busy.get() on:click=move |_| make(wish)>
                    {format!("{}: {}", td_string!(locale, shape.review_make), name(wish))}
                </button>
            </p>
        }
        .into_any(),
    }
    };
    let panel = move |reviews: Reviews| {
        let people = td_string!(locale, shape.reviewed, n = reviews.people).to_string();
        view! {
            <p role="status">{people}</p>
            {one(&reviews, Wish::Staff)}
            {one(&reviews, Wish::Customer)}
            <OfTheWhole />
            <p>
                <button class="button link small" on:click=move |_| around.reviews.again()>
                    {td_string!(locale, shape.look_again)}
                </button>
            </p>
        }
    };
    view! {
        <details class="card" open>
            <summary>{td_string!(locale, shape.review)}</summary>
            <p>{td_string!(locale, shape.review_lead)}</p>
            {making.problem()}
            {around.reviews.show(panel)}
        </details>
    }
}
