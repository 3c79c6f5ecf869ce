//! Answers that somebody saved as a file on their phone: they take the same road as all others, so nothing counts twice.

use super::api::RoundView;
use super::round::Kept;
use crate::answer::device::post;
use crate::error::AppError;
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::act::act;
use crate::ui::load::Load;
use domain::answer::wire::{MOST_OPERATIONS, Operation, Outcome, Request, Response};
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlInputElement;
use wasm_bindgen_futures::JsFuture;

/// Received, and not taken.
type Counts = (usize, usize);

#[component]
pub fn Import(round: Load<RoundView>) -> impl IntoView {
    let locale = use_locale();
    let importing = act();
    let Kept { imported: done, .. } = expect_context();
    let not_ours = RwSignal::new(false);
    let chosen = move |event: leptos::ev::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(file) = input.and_then(|input| input.files()).and_then(|files| files.get(0)) else { return };
        done.set(None);
        not_ours.set(false);
        let work = async move {
            let text = JsFuture::from(file.text()).await.ok().and_then(|text| text.as_string());
            let request: Option<Request> = text.and_then(|text| serde_json::from_str(&text).ok());
            match request {
                Some(request) => send(request.operations).await.map(Some),
                None => Ok(None),
            }
        };
        importing.run(work, move |counts| match counts {
            Some(counts) => {
                done.set(Some(counts));
                round.again();
            }
            None => not_ours.set(true),
        });
    };
    view! {
        <section class="card">
            <h2>{td_string!(locale, survey.import_title)}</h2>
            <p>{td_string!(locale, survey.import_lead)}</p>
            <p class="field">
                <label for="answer-file">{td_string!(locale, survey.import_file)}</label>
                <input
                    id="answer-file"
                    type="file"
                    accept=".json,application/json"
                    disabled=move || importing.busy.get()
                    on:change=chosen
                />
            </p>
            {importing.problem()}
            <p role="status">
                {move || {
                    done.get()
                        .map(|(stored, refused)| {
                            td_string!(locale, survey.import_done, stored = stored, refused = refused).to_string()
                        })
                }}
            </p>
            {move || {
                not_ours
                    .get()
                    .then(|| {
                        view! {
                            <p class="notice error" role="alert">
                                {td_string!(locale, survey.import_not)}
                            </p>
                        }
                    })
            }}
        </section>
    }
}

async fn send(operations: Vec<Operation>) -> Result<Counts, AppError> {
    let (mut stored, mut refused) = (0, 0);
    for part in operations.chunks(MOST_OPERATIONS / 4) {
        let request = Request { operations: part.to_vec() };
        let response: Response = post("/sync/v1", &request).await.map_err(|_| AppError::Offline)?;
        for receipt in &response.receipts {
            match receipt.outcome {
                Outcome::Stored | Outcome::Superseded => stored += 1,
                Outcome::Refused { .. } => refused += 1,
            }
        }
        refused += part.len().saturating_sub(response.receipts.len());
    }
    Ok((stored, refused))
}
