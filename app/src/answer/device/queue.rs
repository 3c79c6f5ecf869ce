//! Sending what waits: one lock per origin, unlimited tries, and nothing deleted without a receipt.

use super::kept::DEVICE;
use super::{keys, lock};
use crate::answer::state::Sent;
use domain::answer::outbox::{self, Entry, Verdict, Waiting};
use domain::answer::wire::{Request, Response};
use domain::id::ResponseId;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, closure::Closure};
use leptos::web_sys::{self, js_sys};
use serde::Serialize;
use serde::de::DeserializeOwned;
use std::time::Duration;
use wasm_bindgen_futures::{JsFuture, spawn_local};

/// Counts changes of the queue, so that screens look again.
#[derive(Clone, Copy)]
struct Changes(RwSignal<u32>);

#[derive(Clone, Copy)]
struct Busy(RwSignal<bool>);

/// Begins to send what waits: now, when the connection returns, when the page is looked at again.
pub fn start() {
    provide_context(Changes(RwSignal::new(0)));
    provide_context(Busy(RwSignal::new(false)));
    let hands = (expect_context::<Changes>(), expect_context::<Busy>());
    listen(window().as_ref(), "online", move || {
        forget_pauses();
        drain(hands);
    });
    listen(window().as_ref(), "pageshow", move || drain(hands));
    listen(document().as_ref(), "visibilitychange", move || drain(hands));
    drain(hands);
}

fn listen(target: &web_sys::EventTarget, event: &str, wake: impl Fn() + 'static) {
    let wake = Closure::<dyn Fn()>::new(wake);
    // The listener lives as long as the page.
    let _ = target.add_event_listener_with_callback(event, wake.as_ref().unchecked_ref());
    wake.forget();
}

/// Puts an entry into the queue and begins to send; `None` when the device cannot keep it.
pub fn push(entry: Entry) -> Option<()> {
    DEVICE.set(&keys::outbox(entry.operation.id), &entry)?;
    begin();
    Some(())
}

fn begin() {
    if let (Some(changes), Some(busy)) = (use_context::<Changes>(), use_context::<Busy>()) {
        drain((changes, busy));
    }
}

/// Pauses were made for a connection that was not there.
fn forget_pauses() {
    for entry in entries().into_iter().filter(|entry| entry.refused.is_none()) {
        write(entry.rested());
    }
}

/// By hand: refused ones are tried again, too.
pub fn send_now() {
    for entry in entries() {
        write(entry.again());
    }
    begin();
}

/// All that has not been received on this device, looked at again whenever the queue changes.
pub fn waiting_here() -> Waiting {
    if let Some(Changes(changes)) = use_context::<Changes>() {
        changes.track();
    }
    outbox::waiting(&entries())
}

/// Where this answer is now; looks again whenever the queue changes.
pub fn state_of(id: ResponseId) -> Sent {
    if let Some(Changes(changes)) = use_context::<Changes>() {
        changes.track();
    }
    let busy = use_context::<Busy>().is_some_and(|busy| busy.0.get());
    let waiting: Option<Entry> = DEVICE.get(&keys::outbox(id));
    match waiting {
        Some(Entry { refused: Some(why), .. }) => Sent::Refused(why),
        Some(_) if busy => Sent::Sending,
        Some(_) => Sent::Waiting,
        None if DEVICE.get::<bool>(&keys::received(id)).is_some() => Sent::Received,
        None => Sent::Waiting,
    }
}

/// Saves what waits as a file, exactly as it would be sent: one answer, or all.
pub fn download(id: Option<ResponseId>) {
    let chosen = entries().into_iter().filter(|entry| id.is_none_or(|id| entry.operation.id == id));
    let request = Request { operations: chosen.map(|entry| entry.operation).collect() };
    let Ok(json) = serde_json::to_string_pretty(&request) else { return };
    let name = id.map_or_else(|| "keha.json".into(), |id| format!("keha-{id}.json"));
    crate::ui::file::save(&name, "application/json", &json);
}

