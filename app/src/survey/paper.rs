//! `/rounds/ID/paper/UNIT`: the questionnaire to print, and keying in what comes back. Keyed answers take the road of all
//! answers: kept on this device first, sent when there is a connection.

use super::handout::{self, PaperView};
use crate::answer::device;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::frame::Frame;
use crate::ui::load::load;
use domain::answer::paper::{Keyed, is_whole, read};
use domain::answer::value::Values;
use domain::answer::wire::receipt_code;
use domain::id::{ResponseId, RoundId, UnitId};
use domain::survey::item::{Item, Kind};
use domain::text::Lang;
use leptos::html;
use leptos::prelude::*;

pub fn page(round: RoundId, unit: UnitId) -> AnyView {
    let locale = use_locale();
    let paper = load(move || handout::paper(round, unit));
    view! {
        <Frame title=td_string!(locale, survey.paper_title).to_string()>
            {paper.show(move |paper| view! { <Paper paper pdf=format!("/api-file/paper/round/{round}/{unit}") /> })}
        </Frame>
    }
    .into_any()
}

#[derive(Clone, Copy, PartialEq)]
enum Told {
    Nothing,
    Bad,
    Empty,
    /// The device has no room.
    Full,
    Saved(ResponseId),
}

#[component]
fn Paper(
    paper: PaperView,
    /// Where the form to print is.
    pdf: String,
) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let fields: Vec<(Item, NodeRef<html::Input>)> =
        paper.questionnaire.items.iter().map(|item| (item.clone(), NodeRef::new())).collect();
    let told = RwSignal::new(Told::Nothing);
    let saved = RwSignal::new(0u32);
    let focus = |field: Option<&(Item, NodeRef<html::Input>)>| {
        if let Some(field) = field.and_then(|(_, field)| field.get_untracked()) {
            let _ = field.focus();
        }
    };
    let rows = fields.iter().enumerate().map(|(place, (item, field))| {
        let (item, field, later) = (item.clone(), *field, fields.get(place + 1).cloned());
        let id = format!("paper-{place}");
        let label = format!("{}. {}", place + 1, item.text.get(lang));
        let open = matches!(item.kind, Kind::Open);
        let typed = move |_| {
            let Some(input) = field.get_untracked() else { return };
            let bad = read(&item, &input.value()) == Keyed::Unknown;
            let _ = input.set_attribute("aria-invalid", if bad { "true" } else { "false" });
            if is_whole(&item, &input.value()) {
                focus(later.as_ref());
            }
        };
        view! {
            <p class="keyed">
                <label for=id.clone()>{label}</label>
                <input id=id class:wide=open inputmode=if open { "text" } else { "numeric" } autocomplete="off" node_ref=field on:input=typed />
            </p>
        }
    });
    let rows = rows.collect_view();
    let link = paper.link.clone();
    let save = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut values = Values::new();
        for entry in &fields {
            let (item, field) = entry;
            let typed = field.get_untracked().map(|field| field.value()).unwrap_or_default();
            match read(item, &typed) {
                Keyed::Value(value) => {
                    values.insert(item.key.clone(), value);
                }
                Keyed::Empty => {}
                Keyed::Unknown => {
                    told.set(Told::Bad);
                    focus(Some(entry));
                    return;
                }
            }
        }
        if values.is_empty() {
            told.set(Told::Empty);
            return focus(fields.first());
        }
        match device::key_in(&link, paper.version, lang, values) {
            Some(id) => {
                told.set(Told::Saved(id));
                saved.update(|n| *n += 1);
                for (_, field) in &fields {
                    if let Some(field) = field.get_untracked() {
                        field.set_value("");
                    }
                }
                focus(fields.first());
            }
            None => told.set(Told::Full),
        }
    };
    let pdfs = Lang::ALL.into_iter().map(|lang| {
        view! {
            <a href=format!("{pdf}?lang={}", lang.code()) rel="external" lang=lang.code() download>
                {lang.name()}
            </a>
            " "
        }
    });
    view! {
        <div class="page-head">
            <div>
                <p class="over">{paper.unit}</p>
                <h1>{td_string!(locale, survey.paper_key)}</h1>
                <p class="lead">{td_string!(locale, survey.paper_lead)}</p>
            </div>
            <p>{td_string!(locale, survey.printed_pdf)} ": " {pdfs.collect_view()}</p>
        </div>
        <form class="stack" on:submit=save>
            {rows}
            <p role="status">
                {move || match told.get() {
                    Told::Nothing => String::new(),
                    Told::Bad => td_string!(locale, survey.paper_bad).to_string(),
                    Told::Empty => td_string!(locale, survey.paper_empty).to_string(),
                    Told::Full => td_string!(locale, answer.state_problem).to_string(),
                    Told::Saved(id) => {
                        td_string!(locale, survey.paper_saved, n = saved.get(), code = receipt_code(id)).to_string()
                    }
                }}
            </p>
            <p class="form-actions">
                <button class="button">{td_string!(locale, survey.paper_save)}</button>
            </p>
        </form>
    }
}
