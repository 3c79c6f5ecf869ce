//! `/surveys/ID`: one questionnaire, shaped item by item.

use super::api::{self, Bank, Reviews, Shaped};
use super::bank::BankPanel;
use super::card::Card;
use super::desk::{Desk, Line, remembered};
use super::fields::LangFields;
use super::findings::{Critic, Findings};
use super::history::History;
use super::new_item::NewItem;
use super::preview::Preview;
use super::reviews::ReviewPanel;
use super::words::told;
use crate::error::AppError;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::survey::words::edit_problem;
use crate::ui::frame::Frame;
use crate::ui::load::{Load, Problem, load};
use crate::ui::part::lazy_page;
use domain::id::SurveyId;
use domain::survey::edit::Edit;
use domain::survey::lint::Override;
use domain::text::Lang;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

lazy_page!(shape, EditorPage);

impl EditorPage {
    fn page() -> AnyView {
        let locale = use_locale();
        let id = use_params_map().with_untracked(|params| params.get("id").unwrap_or_default());
        let id = SurveyId::parse(&id);
        let shaped = load(move || async move {
            let id = id.ok_or(AppError::NotFound)?;
            match api::survey(id).await {
                Err(AppError::Offline) => remembered(id).ok_or(AppError::Offline),
                answer => answer,
            }
        });
        view! {
            <Frame title=td_string!(locale, survey.editor).to_string()>
                {shaped
                    .show(move |shaped| {
                        let desk = id.map(|id| Desk::new(id, &shaped));
                        desk.map(|desk| view! { <Shape shaped desk /> })
                    })}
            </Frame>
        }
        .into_any()
    }
}

/// What the parts of the page look at and ask for again.
#[derive(Clone, Copy)]
pub struct Around {
    pub reviews: Load<Reviews>,
    pub bank: Load<Bank>,
    pub decisions: Load<Vec<Override>>,
}

#[component]
fn Shape(shaped: Shaped, desk: Desk) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let audience = shaped.questionnaire.audience;
    let around = Around {
        reviews: load(move || api::all_reviews(desk.id)),
        bank: load(move || api::bank_items(audience)),
        decisions: load(move || api::decisions(desk.id)),
    };
    provide_context(around);
    provide_context(desk);
    provide_context(Critic::new(desk, around, shaped.smallest));
    let title = move || desk.now.with(|now| now.title.get(lang).to_string());
    let size = move || {
        desk.now.with(|now| {
            let (items, minutes) = (now.items.len(), now.seconds().div_ceil(60));
            td_string!(locale, survey.size, items = items, minutes = minutes).to_string()
        })
    };
    let keys = move || desk.now.with(|now| now.items.iter().map(|item| item.key.clone()).collect::<Vec<_>>());
    view! {
        <div class="page-head">
            <div>
                <h1>{title}</h1>
                <p class="lead">{td_string!(locale, survey.editor_lead)}</p>
                <p>{size}</p>
            </div>
        </div>
        <Bar desk />
        <Notices desk />
        <Missing desk />
        <div class="editor">
            <div>
                <Heads desk />
                <ol class="item-list">
                    <For each=keys key=|key| key.clone() children=move |key| view! { <Card item_key=key /> } />
                </ol>
                <NewItem desk />
            </div>
            <aside class="stack">
                <section class="card">
                    <h2>{td_string!(locale, shape.critic)}</h2>
                    <Findings item_key=None />
                    <Crossing />
                </section>
                <ReviewPanel />
                <BankPanel audience />
                <Preview />
                <History versions=shaped.versions />
            </aside>
        </div>
    }
}

