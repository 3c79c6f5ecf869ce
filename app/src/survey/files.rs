//! Questionnaires from files of other tools: what became of a file, and what was left out of it.

use crate::error::AppError;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::act::act;
use domain::id::SurveyId;
use domain::survey::item::Audience;
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{File, RequestInit, Response, js_sys};
use serde::{Deserialize, Serialize};
use wasm_bindgen_futures::JsFuture;

/// What `POST /api-file/questionnaire` answers. The sentences come from the server, which alone knows the formats.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Imported {
    /// The new questionnaire; none when nothing could be read.
    pub id: Option<SurveyId>,
    pub sentence: String,
    pub left_out: Vec<LeftOut>,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LeftOut {
    /// Where it stands in the file, and its own words.
    pub place: String,
    pub text: String,
    pub why: String,
}

async fn send(file: File, audience: Audience, lang: &str) -> Result<Imported, AppError> {
    let offline = |_| AppError::Offline;
    let init = RequestInit::new();
    init.set_method("POST");
    init.set_body(&file);
    let name = String::from(js_sys::encode_uri_component(&file.name()));
    let address = format!("/api-file/questionnaire?name={name}&audience={}&lang={lang}", audience.code());
    let reply = JsFuture::from(window().fetch_with_str_and_init(&address, &init)).await;
    let reply: Response = reply.map_err(offline)?.unchecked_into();
    match reply.status() {
        200 => {}
        401 => return Err(AppError::NotSignedIn),
        413 => return Err(AppError::TooLarge),
        _ => return Err(AppError::Internal),
    }
    let text = JsFuture::from(reply.text().map_err(offline)?).await.map_err(offline)?;
    serde_json::from_str(&text.as_string().unwrap_or_default()).map_err(|_| AppError::Offline)
}

#[component]
pub fn ImportFile() -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let importing = act();
    let audience = NodeRef::<html::Select>::new();
    let done = RwSignal::new(None::<Imported>);
    let chosen = move |event: leptos::ev::Event| {
        let input =
            event.target().and_then(|target| target.dyn_into::<leptos::web_sys::HtmlInputElement>().ok());
        let Some(file) = input.as_ref().and_then(|input| input.files()).and_then(|files| files.get(0)) else {
            return;
        };
        let audience = audience.get_untracked().and_then(|field| Audience::parse(&field.value()));
        done.set(None);
        importing.run(send(file, audience.unwrap_or(Audience::Staff), lang.code()), move |imported| {
            done.set(Some(imported));
        });
        // The same file can be chosen again after it has been mended.
        if let Some(input) = input {
            input.set_value("");
        }
    };
    let result = move || {
        let Imported { id, sentence, left_out } = done.get()?;
        let class = if id.is_some() { "notice info" } else { "notice error" };
        let open = id.map(|id| {
            view! {
                <p>
                    <a class="button" href=format!("/surveys/{id}")>{td_string!(locale, survey.file_open)}</a>
                </p>
            }
        });
        let rows = left_out.into_iter().map(|one| {
            view! {
                <tr>
                    <td>{one.place}</td>
                    <td>{one.text}</td>
                    <td>{one.why}</td>
                </tr>
            }
        });
        let rows = rows.collect::<Vec<_>>();
        let table = (!rows.is_empty()).then(|| {
            view! {
                <p>{td_string!(locale, survey.file_left_out)}</p>
                <div class="table-wrap" tabindex="0">
                    <table class="table stacks">
                        <thead>
                            <tr>
                                <th scope="col">{td_string!(locale, survey.file_place)}</th>
                                <th scope="col">{td_string!(locale, survey.file_text)}</th>
                                <th scope="col">{td_string!(locale, survey.file_why)}</th>
                            </tr>
                        </thead>
                        <tbody>{rows}</tbody>
                    </table>
                </div>
            }
        });
        Some(view! {
            <div class=class>
                <p>{sentence}</p>
                {open}
            </div>
            {table}
        })
    };
    view! {
        <details class="card">
            <summary>{td_string!(locale, survey.file_title)}</summary>
            <p>{td_string!(locale, survey.file_lead)}</p>
            <p class="field">
                <label for="file-audience">{td_string!(locale, survey.file_audience)}</label>
                <select id="file-audience" node_ref=audience>
                    <option value="staff">{td_string!(locale, survey.staff)}</option>
                    <option value="customer">{td_string!(locale, survey.customer)}</option>
                </select>
            </p>
            <p class="field">
                <label for="questionnaire-file">{td_string!(locale, survey.file)}</label>
                <input
                    id="questionnaire-file"
                    type="file"
                    accept=".xlsx,.xlsm,.xls,.csv,.json,.lss,.lsg,.lsq,.txt"
                    disabled=move || importing.busy.get()
                    on:change=chosen
                />
            </p>
            {importing.problem()}
            <div role="status">{result}</div>
        </details>
    }
}

