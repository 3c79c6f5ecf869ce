//! From the first tap to *send*: every change is on the device before anything else happens to it.

use super::kept::{DEVICE, TAB};
use super::{fields, keys, lock, queue, ticket};
use crate::answer::state::Line;
use domain::answer::asking::{Asking, Draft};
use domain::answer::outbox::Entry;
use domain::answer::value::Values;
use domain::answer::wire::{self, Body, Operation};
use domain::id::{ResponseId, VersionId};
use domain::text::Lang;
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

/// The questionnaire that the page carries, as it was written.
fn carried() -> Option<String> {
    document().get_element_by_id("asking").and_then(|element| element.text_content())
}

/// The questionnaire that the page carries, or the one kept from an earlier visit.
pub fn asking() -> Option<Asking> {
    let link = &link()?;
    let carried: Option<Asking> = carried().and_then(|json| serde_json::from_str(&json).ok());
    carried.filter(|asking| asking.link == *link).or_else(|| DEVICE.get(&keys::asking(link)))
}

/// Keeps the questionnaire and the language for a visit without a connection.
pub fn remember(asking: &Asking, lang: Lang) {
    // The empty shell's script reads the bare code.
    let _ = DEVICE.write(keys::LANG, lang.code());
    // As it came: no phone needs the code to write it anew. A full storage is told when the first answer cannot be kept.
    if let Some(json) = carried() {
        let _ = DEVICE.write(&keys::asking(&asking.link), &json);
    }
}

/// A draft that was begun here by somebody, before this tab.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Begun {
    pub id: ResponseId,
    pub answered: usize,
}

/// Puts the draft of this tab into the form, and keeps what was chosen before we came.
pub fn restore(asking: &Asking, form: &HtmlFormElement) -> Line {
    show(asking, form, own(asking, &ticket::spot(asking)))
}

fn show(asking: &Asking, form: &HtmlFormElement, id: Option<ResponseId>) -> Line {
    let spot = ticket::spot(asking);
    match id.and_then(|id| read(&spot, id, asking)) {
        Some(draft) => {
            fields::fill(&asking.questionnaire, form, &draft.values);
            keep(asking, form)
        }
        None if fields::read(&asking.questionnaire, form).is_empty() => {
            // Nobody sees what the one before was asked.
            fields::show(&asking.questionnaire, form, &Values::new());
            Line::Start
        }
        None => keep(asking, form),
    }
}

/// Drafts of others, or of this person in a tab that is gone. Nobody sees their answers before choosing to go on.
/// One that is open in another tab is not offered.
pub async fn begun(asking: &Asking) -> Vec<Begun> {
    let spot = ticket::spot(asking);
    let mine = own(asking, &spot);
    let mut begun = vec![];
    for key in keys::beginning_with(&keys::drafts(&spot)) {
        let Some(draft) = DEVICE.get::<Draft>(&key) else { continue };
        let other = Some(draft.id) != mine && draft.version == asking.version && !draft.values.is_empty();
        if other && !lock::held(draft.id).await {
            begun.push(Begun { id: draft.id, answered: draft.values.len() });
        }
    }
    begun
}

/// Whether somebody has begun to answer from this link on this device.
pub fn has_begun(asking: &Asking) -> bool {
    !keys::beginning_with(&keys::drafts(&ticket::spot(asking))).is_empty()
}

/// From now on this tab writes this draft.
pub fn take_up(asking: &Asking, form: &HtmlFormElement, id: ResponseId) -> Line {
    let spot = ticket::spot(asking);
    form.reset();
    fields::show(&asking.questionnaire, form, &Values::new());
    let _ = TAB.set(&keys::mine(&spot), &id);
    lock::hold(id);
    show(asking, form, Some(id))
}

/// Another tab has this draft open, too: each goes on with one of its own.
pub fn fork(asking: &Asking) {
    TAB.delete(&keys::mine(&ticket::spot(asking)));
}

/// The draft of this tab; where links are personal, the one of the link.
pub fn own(asking: &Asking, spot: &str) -> Option<ResponseId> {
    ticket::response_id(asking).or_else(|| TAB.get(&keys::mine(spot)))
}