/// Where the edits are, and taking them back.
#[component]
fn Bar(desk: Desk) -> impl IntoView {
    let locale = use_locale();
    let line = move || match desk.line() {
        Line::Saved => ("received", td_string!(locale, shape.saved)),
        Line::Device => ("device", td_string!(locale, shape.on_device)),
        Line::Nowhere => ("problem", td_string!(locale, shape.nowhere)),
    };
    let keys = move |event: leptos::ev::KeyboardEvent| {
        // Inside a field the browser's own undo works on the letters.
        let typing = event.target().is_some_and(|target| {
            use leptos::wasm_bindgen::JsCast;
            target
                .dyn_ref::<leptos::web_sys::HtmlElement>()
                .is_some_and(|element| ["TEXTAREA", "INPUT", "SELECT"].contains(&element.tag_name().as_str()))
        });
        if typing || !(event.ctrl_key() || event.meta_key()) {
            return;
        }
        match (event.key().to_lowercase().as_str(), event.shift_key()) {
            ("z", false) => desk.undo(),
            ("z", true) | ("y", _) => desk.redo(),
            _ => return,
        }
        event.prevent_default();
    };
    let pressed = window_event_listener(leptos::ev::keydown, keys);
    on_cleanup(move || pressed.remove());
    view! {
        <div class="tools">
            <p class="state" role="status" data-state=move || line().0>
                {move || line().1}
            </p>
            <button class="button quiet small" disabled=move || !desk.can_undo() on:click=move |_| desk.undo()>
                {td_string!(locale, shape.undo)}
            </button>
            <button class="button quiet small" disabled=move || !desk.can_redo() on:click=move |_| desk.redo()>
                {td_string!(locale, shape.redo)}
            </button>
        </div>
    }
}

/// What could not be done, and whose edits were met.
#[component]
fn Notices(desk: Desk) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let problem = move || {
        let text = edit_problem(locale, desk.problem.get()?);
        Some(view! { <p class="notice error" role="alert">{text}</p> })
    };
    let error = move || desk.error.get().map(|error| view! { <Problem error /> });
    let met = move || {
        let list = desk.told.get();
        (!list.is_empty()).then(|| {
            let lines = list.iter().map(|(edit, outcome)| {
                let text = desk.now.with(|now| told(locale, lang, now, edit, outcome));
                view! { <li>{text}</li> }
            });
            view! {
                <div class="notice info" role="alert">
                    <p>{td_string!(locale, shape.met)}</p>
                    <ul>{lines.collect_view()}</ul>
                    <p>
                        <button class="button quiet small" on:click=move |_| desk.told.set(vec![])>
                            {td_string!(locale, shape.met_seen)}
                        </button>
                    </p>
                </div>
            }
        })
    };
    view! {
        {problem}
        {error}
        {met}
    }
}

/// Languages that are not whole.
#[component]
fn Missing(desk: Desk) -> impl IntoView {
    let locale = use_locale();
    let one = move |lang: Lang| {
        let lacks = desk.now.with(|now| now.missing_in(lang).len());
        (lacks > 0).then(|| {
            let name = lang.name();
            let text = td_string!(locale, survey.missing_language, language = name, n = lacks).to_string();
            view! { <p class="notice info">{text}</p> }
        })
    };
    Lang::ALL.map(|lang| move || one(lang)).collect_view()
}

/// How many people the smallest crossing of background questions would leave, before anyone is asked.
#[component]
fn Crossing() -> impl IntoView {
    let locale = use_locale();
    let critic: Critic = expect_context();
    move || {
        let n = critic.crossing.get()?;
        Some(view! { <p class="hint">{td_string!(locale, shape.crossing, n = n).to_string()}</p> })
    }
}

/// Title and customer group, in three languages.
#[component]
fn Heads(desk: Desk) -> impl IntoView {
    let locale = use_locale();
    let title = Signal::derive(move || desk.now.with(|now| now.title.clone()));
    let group = Signal::derive(move || desk.now.with(|now| now.customer_group.clone()));
    view! {
        <details class="card">
            <summary>{td_string!(locale, survey.heads)}</summary>
            <LangFields
                name="title".to_string()
                label=td_string!(locale, survey.title_text)
                text=title
                done=move |lang, text| {
                    desk.make(Edit::Title { lang, text });
                }
            />
            <LangFields
                name="group".to_string()
                label=td_string!(locale, survey.customer_group)
                text=group
                done=move |lang, text| {
                    desk.make(Edit::CustomerGroup { lang, text });
                }
            />
        </details>
    }
}