#[cfg(feature = "ssr")]
pub use ssr::words;

#[cfg(feature = "ssr")]
mod ssr {
    use super::{Imported, LeftOut};
    use crate::i18n::{Locale, td_string};
    use crate::lang::locale;
    use domain::id::SurveyId;
    use domain::survey::exchange::{self, Broken, Why};
    use domain::text::Lang;

    /// What came out of a file, in words. `id` names the questionnaire that was made of it.
    pub fn words(lang: Lang, read: Result<(SurveyId, exchange::Imported), Broken>) -> Imported {
        let locale = locale(lang);
        let (id, sentence, left_out) = match read {
            Ok((id, imported)) => {
                let items = imported.questionnaire.items.len();
                (Some(id), td_string!(locale, survey.file_done, n = items).to_string(), imported.left_out)
            }
            Err(Broken::TooLarge) => (None, td_string!(locale, survey.file_too_large).into(), vec![]),
            Err(Broken::UnknownFormat) => (None, td_string!(locale, survey.file_unknown).into(), vec![]),
            Err(Broken::Lacks(what)) => {
                (None, td_string!(locale, survey.file_lacks, what = what.as_str()).to_string(), vec![])
            }
            Err(Broken::Damaged(where_)) => (
                None,
                td_string!(locale, survey.file_damaged, place = place(locale, &where_)).to_string(),
                vec![],
            ),
            Err(Broken::Nothing(list)) => (None, td_string!(locale, survey.file_nothing).into(), list),
        };
        let left_out = left_out.into_iter().map(|one| LeftOut {
            why: why(locale, &one.why),
            place: place(locale, &one.place),
            text: one.text,
        });
        Imported { id, sentence, left_out: left_out.collect() }
    }

    fn place(locale: Locale, place: &str) -> String {
        let words = place.split(' ').map(|word| match word {
            "row" => td_string!(locale, survey.file_row),
            "column" => td_string!(locale, survey.file_column),
            "line" => td_string!(locale, survey.file_line),
            "byte" => td_string!(locale, survey.file_byte),
            word => word,
        });
        words.collect::<Vec<_>>().join(" ")
    }

    fn why(locale: Locale, why: &Why) -> String {
        match why {
            Why::Kind(kind) => td_string!(locale, survey.why_kind, what = kind.as_str()).to_string(),
            Why::NotAsked(what) => td_string!(locale, survey.why_not_asked, what = what.as_str()).to_string(),
            Why::Media(what) => td_string!(locale, survey.why_media, what = what.as_str()).to_string(),
            Why::Repeat => td_string!(locale, survey.why_repeat).into(),
            Why::Condition(what) => {
                td_string!(locale, survey.why_condition, what = what.as_str()).to_string()
            }
            Why::Limit(what) => td_string!(locale, survey.why_limit, what = what.as_str()).to_string(),
            Why::Other => td_string!(locale, survey.why_other).into(),
            Why::Quote(what) => td_string!(locale, survey.why_quote, what = what.as_str()).to_string(),
            Why::Language(what) => td_string!(locale, survey.why_language, what = what.as_str()).to_string(),
            Why::NoText => td_string!(locale, survey.why_no_text).into(),
            Why::Options(what) => td_string!(locale, survey.why_options, what = what.as_str()).to_string(),
            Why::Twice(what) => td_string!(locale, survey.why_twice, what = what.as_str()).to_string(),
            Why::TooLong => td_string!(locale, survey.why_too_long).into(),
            Why::TooMany => td_string!(locale, survey.why_too_many).into(),
        }
    }
}
