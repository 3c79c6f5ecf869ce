//! `/feedback/import`: a file is chosen, its columns are told, every row is tried, and the good ones come in. Nothing
//! is sent before the last step.

use super::api::{self, BatchView};
use super::check::{Checked, Loaded, Units, check};
use super::columns::{Columns, TextField, WhoAnswered};
use super::draft::{Draft, Lack};
use super::file::ChooseFile;
use super::marked::MarkedTexts;
use super::preview::Preview;
use super::scale::Scale;
use super::send::send;
use super::words::lack_sentence;
use crate::error::AppError;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::act::{Act, act};
use crate::ui::frame::Frame;
use crate::ui::load::{Answer, load};
use crate::ui::part::lazy_page;
use domain::feedback::scrub::Names;
use leptos::prelude::*;
use std::collections::HashSet;
use std::sync::Arc;

lazy_page!(import, ImportPage);

impl ImportPage {
    fn page() -> AnyView {
        let locale = use_locale();
        let known = load(api::known);
        view! {
            <Frame title=td_string!(locale, feedback.import).to_string()>
                <div class="page-head">
                    <div>
                        <p>
                            <a href="/feedback">{td_string!(locale, feedback.title)}</a>
                        </p>
                        <h1>{td_string!(locale, feedback.import)}</h1>
                        <p class="lead">{td_string!(locale, feedback.import_lead)}</p>
                    </div>
                </div>
                {known
                    .show(|known| {
                        let names = Arc::new(Names::new(&known.names));
                        view! { <Wizard known=Arc::new(known.units) names /> }
                    })}
            </Frame>
        }
        .into_any()
    }
}

#[component]
fn Wizard(known: Arc<HashSet<String>>, names: Arc<Names>) -> impl IntoView {
    let loaded = RwSignal::new(None::<Loaded>);
    let done = RwSignal::new(None::<BatchView>);
    let drafts = RwSignal::new(None::<RwSignal<Draft>>);
    let chosen = Callback::new(move |file: Loaded| {
        let name = file.name.rsplit_once('.').map_or(file.name.clone(), |(name, _)| name.to_string());
        drafts.set(Some(RwSignal::new(Draft::new(&file.table, name))));
        loaded.set(Some(file));
        done.set(None);
    });
    view! {
        <div class="wizard">
            <ChooseFile chosen loaded />
            {move || match (loaded.get(), drafts.get(), done.get()) {
                (_, _, Some(batch)) => view! { <Done batch /> }.into_any(),
                (Some(file), Some(draft), None) => {
                    let (known, names) = (known.clone(), names.clone());
                    view! { <Describe file draft known names done /> }.into_any()
                }
                _ => ().into_any(),
            }}
        </div>
    }
}

/// The steps after choosing a file.
#[component]
fn Describe(
    file: Loaded,
    draft: RwSignal<Draft>,
    known: Arc<HashSet<String>>,
    names: Arc<Names>,
    done: RwSignal<Option<BatchView>>,
) -> impl IntoView {
    let locale = use_locale();
    let checked = RwSignal::new(None::<Checked>);
    let lacks = RwSignal::new(Vec::<Lack>::new());
    let create = RwSignal::new(true);
    let read = RwSignal::new(0_usize);
    let (checking, sending) = (act(), act());
    let rows = file.table.rows.len();
    // What was tried no longer holds once something is told otherwise.
    Effect::new(move |_| {
        draft.track();
        create.track();
        checked.set(None);
    });
    let table = file.table.clone();
    let attempt = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        match draft.with_untracked(Draft::mapping) {
            Err(found) => lacks.set(found),
            Ok(mapping) => {
                lacks.set(Vec::new());
                read.set(0);
                let (table, known, names) = (table.clone(), known.clone(), names.clone());
                let units = if create.get_untracked() { Units::Any } else { Units::Known(known.clone()) };
                let work = async move {
                    Answer::Ok(check(&table, mapping, units, &known, names, move |n| read.set(n)).await)
                };
                checking.run(work, move |found| checked.set(Some(found)));
            }
        }
    };
    let option = move |index: usize| {
        draft.with_untracked(|draft| {
            draft.options.get(index).map(|option| option.value.clone()).unwrap_or_default()
        })
    };
    let step = file.clone();
    view! {
        <form class="stack" novalidate on:submit=attempt>
            <h2>{td_string!(locale, feedback.step_what)}</h2>
            <WhoAnswered draft />
            <TextField id="name" label=td_string!(locale, feedback.name) hint=td_string!(locale, feedback.name_hint) draft get=|d| &d.name set=|d| &mut d.name />
            <TextField id="question" label=td_string!(locale, feedback.question) hint=td_string!(locale, feedback.question_hint) draft get=|d| &d.question set=|d| &mut d.question />
            <h2>{td_string!(locale, feedback.step_columns)}</h2>
            <Columns file=file.clone() draft />
            <h2>{td_string!(locale, feedback.step_scale)}</h2>
            <Scale draft />
            <label class="option">
                <input type="checkbox" prop:checked=move || create.get() on:change=move |event| create.set(event_target_checked(&event)) />
                <span>{td_string!(locale, feedback.create_units)}</span>
            </label>
            {move || {
                let list = lacks.get();
                (!list.is_empty())
                    .then(|| {
                        let item = |lack| view! { <li>{lack_sentence(locale, lack, option)}</li> };
                        view! {
                            <div class="notice error" role="alert">
                                <ul>{list.into_iter().map(item).collect_view()}</ul>
                            </div>
                        }
                    })
            }}
            <p class="form-actions">
                <button class="button" disabled=move || checking.busy.get() || sending.busy.get()>
                    {td_string!(locale, feedback.check)}
                </button>
            </p>
        </form>
        {move || (checking.busy.get() || sending.busy.get()).then(|| view! { <Progress read rows sending /> })}
        {move || {
            checked
                .get()
                .map(|found| {
                    let file = step.clone();
                    view! { <Finish file checked=found draft read sending done /> }
                })
        }}
    }
}

