//! What each column holds, from when the answers are, and what they are about.

use super::check::Loaded;
use super::draft::{Draft, Role};
use super::words::{audience_name, role_name};
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::words::{family_name, theme_name};
use domain::feedback::date::DateOrder;
use domain::feedback::number::Decimal;
use domain::feedback::suggest::distinct;
use domain::survey::item::{Audience, Family, Theme};
use leptos::prelude::*;

/// A field of text that writes into the draft.
#[component]
pub fn TextField(
    id: &'static str,
    label: &'static str,
    #[prop(optional)] hint: &'static str,
    #[prop(default = "text")] kind: &'static str,
    draft: RwSignal<Draft>,
    get: fn(&Draft) -> &String,
    set: fn(&mut Draft) -> &mut String,
) -> impl IntoView {
    let hint_id = format!("{id}-hint");
    let shown = (!hint.is_empty()).then(|| view! { <span class="hint" id=hint_id.clone()>{hint}</span> });
    view! {
        <p class="field">
            <label for=id>{label}</label>
            {shown}
            <input
                id=id
                type=kind
                aria-describedby=(!hint.is_empty()).then_some(hint_id)
                prop:value=move || draft.with(|draft| get(draft).clone())
                on:input=move |event| draft.update(|draft| *set(draft) = event_target_value(&event))
            />
        </p>
    }
}

#[component]
pub fn Columns(file: Loaded, draft: RwSignal<Draft>) -> impl IntoView {
    let locale = use_locale();
    let table = file.table.clone();
    let column = move |index: usize| {
        let name = table.column_name(index);
        let samples: Vec<String> = distinct(&table, index, 4).into_iter().map(|(value, _)| value).collect();
        let id = format!("column-{index}");
        let table = table.clone();
        let role = move || draft.with(|draft| draft.roles.get(index).copied().unwrap_or_default());
        let options = Role::ALL.map(|one| {
            view! { <option value=place(&Role::ALL, one) selected=move || role() == one>{role_name(locale, one)}</option> }
        });
        let choose = move |event| {
            let chosen = Role::ALL.get(chosen(&event)).copied().unwrap_or_default();
            draft.update(|draft| draft.assign(&table, index, chosen));
        };
        view! {
            <li>
                <label class="column-name" for=id.clone()>{name}</label>
                <span class="samples">{samples.join(" · ")}</span>
                <select id=id prop:value=move || place(&Role::ALL, role()) on:change=choose>
                    {options}
                </select>
            </li>
        }
    };
    let has = move |role| draft.with(|draft| draft.column(role).is_some());
    view! {
        <ul class="mapping" role="list">
            {(0..file.table.header.len()).map(column).collect_view()}
        </ul>
        {move || match has(Role::Date) {
            true => view! { <Order draft /> }.into_any(),
            false => view! {
                <div class="languages-side">
                    <TextField id="first" kind="date" label=td_string!(locale, feedback.first_day) draft get=|d| &d.first set=|d| &mut d.first />
                    <TextField id="last" kind="date" label=td_string!(locale, feedback.last_day) draft get=|d| &d.last set=|d| &mut d.last />
                </div>
            }
            .into_any(),
        }}
        {move || match has(Role::Topic) {
            true => view! { <Topics draft /> }.into_any(),
            false => view! { <About draft /> }.into_any(),
        }}
    }
}

/// Choices of a list are known by their place in it.
pub fn place<T: PartialEq>(all: &[T], one: T) -> String {
    all.iter().position(|other| *other == one).map(|at| at.to_string()).unwrap_or_default()
}

pub fn chosen(event: &leptos::web_sys::Event) -> usize {
    event_target_value(event).parse().unwrap_or(usize::MAX)
}

#[component]
pub fn WhoAnswered(draft: RwSignal<Draft>) -> impl IntoView {
    let locale = use_locale();
    let one = move |audience: Audience| {
        view! {
            <label class="option">
                <input
                    type="radio"
                    name="audience"
                    prop:checked=move || draft.with(|draft| draft.audience == audience)
                    on:change=move |_| draft.update(|draft| draft.audience = audience)
                />
                <span>{audience_name(locale, audience)}</span>
            </label>
        }
    };
    view! {
        <fieldset>
            <legend>{td_string!(locale, feedback.who)}</legend>
            {one(Audience::Customer)}
            {one(Audience::Staff)}
        </fieldset>
    }
}

