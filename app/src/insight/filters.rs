//! The bar of choices. Choosing changes the address, so that what is seen can be sent to somebody.

use super::state::{View, measuring, write_period};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::words::theme_name;
use domain::day::Period;
use domain::insight::result::Snapshot;
use domain::survey::item::{Audience, Theme};
use leptos::prelude::*;
use leptos_router::NavigateOptions;
use leptos_router::hooks::{use_location, use_navigate, use_query_map};
use std::collections::BTreeSet;
use std::sync::Arc;

/// A choice that lives in the address under `name`. Options are values with their words.
#[component]
pub fn Choice(
    name: &'static str,
    label: &'static str,
    options: Vec<(String, String)>,
    #[prop(into)] now: Signal<String>,
) -> impl IntoView {
    let (query, path, go) = (use_query_map(), use_location().pathname, use_navigate());
    let choose = move |event| {
        let mut query = query.get_untracked();
        let value = event_target_value(&event);
        query.remove(name);
        if !value.is_empty() {
            query.insert(name, value);
        }
        let stay = NavigateOptions { scroll: false, replace: true, ..Default::default() };
        go(&format!("{}{}", path.get_untracked(), query.to_query_string()), stay);
    };
    let option = |(value, words): (String, String)| {
        let chosen = value.clone();
        view! { <option value=value selected=move || now.get() == chosen>{words}</option> }
    };
    view! {
        <p class="field">
            <label for=name>{label}</label>
            <select id=name on:change=choose>
                {options.into_iter().map(option).collect_view()}
            </select>
        </p>
    }
}

#[component]
pub fn Filters(snapshot: Arc<Snapshot>, view: Memo<View>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let mut units: Vec<(String, String)> =
        snapshot.units.iter().map(|unit| (unit.id.to_string(), unit.name.clone())).collect();
    if let Some((whole, _)) = units.first_mut() {
        whole.clear();
    }
    let all = |words: &str| vec![(String::new(), words.to_string())];
    let themes: BTreeSet<Theme> = snapshot.questions.iter().filter_map(|question| question.theme).collect();
    let mut theme_options = all(td_string!(locale, insight.all_themes));
    theme_options.extend(
        themes.into_iter().map(|theme| (theme.code().into(), theme_name(locale, Some(theme)).into())),
    );
    let periods: BTreeSet<Period> =
        snapshot.questions.iter().map(|question| question.source.period).collect();
    let mut period_options = all(td_string!(locale, insight.all_periods));
    period_options.extend(periods.iter().map(|period| (write_period(*period), period.shown(lang))));
    let unit =
        Signal::derive(move || view.with(|view| view.unit.map(|id| id.to_string()).unwrap_or_default()));
    let theme =
        Signal::derive(move || view.with(|view| view.theme.map(Theme::code).unwrap_or_default().to_string()));
    let period = Signal::derive(move || view.with(|view| view.period.map(write_period).unwrap_or_default()));
    view! {
        <form class="filters" aria-label=td_string!(locale, insight.filters) on:submit=|event| event.prevent_default()>
            <Choice name="unit" label=td_string!(locale, insight.unit) options=units now=unit />
            {(theme_options.len() > 2).then(|| view! { <Choice name="theme" label=td_string!(locale, insight.theme) options=theme_options now=theme /> })}
            {(periods.len() > 1).then(|| view! { <Choice name="period" label=td_string!(locale, insight.period) options=period_options now=period /> })}
        </form>
    }
}

/// The question of one audience by which units are compared.
#[component]
pub fn Compared(
    snapshot: Arc<Snapshot>,
    audience: Audience,
    label: &'static str,
    now: Option<usize>,
) -> impl IntoView {
    let lang = use_lang();
    let key = |index: usize| snapshot.questions[index].key.to_string();
    let option = |index: usize| (key(index), snapshot.questions[index].text.get(lang).to_string());
    let options: Vec<_> = measuring(&snapshot, audience).into_iter().map(option).collect();
    let now = now.map(key).unwrap_or_default();
    (options.len() > 1)
        .then(|| view! { <Choice name=audience.code() label options now=Signal::stored(now) /> })
}