#[component]
fn Progress(read: RwSignal<usize>, rows: usize, sending: Act) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let label = move || match sending.busy.get() {
        true => td_string!(locale, feedback.sending),
        false => td_string!(locale, feedback.checking),
    };
    view! {
        <div class="progress">
            <label for="import-progress">{label}</label>
            <progress id="import-progress" max=rows prop:value=move || read.get() as f64></progress>
            <span>{move || format!("{} / {}", lang.count(read.get()), lang.count(rows))}</span>
        </div>
    }
}

#[component]
fn Finish(
    file: Loaded,
    checked: Checked,
    draft: RwSignal<Draft>,
    read: RwSignal<usize>,
    sending: Act,
    done: RwSignal<Option<BatchView>>,
) -> impl IntoView {
    let locale = use_locale();
    let none = checked.good == 0;
    let kept = RwSignal::new(HashSet::new());
    let found = checked.clone();
    let (sent, shown) = ((file.clone(), checked.clone()), (file, checked));
    let import = move |_| {
        read.set(0);
        let (file, checked) = sent.clone();
        let name = draft.with_untracked(|draft| draft.name.clone());
        let kept = kept.get_untracked();
        let work = async move { send(&file, &checked, name, kept, locale, move |n| read.set(n)).await };
        sending.run(work, move |batch| done.set(Some(batch)));
    };
    let sentence = move |error: AppError| match error {
        AppError::Offline => td_string!(locale, feedback.send_offline),
        other => other.sentence(locale),
    };
    view! {
        <section aria-labelledby="preview-title">
            <h2 id="preview-title">{td_string!(locale, feedback.step_preview)}</h2>
            <Preview file=shown.0 checked=shown.1 kept />
            <MarkedTexts checked=found kept />
            {move || sending.error.get().map(|error| view! { <p class="notice error" role="alert">{sentence(error)}</p> })}
            <p class="form-actions">
                <button class="button" disabled=move || none || sending.busy.get() on:click=import>
                    {td_string!(locale, feedback.send)}
                </button>
            </p>
        </section>
    }
}

#[component]
fn Done(batch: BatchView) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let counts = td_string!(
        locale,
        feedback.batch_counts,
        rows = lang.count(batch.rows),
        skipped = lang.count(batch.skipped),
        rejected = lang.count(batch.rejected)
    )
    .to_string();
    let nothing = (batch.rows == 0).then(|| td_string!(locale, feedback.nothing_new));
    view! {
        <section class="notice good" role="status">
            <h2>{td_string!(locale, feedback.done)}</h2>
            <p>{counts}</p>
            <p>{nothing}</p>
        </section>
        <p class="form-actions">
            <a class="button" href="/feedback">{td_string!(locale, feedback.to_list)}</a>
            <a class="button quiet" href="/results">{td_string!(locale, feedback.to_results)}</a>
        </p>
    }
}
