//! From the first tap to *send*: every change is on the device before anything else happens to it.

use super::{fields, keys, queue};
use crate::answer::state::Line;
use domain::answer::asking::{Asking, Draft};
use domain::answer::outbox::Entry;
use domain::answer::wire::{self, Body, Operation};
use domain::id::ResponseId;
use domain::text::Lang;
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use leptos::web_sys::HtmlFormElement;

/// Whether this is the page that the service worker shows without a connection.
pub fn in_empty_shell() -> bool {
    cfg!(target_arch = "wasm32") && document().body().is_some_and(|body| body.has_attribute("data-mount"))
}

/// The identifier that a form carries to be counted once when it is sent without scripts.
pub fn form_id() -> String {
    new_id().map_or_else(String::new, |id| id.to_string())
}

/// `None` only where the machine has no source of randomness.
fn new_id() -> Option<ResponseId> {
    let mut bytes = [0; 16];
    getrandom::fill(&mut bytes).ok()?;
    Some(ResponseId::from_random(bytes))
}

/// The code in the page's address; `None` away from answering pages, where the empty shell may also be shown.
pub fn link() -> Option<String> {
    window().location().pathname().ok()?.strip_prefix("/a/").map(Into::into)
}

/// The questionnaire that the page carries, or the one kept from an earlier visit.
pub fn asking() -> Option<Asking> {
    let link = &link()?;
    let carried = document().get_element_by_id("asking").and_then(|element| element.text_content());
    let carried: Option<Asking> = carried.and_then(|json| serde_json::from_str(&json).ok());
    carried.filter(|asking| asking.link == *link).or_else(|| LocalStorage::get(keys::asking(link)).ok())
}

/// Keeps the questionnaire and the language for a visit without a connection.
pub fn remember(asking: &Asking, lang: Lang) {
    // The empty shell's script reads the bare code.
    let _ = LocalStorage::raw().set_item(keys::LANG, lang.code());
    // A full storage is told when the first answer cannot be kept.
    let _ = LocalStorage::set(keys::asking(&asking.link), asking);
}

/// Puts a kept draft into the form, and keeps what was chosen before we came.
pub fn restore(asking: &Asking, form: &HtmlFormElement) -> Line {
    match draft(asking) {
        Some(draft) => {
            fields::fill(&asking.questionnaire, form, &draft.values);
            keep(asking, form)
        }
        None if fields::read(&asking.questionnaire, form).is_empty() => Line::Start,
        None => keep(asking, form),
    }
}

/// A draft on an older version of the questionnaire is left alone: its answers may mean something else now.
fn draft(asking: &Asking) -> Option<Draft> {
    let draft: Draft = LocalStorage::get(keys::draft(&asking.link)).ok()?;
    (draft.version == asking.version).then_some(draft)
}

/// Writes the form's answers to the device; says so only when they are there.
pub fn keep(asking: &Asking, form: &HtmlFormElement) -> Line {
    match write(asking, form) {
        Some(_) => Line::Device,
        None => Line::Problem,
    }
}

fn write(asking: &Asking, form: &HtmlFormElement) -> Option<Draft> {
    let id = match draft(asking) {
        Some(draft) => draft.id,
        None => new_id()?,
    };
    let values = fields::read(&asking.questionnaire, form);
    let draft = Draft { id, version: asking.version, values };
    LocalStorage::set(keys::draft(&asking.link), &draft).ok()?;
    Some(draft)
}

/// Moves the draft to the outbox. It leaves its place only when it stands in the queue.
pub fn send(asking: &Asking, form: &HtmlFormElement, lang: Lang) -> Result<ResponseId, Line> {
    let draft = write(asking, form).ok_or(Line::Problem)?;
    if draft.values.is_empty() {
        return Err(Line::Empty);
    }
    let id = draft.id;
    let body = Body::Answer(wire::Answer {
        link: asking.link.clone(),
        version: draft.version,
        lang,
        values: draft.values,
    });
    let operation = Operation::new(id, 1, &body).ok_or(Line::Problem)?;
    queue::push(Entry::new(operation)).ok_or(Line::Problem)?;
    let _ = LocalStorage::set(keys::sent(&asking.link), id);
    LocalStorage::delete(keys::draft(&asking.link));
    form.reset();
    Ok(id)
}

/// The answer from this link that still waits to be received: shown first when the page is opened again.
pub fn waiting(link: &str) -> Option<ResponseId> {
    let id: ResponseId = LocalStorage::get(keys::sent(link)).ok()?;
    LocalStorage::get::<Entry>(keys::outbox(id)).ok().map(|_| id)
}
