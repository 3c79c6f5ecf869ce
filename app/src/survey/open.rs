//! A round that has been opened: its links and how many have answered.

use super::api::{RoundView, UnitLink};
use super::close::{Close, MoreTime};
use super::import::Import;
use super::invite::Invite;
use super::letter::Letter;
use crate::i18n::{Locale, td_string};
use crate::lang::{use_lang, use_locale};
use crate::ui::load::Load;
use domain::survey::round::{Links, RoundState};
use domain::text::Lang;
use leptos::prelude::*;

#[component]
pub fn Opened(view: RoundView, round: Load<RoundView>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let answers = td_string!(locale, survey.answers, n = steps(locale, lang, view.answers)).to_string();
    let personal = view.kind != Links::Open;
    let mut rows: Vec<(String, UnitLink)> = view
        .links
        .iter()
        .filter_map(|link| {
            let name = view.units.iter().find(|known| known.id == link.unit)?.name.clone();
            Some((name, link.clone()))
        })
        .collect();
    rows.sort_by_key(|(name, _)| name.to_lowercase());
    let open = view.state == RoundState::Open;
    let rows = rows.into_iter().map(|(name, link)| {
        view! { <Row name link view=view.clone() /> }
    });
    let columns = match personal {
        true => [td_string!(locale, survey.invited), td_string!(locale, survey.opened)],
        false => [td_string!(locale, survey.link), td_string!(locale, survey.poster)],
    };
    let key = view.key.as_ref().and_then(|key| key.get(..16)).map(|key| {
        let key = key.to_string();
        view! { <p>{td_string!(locale, survey.key, key = key).to_string()}</p> }
    });
    let until = view.closes.filter(|_| view.state == RoundState::Closing).map(|day| {
        let text = td_string!(locale, survey.closing_until, day = day.shown(lang)).to_string();
        view! { <p class="notice">{text}</p> }
    });
    view! {
        {until}
        <p class="lead">{answers}</p>
        <p class="quiet-text">{td_string!(locale, survey.steps_hint)}</p>
        <div class="table-wrap" tabindex="0">
            <table class="table stacks">
                <caption>{td_string!(locale, survey.links)}</caption>
                <thead>
                    <tr>
                        <th scope="col">{td_string!(locale, survey.unit)}</th>
                        <th scope="col">{td_string!(locale, survey.answers_unit)}</th>
                        {columns.map(|column| view! { <th scope="col">{column}</th> })}
                    </tr>
                </thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
        {key}
        {(personal && open).then(|| view! { <Invite view=view.clone() round /> })}
        {open.then(|| view! { <Letter view=view.clone() /> })}
        {match view.state {
            RoundState::Open | RoundState::Closing => view! { <Close view=view.clone() round /> }.into_any(),
            _ => {
                view! {
                    <p>{td_string!(locale, survey.closed_next)}</p>
                    <a class="button" href="/results">
                        {td_string!(locale, survey.to_results)}
                    </a>
                    <MoreTime view=view.clone() round />
                }
                    .into_any()
            }
        }}
        <Import round />
    }
}

/// A step of five in words.
fn steps(locale: Locale, lang: Lang, step: u32) -> String {
    match step {
        0 => td_string!(locale, survey.few).to_string(),
        n => td_string!(locale, survey.at_least, n = lang.count(u64::from(n))).to_string(),
    }
}

#[component]
fn Row(name: String, link: UnitLink, view: RoundView) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let (id, unit, code) = (view.id, link.unit, link.code.clone());
    let warning = link.too_many.then(|| view! { <p class="small">{td_string!(locale, survey.too_many)}</p> });
    let rest = match view.kind {
        Links::Open => view! {
            <td>
                <a href=format!("/a/{code}") rel="external">
                    {format!("{}/a/{code}", view.address)}
                </a>
            </td>
            <td>
                <a href=format!("/rounds/{id}/poster/{unit}")>{td_string!(locale, survey.poster)}</a>
                " · "
                <a href=format!("/rounds/{id}/paper/{unit}")>{td_string!(locale, survey.paper)}</a>
                " · "
                <a href=format!("/a/{code}?kiosk") rel="external">
                    {td_string!(locale, survey.kiosk)}
                </a>
            </td>
        }
        .into_any(),
        _ => view! {
            <td>{lang.count(u64::from(link.invited))}</td>
            <td>{steps(locale, lang, link.opened)}</td>
        }
        .into_any(),
    };
    view! {
        <tr>
            <th scope="row">{name}</th>
            <td>{steps(locale, lang, link.answers)} {warning}</td>
            {rest}
        </tr>
    }
}
