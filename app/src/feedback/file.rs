//! Choosing a file, by the button or by dropping it, and reading it in the browser.

use super::check::Loaded;
use super::words::file_sentence;
use crate::i18n::td_string;
use crate::lang::use_locale;
use domain::feedback::fingerprint::of_file;
use domain::feedback::table::{FileProblem, LIMIT_BYTES, read};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::{DragEvent, File, HtmlInputElement, js_sys::Uint8Array};
use std::sync::Arc;
use wasm_bindgen_futures::JsFuture;

async fn open(file: File) -> Result<Loaded, FileProblem> {
    let bytes = file.size();
    if bytes > LIMIT_BYTES as f64 {
        return Err(FileProblem::TooLarge { bytes: bytes as u64, limit: LIMIT_BYTES as u64 });
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileProblem::Broken)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let table = Arc::new(read(&file.name(), &bytes)?);
    Ok(Loaded { name: file.name(), hash: of_file(&bytes), table })
}

/// `chosen` hears of every file that could be read.
#[component]
pub fn ChooseFile(chosen: Callback<Loaded>, loaded: RwSignal<Option<Loaded>>) -> impl IntoView {
    let locale = use_locale();
    let problem = RwSignal::new(None::<FileProblem>);
    let reading = RwSignal::new(false);
    let over = RwSignal::new(false);
    let take = move |file: Option<File>| {
        let Some(file) = file else { return };
        problem.set(None);
        reading.set(true);
        spawn_local(async move {
            let opened = open(file).await;
            reading.try_set(false);
            match opened {
                Ok(file) => chosen.run(file),
                Err(found) => {
                    problem.try_set(Some(found));
                }
            }
        });
    };
    let picked = move |event| {
        let input: HtmlInputElement = event_target(&event);
        take(input.files().and_then(|files| files.get(0)));
    };
    let dropped = move |event: DragEvent| {
        event.prevent_default();
        over.set(false);
        take(event.data_transfer().and_then(|data| data.files()).and_then(|files| files.get(0)));
    };
    let drag = move |event: DragEvent| {
        event.prevent_default();
        over.set(true);
    };
    let about = move |file: Loaded| {
        let (rows, columns) = (file.table.rows.len(), file.table.header.len());
        let format = &file.table.format;
        let read_as = match format.delimiter {
            Some(delimiter) => format!("{}, {}", format.encoding, delimiter_name(delimiter)),
            None => "XLSX".to_string(),
        };
        let size = td_string!(locale, feedback.file_size, rows = rows, columns = columns).to_string();
        view! {
            <p role="status">
                <strong>{file.name}</strong>
                ": "
                {size}
                " ("
                {read_as}
                ")"
            </p>
        }
    };
    view! {
        <div class="drop" data-over=move || over.get().then_some("") on:dragover=drag on:dragleave=move |_| over.set(false) on:drop=dropped>
            <label for="file">{td_string!(locale, feedback.file)}</label>
            <span class="hint" id="file-hint">
                {td_string!(locale, feedback.file_hint)}
            </span>
            <input id="file" type="file" accept=".csv,.tsv,.txt,.xlsx" aria-describedby="file-hint" on:change=picked />
            {move || reading.get().then(|| view! { <p role="status">{td_string!(locale, feedback.reading)}</p> })}
            {move || loaded.get().map(about)}
        </div>
        {move || {
            problem
                .get()
                .map(|found| view! { <p class="notice error" role="alert">{file_sentence(locale, &found)}</p> })
        }}
    }
}

fn delimiter_name(delimiter: char) -> String {
    match delimiter {
        '\t' => "tab".into(),
        other => format!("“{other}”"),
    }
}
