//! Every edit, on whose kind of request it was made, and two versions side by side.

use super::api::{self, Compared};
use super::desk::Desk;
use super::words::{difference, edit_words};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::act::act;
use crate::ui::load::load;
use domain::day::Day;
use domain::id::VersionId;
use domain::survey::log::{Logged, Wish};
use leptos::html;
use leptos::prelude::*;

#[component]
pub fn History(versions: Vec<(String, VersionId)>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let desk: Desk = expect_context();
    let log = load(move || api::history(desk.id));
    let wish = move |wish: Wish| match wish {
        Wish::Coordinator => td_string!(locale, shape.wish_coordinator),
        Wish::Staff => td_string!(locale, shape.wish_staff),
        Wish::Customer => td_string!(locale, shape.wish_customer),
    };
    let line = move |(logged, day): (Logged, Day)| {
        let words = desk.now.with(|now| edit_words(locale, lang, now, &logged.edit, logged.back.as_ref()));
        let lost = logged
            .back
            .is_none()
            .then(|| view! { " "<span class="tag">{td_string!(locale, shape.not_made)}</span> });
        view! { <li>{day.shown(lang)} " · " {wish(logged.wish)} ": " {words} {lost}</li> }
    };
    let list = move |log: Vec<(Logged, Day)>| {
        let empty =
            log.is_empty().then(|| view! { <p class="empty">{td_string!(locale, shape.history_none)}</p> });
        view! {
            {empty}
            <ol class="comments" reversed>{log.into_iter().map(line).collect_view()}</ol>
        }
    };
    let compare = (!versions.is_empty()).then(|| view! { <Compare versions /> });
    view! {
        <details class="card" on:toggle=move |_| log.again()>
            <summary>{td_string!(locale, shape.history)}</summary>
            {log.show(list)}
            <p>
                <button class="button link small" on:click=move |_| log.again()>
                    {td_string!(locale, shape.look_again)}
                </button>
            </p>
            {compare}
        </details>
    }
}

#[component]
fn Compare(versions: Vec<(String, VersionId)>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let desk: Desk = expect_context();
    let comparing = act();
    let found = RwSignal::new(None::<Compared>);
    let (before, after) = (NodeRef::<html::Select>::new(), NodeRef::<html::Select>::new());
    let option =
        |(name, id): &(String, VersionId)| view! { <option value=id.to_string()>{name.clone()}</option> };
    let (first, second) =
        (versions.iter().map(option).collect_view(), versions.iter().map(option).collect_view());
    let go = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let chosen = |field: NodeRef<html::Select>| {
            field.get_untracked().and_then(|field| VersionId::parse(&field.value()))
        };
        if let Some(version) = chosen(before) {
            comparing.run(api::compare(desk.id, version, chosen(after)), move |compared| {
                found.set(Some(compared))
            });
        }
    };
    let list = move || {
        let compared = found.get()?;
        let same = compared
            .differences
            .is_empty()
            .then(|| view! { <p>{td_string!(locale, shape.no_difference)}</p> });
        let lines = compared.differences.iter().map(|one| {
            view! { <li>{difference(locale, lang, one, &compared.words)}</li> }
        });
        let lines = lines.collect_view();
        Some(view! {
            {same}
            <ul class="comments">{lines}</ul>
        })
    };
    view! {
        <form class="stack" on:submit=go>
            <h3>{td_string!(locale, shape.compare)}</h3>
            <p class="field">
                <label for="compare-before">{td_string!(locale, shape.compare_before)}</label>
                <select id="compare-before" node_ref=before>
                    {first}
                </select>
            </p>
            <p class="field">
                <label for="compare-after">{td_string!(locale, shape.compare_after)}</label>
                <select id="compare-after" node_ref=after>
                    <option value="">{td_string!(locale, shape.compare_now)}</option>
                    {second}
                </select>
            </p>
            <p class="form-actions">
                <button class="button quiet small">{td_string!(locale, shape.compare)}</button>
            </p>
        </form>
        {comparing.problem()}
        <div role="status">{list}</div>
    }
}
