//! `/units`: the organisation's units as a tree, with the number of people in each.

use super::api::{self, TypedUnit};
use super::words::sentence;
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::act::{Act, act};
use crate::ui::frame::Frame;
use crate::ui::load::{Load, load};
use crate::ui::part::lazy_page;
use domain::account::{Unit, in_tree_order};
use domain::id::UnitId;
use leptos::html;
use leptos::prelude::*;

lazy_page!(account, UnitsPage);

impl UnitsPage {
    fn page() -> AnyView {
        let locale = use_locale();
        let units = load(api::units);
        view! {
            <Frame title=td_string!(locale, account.units_title).to_string()>
                <div class="page-head">
                    <h1>{td_string!(locale, account.units_title)}</h1>
                    <p class="lead">{td_string!(locale, account.units_lead)}</p>
                </div>
                {units.show(move |list| view! { <Units list units /> })}
            </Frame>
        }
        .into_any()
    }
}

#[component]
fn Units(list: Vec<Unit>, units: Load<Vec<Unit>>) -> impl IntoView {
    let locale = use_locale();
    let changing = RwSignal::new(None::<UnitId>);
    let removing = act();
    let all = list.clone();
    let tree =
        in_tree_order(&list).into_iter().map(|(depth, unit)| (depth, unit.clone())).collect::<Vec<_>>();
    let row = move |(depth, unit): (usize, Unit)| {
        let (id, all) = (unit.id, all.clone());
        let people = unit.head_count.map(|n| td_string!(locale, account.people, n = n).to_string());
        let name = unit.name.clone();
        view! {
            <li style=format!("margin-inline-start: calc({depth} * var(--s5))")>
                <div class="unit">
                    <span class="unit-name">{unit.name.clone()}</span>
                    <span class="unit-facts">{people}</span>
                    <button
                        class="button link small"
                        aria-label=format!("{}: {name}", td_string!(locale, account.change))
                        on:click=move |_| changing.set(Some(id))
                    >
                        {td_string!(locale, account.change)}
                    </button>
                </div>
                {move || {
                    let (unit, all) = (unit.clone(), all.clone());
                    (changing.get() == Some(id))
                        .then(|| {
                            view! {
                                <UnitForm unit=Some(unit) all units />
                                <button
                                    class="button danger small"
                                    on:click=move |_| removing.run(api::remove_unit(id), move |()| units.again())
                                >
                                    {td_string!(locale, account.remove)}
                                </button>
                            }
                        })
                }}
            </li>
        }
    };
    view! {
        <Refused act=removing />
        {list.is_empty().then(|| view! { <p class="empty">{td_string!(locale, account.units_empty)}</p> })}
        <ul class="unit-tree">{tree.into_iter().map(row).collect_view()}</ul>
        <section class="card">
            <h2>{td_string!(locale, account.unit_new)}</h2>
            <UnitForm unit=None all=list units />
        </section>
    }
}

#[component]
fn Refused(act: Act) -> impl IntoView {
    let locale = use_locale();
    move || act.error.get().map(|e| view! { <p class="notice error" role="alert">{sentence(locale, &e)}</p> })
}

#[component]
fn UnitForm(unit: Option<Unit>, all: Vec<Unit>, units: Load<Vec<Unit>>) -> impl IntoView {
    let locale = use_locale();
    let (name, people) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let (code, parent) = (NodeRef::<html::Input>::new(), NodeRef::<html::Select>::new());
    let saving = act();
    let id = unit.as_ref().map(|unit| unit.id);
    let known = unit.unwrap_or(Unit {
        id: UnitId::from_random([0; 16]),
        parent: None,
        name: String::new(),
        code: String::new(),
        head_count: None,
    });
    let form = id.map_or_else(|| "new".to_string(), |id| id.to_string());
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed =
            |field: NodeRef<html::Input>| field.get_untracked().map(|f| f.value()).unwrap_or_default();
        let unit = TypedUnit {
            id,
            parent: parent.get_untracked().and_then(|select| UnitId::parse(&select.value())),
            name: typed(name),
            code: typed(code),
            head_count: typed(people).trim().parse().ok(),
        };
        saving.run(api::save_unit(unit), move |()| {
            units.again();
            // Ready for the next one; where it belongs is likely the same.
            if id.is_none() {
                for field in [code, people, name] {
                    if let Some(field) = field.get_untracked() {
                        field.set_value("");
                        let _ = field.focus();
                    }
                }
            }
        });
    };
    let parents = all.into_iter().filter(|unit| Some(unit.id) != id).map(|unit| {
        view! {
            <option value=unit.id.to_string() selected=known.parent == Some(unit.id)>
                {unit.name}
            </option>
        }
    });
    view! {
        <form class="stack" on:submit=submit>
            <Refused act=saving />
            <p class="field">
                <label for=format!("name-{form}")>{td_string!(locale, account.unit_name)}</label>
                <input id=format!("name-{form}") required value=known.name.clone() node_ref=name />
            </p>
            <p class="field">
                <label for=format!("people-{form}")>{td_string!(locale, account.head_count)}</label>
                <span class="hint">{td_string!(locale, account.head_count_hint)}</span>
                <input
                    id=format!("people-{form}")
                    type="number"
                    min="1"
                    inputmode="numeric"
                    value=known.head_count.map(|n| n.to_string()).unwrap_or_default()
                    node_ref=people
                />
            </p>
            <p class="field">
                <label for=format!("parent-{form}")>{td_string!(locale, account.parent)}</label>
                <select id=format!("parent-{form}") node_ref=parent>
                    <option value="">{td_string!(locale, account.parent_none)}</option>
                    {parents.collect_view()}
                </select>
            </p>
            <p class="field">
                <label for=format!("code-{form}")>{td_string!(locale, account.code)}</label>
                <span class="hint">{td_string!(locale, account.code_hint)}</span>
                <input id=format!("code-{form}") value=known.code.clone() node_ref=code />
            </p>
            <p class="form-actions">
                <button class="button" disabled=move || saving.busy.get()>
                    {match id {
                        Some(_) => td_string!(locale, ui.save),
                        None => td_string!(locale, account.unit_add),
                    }}
                </button>
            </p>
        </form>
    }
}
