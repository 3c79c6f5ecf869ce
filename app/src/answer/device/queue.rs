//! Sending what waits: one lock per origin, unlimited tries, and nothing deleted without a receipt.

use super::keys;
use crate::answer::state::Sent;
use domain::answer::outbox::{self, Entry, Verdict};
use domain::answer::wire::{Request, Response};
use domain::id::ResponseId;
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use leptos::web_sys::{self, js_sys};
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
    LocalStorage::set(keys::outbox(entry.operation.id), &entry).ok()?;
    if let (Some(changes), Some(busy)) = (use_context::<Changes>(), use_context::<Busy>()) {
        drain((changes, busy));
    }
    Some(())
}

/// Pauses were made for a connection that was not there.
fn forget_pauses() {
    for entry in entries() {
        let _ = LocalStorage::set(keys::outbox(entry.operation.id), entry.again());
    }
}

pub fn send_now() {
    forget_pauses();
    if let (Some(changes), Some(busy)) = (use_context::<Changes>(), use_context::<Busy>()) {
        drain((changes, busy));
    }
}

/// Where this answer is now; looks again whenever the queue changes.
pub fn state_of(id: ResponseId) -> Sent {
    if let Some(Changes(changes)) = use_context::<Changes>() {
        changes.track();
    }
    let busy = use_context::<Busy>().is_some_and(|busy| busy.0.get());
    let waiting: Option<Entry> = LocalStorage::get(keys::outbox(id)).ok();
    match waiting {
        Some(Entry { refused: Some(why), .. }) => Sent::Refused(why),
        Some(_) if busy => Sent::Sending,
        Some(_) => Sent::Waiting,
        None if LocalStorage::get::<bool>(keys::received(id)).is_ok() => Sent::Received,
        None => Sent::Waiting,
    }
}

/// Saves a waiting answer as a file, exactly as it would be sent.
pub fn download(id: ResponseId) {
    let Ok(entry) = LocalStorage::get::<Entry>(keys::outbox(id)) else { return };
    let Ok(json) = serde_json::to_string_pretty(&Request { operations: vec![entry.operation] }) else {
        return;
    };
    crate::ui::file::save(&format!("keha-{id}.json"), "application/json", &json);
}

fn entries() -> Vec<Entry> {
    let keys = keys::beginning_with(keys::OUTBOX);
    keys.iter().filter_map(|key| LocalStorage::get(key).ok()).collect()
}

fn now() -> u64 {
    js_sys::Date::now() as u64
}

/// Sends everything due under the origin's lock, then plans the next try.
fn drain((changes, busy): (Changes, Busy)) {
    spawn_local(async move {
        busy.0.set(true);
        with_lock(async { send_due().await }).await;
        busy.0.set(false);
        changes.0.update(|n| *n += 1);
        let waiting = entries().into_iter().filter(|entry| entry.refused.is_none());
        if let Some(next) = waiting.map(|entry| entry.not_before).min() {
            let pause = next.saturating_sub(now()).clamp(500, outbox::LONGEST_PAUSE);
            set_timeout(move || drain((changes, busy)), Duration::from_millis(pause));
        }
    });
}

/// One tab at a time. Where the browser has no Web Locks, parallel sends are harmless: the server keeps one copy.
async fn with_lock(work: impl Future<Output = ()> + 'static) {
    let locks = js_sys::Reflect::get(&window().navigator(), &"locks".into()).unwrap_or(JsValue::UNDEFINED);
    let request = js_sys::Reflect::get(&locks, &"request".into()).ok();
    let Some(request) = request.and_then(|r| r.dyn_into::<js_sys::Function>().ok()) else {
        return work.await;
    };
    let promise = Closure::once_into_js(move || {
        wasm_bindgen_futures::future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    if let Ok(done) = request.call2(&locks, &"keha-sync".into(), &promise)
        && let Ok(done) = done.dyn_into::<js_sys::Promise>()
    {
        let _ = JsFuture::from(done).await;
    }
}

async fn send_due() {
    let all = entries();
    let due: Vec<Entry> = outbox::due(&all, now()).into_iter().cloned().collect();
    if due.is_empty() {
        return;
    }
    let request = Request { operations: due.iter().map(|entry| entry.operation.clone()).collect() };
    let reply = post(&request).await;
    for entry in due {
        let id = entry.operation.id;
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
                let _ = LocalStorage::set(keys::received(id), true);
                LocalStorage::delete(keys::outbox(id));
            }
            Verdict::Keep(entry) => {
                let _ = LocalStorage::set(keys::outbox(id), entry);
            }
        }
    }
}

/// The server's receipts. Anything else, whatever its status, is no receipt; `Err` carries `Retry-After` in seconds.
async fn post(request: &Request) -> Result<Response, Option<u64>> {
    let body = serde_json::to_string(request).map_err(|_| None)?;
    let init = web_sys::RequestInit::new();
    init.set_method("POST");
    init.set_body(&body.into());
    let headers = web_sys::Headers::new().map_err(|_| None)?;
    let _ = headers.set("content-type", "application/json");
    init.set_headers(&headers);
    let reply =
        JsFuture::from(window().fetch_with_str_and_init("/sync/v1", &init)).await.map_err(|_| None)?;
    let reply: web_sys::Response = reply.dyn_into().map_err(|_| None)?;
    let retry_after = reply.headers().get("retry-after").ok().flatten().and_then(|s| s.parse().ok());
    let text = JsFuture::from(reply.text().map_err(|_| retry_after)?).await.map_err(|_| retry_after)?;
    serde_json::from_str(&text.as_string().unwrap_or_default()).map_err(|_| retry_after)
}
