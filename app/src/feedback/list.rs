//! `/feedback`: the files that have been imported, each of which can be undone.

use super::api::{self, BatchView};
use super::words::audience_name;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::act::act;
use crate::ui::frame::Frame;
use crate::ui::load::{Load, load};
use crate::ui::part::lazy_page;
use leptos::prelude::*;

lazy_page!(feedback, FeedbackPage);

impl FeedbackPage {
    fn page() -> AnyView {
        let locale = use_locale();
        let batches = load(api::batches);
        view! {
            <Frame title=td_string!(locale, feedback.title).to_string()>
                <div class="page-head">
                    <div>
                        <h1>{td_string!(locale, feedback.title)}</h1>
                        <p class="lead">{td_string!(locale, feedback.lead)}</p>
                    </div>
                    <a class="button" href="/feedback/import">
                        {td_string!(locale, feedback.import)}
                    </a>
                </div>
                {batches.show(move |list| view! { <Batches list batches /> })}
            </Frame>
        }
        .into_any()
    }
}

#[component]
fn Batches(list: Vec<BatchView>, batches: Load<Vec<BatchView>>) -> impl IntoView {
    let locale = use_locale();
    if list.is_empty() {
        return view! { <p class="empty">{td_string!(locale, feedback.empty)}</p> }.into_any();
    }
    let item = move |batch| view! { <BatchItem batch batches /> };
    view! { <ul role="list">{list.into_iter().map(item).collect_view()}</ul> }.into_any()
}

#[component]
fn BatchItem(batch: BatchView, batches: Load<Vec<BatchView>>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let undoing = act();
    let asked = RwSignal::new(false);
    let (id, name) = (batch.id, batch.name.clone());
    let counts = td_string!(
        locale,
        feedback.batch_counts,
        rows = lang.count(batch.rows),
        skipped = lang.count(batch.skipped),
        rejected = lang.count(batch.rejected)
    )
    .to_string();
    let undo = td_string!(locale, feedback.undo);
    view! {
        <li class="batch">
            <div>
                <h2>{batch.name}</h2>
                <p class="tags">
                    <span class=format!(
                        "tag {}",
                        batch.audience.code(),
                    )>{audience_name(locale, batch.audience)}</span>
                    " "
                    {(!batch.done)
                        .then(|| {
                            view! {
                                <span class="tag attention">{td_string!(locale, feedback.unfinished)}</span>
                            }
                        })}
                </p>
                <p>{counts}</p>
                <p class="hint">{batch.file_name} " · " {batch.day.shown(lang)}</p>
            </div>
            {move || match asked.get() {
                false => view! {
                    <button
                        class="button quiet danger small"
                        aria-label=format!("{undo}: {name}")
                        on:click=move |_| asked.set(true)
                    >
                        {undo}
                    </button>
                }
                .into_any(),
                true => view! {
                    <div>
                        <p>{td_string!(locale, feedback.undo_sure)}</p>
                        <p class="form-actions">
                            <button
                                class="button danger small"
                                disabled=move || undoing.busy.get()
                                on:click=move |_| undoing.run(api::undo(id), move |()| batches.again())
                            >
                                {td_string!(locale, feedback.undo_yes)}
                            </button>
                            <button class="button quiet small" on:click=move |_| asked.set(false)>
                                {td_string!(locale, ui.cancel)}
                            </button>
                        </p>
                    </div>
                }
                .into_any(),
            }}
            {undoing.problem()}
        </li>
    }
}