fn entries() -> Vec<Entry> {
    let keys = keys::beginning_with(keys::OUTBOX);
    keys.iter().filter_map(|key| DEVICE.get(key)).collect()
}

fn write(entry: Entry) {
    let _ = DEVICE.set(&keys::outbox(entry.operation.id), &entry);
}

fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Sends everything due under the origin's lock, then plans the next try.
fn drain((changes, busy): (Changes, Busy)) {
    spawn_local(async move {
        busy.0.set(true);
        lock::with_queue(send_due()).await;
        busy.0.set(false);
        changes.0.update(|n| *n += 1);
        if let Some(next) = outbox::next(&entries()) {
            let pause = next.saturating_sub(now()).clamp(500, outbox::LONGEST_PAUSE);
            set_timeout(move || drain((changes, busy)), Duration::from_millis(pause));
        }
    });
}

/// Requests in one go; what is left then waits for the next.
const MOST_REQUESTS: usize = 100;

async fn send_due() {
    for _ in 0..MOST_REQUESTS {
        let all = entries();
        let batch: Vec<Entry> = outbox::batch(&all, now()).into_iter().cloned().collect();
        if batch.is_empty() {
            return;
        }
        let request = Request { operations: batch.iter().map(|entry| entry.operation.clone()).collect() };
        let reply: Result<Response, Option<u64>> = post("/sync/v1", &request).await;
        for entry in batch {
            take_in(entry, &reply);
        }
        match reply {
            Err(_) => return,
            // The connection is there: what failed without one need not wait any longer.
            Ok(_) => {
                for entry in entries().into_iter().filter(|entry| entry.tries > 0 && !entry.due(now())) {
                    if !request.operations.iter().any(|sent| sent.id == entry.operation.id) {
                        write(entry.rested());
                    }
                }
            }
        }
    }
}

fn take_in(entry: Entry, reply: &Result<Response, Option<u64>>) {
    let id = entry.operation.id;
    // Changed by hand while it was on its way: what has been sent is no longer what waits here.
    let waits: Option<Entry> = DEVICE.get(&keys::outbox(id));
    if waits.is_some_and(|waits| waits.operation != entry.operation) {
        return;
    }
    let receipt = reply.as_ref().ok().and_then(|r| r.receipts.iter().find(|receipt| receipt.id == id));
    let verdict = match receipt {
        Some(receipt) => entry.receive(receipt),
        None => {
            let retry_after = reply.as_ref().err().copied().flatten();
            Verdict::Keep(entry.failed(now(), js_sys::Math::random(), retry_after))
        }
    };
    match verdict {
        Verdict::LetGo => {
            // The mark comes first: a page closed between the two must not forget the receipt.
            let _ = DEVICE.set(&keys::received(id), &true);
            DEVICE.delete(&keys::outbox(id));
        }
        Verdict::Keep(entry) => write(entry),
    }
}

/// The server's reply. Anything else, whatever its status, is none; `Err` carries `Retry-After` in seconds.
pub async fn post<T: DeserializeOwned>(address: &str, message: &impl Serialize) -> Result<T, Option<u64>> {
    let body = serde_json::to_string(message).map_err(|_| None)?;
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_body(&body.into());
    let headers = web_sys::Headers::new().map_err(|_| None)?;
    let _ = headers.set("content-type", "application/json");
    init.set_headers(&headers);
    let reply = JsFuture::from(window().fetch_with_str_and_init(address, &init)).await.map_err(|_| None)?;
    let reply: web_sys::Response = reply.dyn_into().map_err(|_| None)?;
    let retry_after = reply.headers().get("retry-after").ok().flatten().and_then(|s| s.parse().ok());
    let text = JsFuture::from(reply.text().map_err(|_| retry_after)?).await.map_err(|_| retry_after)?;
    serde_json::from_str(&text.as_string().unwrap_or_default()).map_err(|_| retry_after)
}