/// How days and decimals are written.
#[component]
fn Order(draft: RwSignal<Draft>) -> impl IntoView {
    let locale = use_locale();
    const ORDERS: [DateOrder; 3] = [DateOrder::DayMonthYear, DateOrder::MonthDayYear, DateOrder::Iso];
    let name = move |order| match order {
        DateOrder::DayMonthYear => td_string!(locale, feedback.order_day),
        DateOrder::MonthDayYear => td_string!(locale, feedback.order_month),
        DateOrder::Iso => td_string!(locale, feedback.order_iso),
    };
    let options = ORDERS.map(|order| view! { <option value=place(&ORDERS, order)>{name(order)}</option> });
    let choose = move |event| {
        if let Some(order) = ORDERS.get(chosen(&event)) {
            draft.update(|draft| draft.order = *order);
        }
    };
    view! {
        <p class="field short">
            <label for="order">{td_string!(locale, feedback.order)}</label>
            <select id="order" prop:value=move || place(&ORDERS, draft.with(|draft| draft.order)) on:change=choose>
                {options}
            </select>
        </p>
    }
}

#[component]
pub fn DecimalMark(draft: RwSignal<Draft>) -> impl IntoView {
    let locale = use_locale();
    const MARKS: [Decimal; 2] = [Decimal::Comma, Decimal::Point];
    let choose = move |event| {
        if let Some(mark) = MARKS.get(chosen(&event)) {
            draft.update(|draft| draft.decimal = *mark);
        }
    };
    view! {
        <p class="field short">
            <label for="decimal">{td_string!(locale, feedback.decimal)}</label>
            <select id="decimal" prop:value=move || place(&MARKS, draft.with(|draft| draft.decimal)) on:change=choose>
                <option value="0">{td_string!(locale, feedback.decimal_comma)}</option>
                <option value="1">{td_string!(locale, feedback.decimal_point)}</option>
            </select>
        </p>
    }
}

/// One theme and one pair for the whole file.
#[component]
fn About(draft: RwSignal<Draft>) -> impl IntoView {
    view! {
        <div class="languages-side">
            <Place
                id="about".to_string()
                get=Signal::derive(move || draft.with(|draft| (draft.theme, draft.family)))
                set=Callback::new(move |(theme, family)| {
                    draft.update(|draft| (draft.theme, draft.family) = (theme, family));
                })
            />
        </div>
    }
}

/// A theme and a pair for every topic of the file.
#[component]
fn Topics(draft: RwSignal<Draft>) -> impl IntoView {
    let locale = use_locale();
    let values: Vec<String> =
        draft.with_untracked(|draft| draft.topics.iter().map(|topic| topic.value.clone()).collect());
    let topic = move |(index, value): (usize, String)| {
        let get = Signal::derive(move || {
            draft.with(|draft| {
                draft.topics.get(index).map_or((None, None), |topic| (topic.theme, topic.family))
            })
        });
        let set = Callback::new(move |about| {
            draft.update(|draft| {
                if let Some(topic) = draft.topics.get_mut(index) {
                    (topic.theme, topic.family) = about;
                }
            });
        });
        view! {
            <fieldset>
                <legend>{value}</legend>
                <div class="languages-side">
                    <Place id=format!("topic-{index}") get set />
                </div>
            </fieldset>
        }
    };
    view! {
        <h3>{td_string!(locale, feedback.topics)}</h3>
        {values.into_iter().enumerate().map(topic).collect_view()}
    }
}

type AboutWhat = (Option<Theme>, Option<Family>);

#[component]
fn Place(id: String, get: Signal<AboutWhat>, set: Callback<AboutWhat>) -> impl IntoView {
    let locale = use_locale();
    let (theme_id, family_id) = (format!("{id}-theme"), format!("{id}-family"));
    let theme = |one: &Theme| view! { <option value=one.code()>{theme_name(locale, Some(*one))}</option> };
    let family = |one: &Family| view! { <option value=one.code()>{family_name(locale, *one)}</option> };
    view! {
        <p class="field">
            <label for=family_id.clone()>{td_string!(locale, feedback.family)}</label>
            <select
                id=family_id
                prop:value=move || get.get().1.map(Family::code).unwrap_or_default()
                on:change=move |event| set.run((get.get_untracked().0, Family::parse(&event_target_value(&event))))
            >
                <option value="">{td_string!(locale, feedback.none)}</option>
                {Family::ALL.iter().map(family).collect_view()}
            </select>
        </p>
        <p class="field">
            <label for=theme_id.clone()>{td_string!(locale, feedback.theme)}</label>
            <select
                id=theme_id
                prop:value=move || get.get().0.map(Theme::code).unwrap_or_default()
                on:change=move |event| set.run((Theme::parse(&event_target_value(&event)), get.get_untracked().1))
            >
                <option value="">{td_string!(locale, feedback.none)}</option>
                {Theme::ALL.iter().map(theme).collect_view()}
            </select>
        </p>
    }
}