/// A draft on an older version of the questionnaire is left alone: its answers may mean something else now.
fn read(spot: &str, id: ResponseId, asking: &Asking) -> Option<Draft> {
    let draft: Draft = DEVICE.get(&keys::draft(spot, id))?;
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
    let spot = ticket::spot(asking);
    let id = match own(asking, &spot) {
        Some(id) => id,
        None => {
            let id = new_id()?;
            TAB.set(&keys::mine(&spot), &id)?;
            id
        }
    };
    lock::hold(id);
    let revision = read(&spot, id, asking).map_or(1, |draft| draft.revision);
    let values = fields::read(&asking.questionnaire, form);
    fields::show(&asking.questionnaire, form, &values);
    let draft = Draft { id, version: asking.version, revision, values };
    DEVICE.set(&keys::draft(&spot, id), &draft)?;
    // What was written before the ballot came has a place of its own no more.
    if let Some(earlier) = TAB.get::<ResponseId>(&keys::mine(&spot))
        && earlier != id
    {
        DEVICE.delete(&keys::draft(&spot, earlier));
        TAB.delete(&keys::mine(&spot));
    }
    Some(draft)
}

/// Moves the draft to the outbox. It leaves its place only when it stands in the queue.
pub fn send(asking: &Asking, form: &HtmlFormElement, lang: Lang) -> Result<ResponseId, Line> {
    let mut draft = write(asking, form).ok_or(Line::Problem)?;
    asking.questionnaire.drop_unasked(&mut draft.values);
    if draft.values.is_empty() {
        return Err(Line::Empty);
    }
    if let Some(place) = asking.questionnaire.lacking(&draft.values) {
        return Err(Line::Lacking(place));
    }
    if let Some(place) = fields::unfit(&asking.questionnaire, form) {
        return Err(Line::Unfit(place));
    }
    let ticket = ticket::of(asking).map_err(|()| Line::NoBallot)?;
    let id = draft.id;
    let body = Body::Answer(wire::Answer {
        link: asking.link.clone(),
        version: draft.version,
        lang,
        values: draft.values,
        ticket,
    });
    let operation = Operation::new(id, draft.revision, &body).ok_or(Line::Problem)?;
    queue::push(Entry::new(operation)).ok_or(Line::Problem)?;
    let spot = ticket::spot(asking);
    let _ = DEVICE.set(&keys::sent(&spot), &id);
    let _ = TAB.set(&keys::wrote(&spot), &id);
    forget(asking);
    form.reset();
    Ok(id)
}

/// An answer from paper: into the queue at once.
pub fn key_in(link: &str, version: VersionId, lang: Lang, values: Values) -> Option<ResponseId> {
    let id = new_id()?;
    let body = Body::Answer(wire::Answer { link: link.into(), version, lang, values, ticket: None });
    queue::push(Entry::new(Operation::new(id, 1, &body)?))?;
    Some(id)
}

/// The draft of this tab is gone from the device.
pub fn forget(asking: &Asking) {
    let spot = ticket::spot(asking);
    if let Some(id) = own(asking, &spot) {
        DEVICE.delete(&keys::draft(&spot, id));
    }
    TAB.delete(&keys::mine(&spot));
}

/// Takes an answer that has not been received back to the form. What stands in the queue stays there until the changed
/// one takes its place, so nothing is lost by changing one's mind.
pub fn change(asking: &Asking, id: ResponseId) -> bool {
    let again = || {
        let entry: Entry = DEVICE.get(&keys::outbox(id))?;
        // What was sent reads as a draft, too.
        let sent: Draft = serde_json::from_str(&entry.operation.body).ok()?;
        let spot = ticket::spot(asking);
        let draft = Draft { id, revision: entry.operation.revision.saturating_add(1), ..sent };
        DEVICE.set(&keys::draft(&spot, id), &draft)?;
        TAB.set(&keys::mine(&spot), &id)
    };
    again().is_some()
}

/// The answer that was sent from this link on this device, unless this tab is writing another one. It is shown first when the
/// page is opened again, so that nobody answers twice by mistake; a shared phone can start another person's from there.
pub fn sent_here(asking: &Asking) -> Option<ResponseId> {
    let spot = ticket::spot(asking);
    let id: ResponseId = DEVICE.get(&keys::sent(&spot))?;
    let writes = own(asking, &spot).is_some_and(|mine| read(&spot, mine, asking).is_some());
    (!writes).then_some(id)
}

/// Whether what was answered may be seen: by whoever wrote it in this tab, or holds the personal link. On a shared phone the
/// next person sees only that somebody has answered.
pub fn wrote(asking: &Asking, id: ResponseId) -> bool {
    let here = TAB.get::<ResponseId>(&keys::wrote(&ticket::spot(asking)));
    here.is_some_and(|here| here == id) || ticket::response_id(asking) == Some(id)
}

/// Another person begins on this phone.
pub fn next_person(asking: &Asking) {
    let spot = ticket::spot(asking);
    TAB.delete(&keys::wrote(&spot));
    DEVICE.delete(&keys::sent(&spot));
}
