//! Choosing a file, by the button or by dropping it, and reading it in the browser.

use super::check::Loaded;
use super::words::file_sentence;
use crate::error::AppError;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use domain::feedback::fingerprint::of_file;
use domain::feedback::table::{FileProblem, LIMIT_BYTES, Table, is_workbook, read};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{DragEvent, File, HtmlInputElement, RequestInit, Response, js_sys::Uint8Array};
use std::sync::Arc;
use wasm_bindgen_futures::JsFuture;

/// Why a file could not be opened: because of the file, or of the server that opens workbooks.
#[derive(Clone)]
enum Problem {
    File(FileProblem),
    Server(AppError),
}

impl From<FileProblem> for Problem {
    fn from(problem: FileProblem) -> Problem {
        Problem::File(problem)
    }
}

/// Workbooks are opened by the server, see there.
async fn open_workbook(file: &File) -> Result<Table, Problem> {
    let offline = |_| Problem::Server(AppError::Offline);
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(file);
    let reply = JsFuture::from(window().fetch_with_str_and_init("/api-file/workbook", &init)).await;
    let reply: Response = reply.map_err(offline)?.unchecked_into();
    match reply.status() {
        200 => {}
        401 => return Err(Problem::Server(AppError::NotSignedIn)),
        _ => return Err(Problem::Server(AppError::Internal)),
    }
    let text = JsFuture::from(reply.text().map_err(offline)?).await.map_err(offline)?;
    let found: Result<Table, FileProblem> = serde_json::from_str(&text.as_string().unwrap_or_default())
        .map_err(|_| Problem::Server(AppError::Offline))?;
    Ok(found?)
}

async fn open(file: File) -> Result<Loaded, Problem> {
    let bytes = file.size();
    if bytes > LIMIT_BYTES as f64 {
        return Err(FileProblem::TooLarge { bytes: bytes as u64, limit: LIMIT_BYTES as u64 }.into());
    }
    let buffer = JsFuture::from(file.array_buffer()).await.map_err(|_| FileProblem::Broken)?;
    let bytes = Uint8Array::new(&buffer).to_vec();
    let table = if is_workbook(&bytes) { open_workbook(&file).await? } else { read(&file.name(), &bytes)? };
    Ok(Loaded { name: file.name(), hash: of_file(&bytes), table: Arc::new(table) })
}

/// `chosen` hears of every file that could be read.
#[component]
pub fn ChooseFile(chosen: Callback<Loaded>, loaded: RwSignal<Option<Loaded>>) -> impl IntoView {
    let locale = use_locale();
    let problem = RwSignal::new(None::<Problem>);
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
        let size = td_string!(locale, feedback.file_size, rows = use_lang().count(rows), columns = columns)
            .to_string();
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
                .map(|found| {
                    let sentence = match found {
                        Problem::File(problem) => file_sentence(locale, &problem),
                        Problem::Server(error) => error.sentence(locale).to_string(),
                    };
                    view! { <p class="notice error" role="alert">{sentence}</p> }
                })
        }}
    }
}

fn delimiter_name(delimiter: char) -> String {
    match delimiter {
        '\t' => "tab".into(),
        other => format!("“{other}”"),
    }
}
