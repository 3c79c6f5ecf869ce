//! Web Locks, which all tabs of an origin share. Where a browser has none, nothing is held and nothing waits: the server
//! keeps one copy of each answer anyway.

use crate::ui::pause::pause;
use domain::id::ResponseId;
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue, closure::Closure};
use leptos::web_sys::js_sys::{Function, Object, Promise, Reflect};
use std::cell::RefCell;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

fn request() -> Option<(JsValue, Function)> {
    let locks = Reflect::get(&window().navigator(), &"locks".into()).ok()?;
    let request = Reflect::get(&locks, &"request".into()).ok()?.dyn_into().ok()?;
    Some((locks, request))
}

/// Does the work while this tab alone has the queue.
pub async fn with_queue(work: impl Future<Output = ()> + 'static) {
    let Some((locks, request)) = request() else { return work.await };
    let promise = Closure::once_into_js(move || {
        future_to_promise(async move {
            work.await;
            Ok(JsValue::UNDEFINED)
        })
    });
    if let Ok(done) = request.call2(&locks, &"keha-sync".into(), &promise)
        && let Ok(done) = done.dyn_into::<Promise>()
    {
        let _ = JsFuture::from(done).await;
    }
}

fn name(id: ResponseId) -> JsValue {
    format!("keha-draft-{id}").into()
}

thread_local! {
    static OWN: RefCell<Vec<ResponseId>> = const { RefCell::new(vec![]) };
}

/// Holds a draft as long as the page lives; once is enough.
pub fn hold(id: ResponseId) {
    if !OWN.with_borrow(|own| own.contains(&id)) {
        OWN.with_borrow_mut(|own| own.push(id));
        ask(id, || ());
    }
}

/// Waits until no other tab holds this draft, then holds it.
pub async fn take(id: ResponseId) {
    let granted = Promise::new(&mut |done, _| {
        ask(id, move || {
            let _ = done.call0(&JsValue::UNDEFINED);
        })
    });
    let _ = JsFuture::from(granted).await;
    OWN.with_borrow_mut(|own| own.push(id));
}

/// Asks for the lock of a draft, which is never given back while the page lives.
fn ask(id: ResponseId, granted: impl FnOnce() + 'static) {
    if let Some((locks, request)) = request() {
        let forever = Closure::once_into_js(move || {
            granted();
            Promise::new(&mut |_, _| ())
        });
        let _ = request.call2(&locks, &name(id), &forever);
    }
}

/// Whether another tab holds this draft. A page that is being left still holds its own for a moment, so it is asked
/// more than once.
pub async fn held_elsewhere(id: ResponseId) -> bool {
    for _ in 0..20 {
        if OWN.with_borrow(|own| own.contains(&id)) || !held(id).await {
            return false;
        }
        pause(100).await;
    }
    true
}

/// Whether any tab holds this draft at this moment.
pub async fn held(id: ResponseId) -> bool {
    let Some((locks, request)) = request() else { return false };
    let options = Object::new();
    let _ = Reflect::set(&options, &"ifAvailable".into(), &true.into());
    let taken = Closure::once_into_js(|lock: JsValue| JsValue::from_bool(lock.is_null()));
    let asked = request.call3(&locks, &name(id), &options, &taken);
    let Some(asked) = asked.ok().and_then(|asked| asked.dyn_into::<Promise>().ok()) else { return false };
    JsFuture::from(asked).await.is_ok_and(|taken| taken.as_bool() == Some(true))
}
