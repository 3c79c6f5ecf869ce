//! `/rounds/ID/poster/UNIT`: a sheet to print, with the unit's QR code and address.

use super::handout::{self, PosterView};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::frame::Frame;
use crate::ui::load::load;
use domain::id::{RoundId, UnitId};
use leptos::prelude::*;

pub fn page(round: RoundId, unit: UnitId) -> AnyView {
    let locale = use_locale();
    let poster = load(move || handout::poster(round, unit));
    view! {
        <Frame title=td_string!(locale, survey.poster).to_string()>
            {poster.show(|poster| view! { <Poster poster /> })}
        </Frame>
    }
    .into_any()
}

#[component]
fn Poster(poster: PosterView) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let day = poster.purpose.discussion.map(|day| day.shown(lang));
    let print = move |_| {
        let _ = window().print();
    };
    view! {
        <p class="form-actions no-print">
            <button class="button" on:click=print>
                {td_string!(locale, survey.print)}
            </button>
        </p>
        <article class="poster">
            <div class="sheet">
                <p class="over">{format!("{} · {}", poster.organisation, poster.unit)}</p>
                <h1>{poster.title.get(lang).to_string()}</h1>
                <p class="lead">{poster.purpose.why.get(lang).to_string()}</p>
                <div
                    class="qr"
                    role="img"
                    aria-label=td_string!(locale, survey.qr)
                    inner_html=poster.qr
                ></div>
                <p class="address">{poster.address}</p>
                <dl class="facts">
                    <dt>{td_string!(locale, survey.takes)}</dt>
                    <dd>{td_string!(locale, survey.minutes, n = poster.minutes).to_string()}</dd>
                    <dt>{td_string!(locale, survey.discussion)}</dt>
                    <dd>{day}</dd>
                </dl>
            </div>
        </article>
    }
}
