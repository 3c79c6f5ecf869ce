//! A device on a counter: the next person finds an empty form, what was answered is out of sight at once, and the page is
//! left only with the code of whoever set it up. Loaded only where it is asked for.

use super::device::kept::DEVICE;
use super::device::{self, keys};
use super::page::Stage;
use crate::i18n::{Locale, td_string};
use crate::lang::{use_lang, use_locale};
use domain::answer::asking::Asking;
use domain::answer::wire::hash;
use domain::text::Lang;
use gloo_storage::{LocalStorage, Storage};
use leptos::html;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::wasm_split::{SplitLoaderError, wasm_split};
use leptos::web_sys::HtmlFormElement;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// Seconds without a touch before the page asks whether somebody is still there, and before it clears itself.
const QUIET: u32 = 90;
const CLEAR: u32 = 30;

/// Seconds that the thanks stay before the form comes back.
const THANKS: u32 = 20;

#[derive(Clone, Serialize, Deserialize)]
struct Setting {
    link: String,
    /// Hash of the code.
    lock: String,
}

fn setting() -> Option<Setting> {
    DEVICE.get(keys::KIOSK)
}

fn lock(code: &str) -> String {
    hash(&format!("keha kiosk {}", code.trim()))
}

/// Whether this device is on a counter, or is being put there.
pub fn wanted() -> bool {
    let query = window().location().search().unwrap_or_default();
    let asked = query.split(['?', '&', '=']).any(|part| part == "kiosk");
    asked || setting().is_some()
}

/// Where a device on a counter belongs, if it is elsewhere.
pub fn place() -> Option<String> {
    setting().map(|setting| format!("/a/{}", setting.link))
}

/// The bar above the form: setting up, leaving, what waits and for how much there is room.
#[wasm_split(counter, wasm_split_path = leptos::wasm_split, fallible)]
pub fn counter(asking: Asking, stage: Stage) -> Result<AnyView, SplitLoaderError> {
    let running = RwSignal::new(setting().is_some());
    if let Some(place) = place().filter(|_| setting().is_some_and(|own| own.link != asking.link)) {
        let _ = window().location().replace(&place);
    }
    clear(&asking, stage);
    // The style sheet hides what would show or give away what others have answered.
    Effect::new(move || {
        if let Some(root) = document().document_element() {
            let _ = root.class_list().toggle_with_force("counter", running.get());
        }
    });
    let quiet = RwSignal::new(0u32);
    for event in ["pointerdown", "keydown", "input"] {
        window_event_listener_untyped(event, move |_| quiet.set(0));
    }
    let asked = asking.clone();
    let tick = move || {
        if !running.get_untracked() {
            return;
        }
        quiet.update(|seconds| *seconds += 1);
        let seconds = quiet.get_untracked();
        let over = match stage.sent.get_untracked() {
            Some(_) => seconds >= THANKS,
            None => seconds >= QUIET + CLEAR && device::has_begun(&asked),
        };
        if over {
            clear(&asked, stage);
            quiet.set(0);
        }
    };
    let _ = set_interval_with_handle(tick, Duration::from_secs(1));
    Ok(view! {
        {move || match running.get() {
            false => view! { <SetUp link=asking.link.clone() running /> }.into_any(),
            true => view! { <Running asking=asking.clone() running quiet /> }.into_any(),
        }}
    }
    .into_any())
}

/// The next person: nothing of the one before.
fn clear(asking: &Asking, stage: Stage) {
    if stage.sent.get_untracked().is_none() {
        device::forget(asking);
    }
    let drafts = keys::drafts(&device::spot(asking));
    keys::beginning_with(&drafts).iter().for_each(|key| DEVICE.delete(key));
    DEVICE.delete(&keys::sent(&device::spot(asking)));
    // The next form takes the place of this one in the browser, with its fields.
    if let Ok(Some(form)) = document().query_selector("form[method]") {
        form.unchecked_into::<HtmlFormElement>().reset();
    }
    stage.sent.set(None);
    stage.turn.update(|turn| *turn += 1);
    window().scroll_to_with_x_and_y(0.0, 0.0);
}

#[component]
fn SetUp(link: String, running: RwSignal<bool>) -> impl IntoView {
    let locale = use_locale();
    let code = NodeRef::<html::Input>::new();
    let start = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = code.get_untracked().map(|field| field.value()).unwrap_or_default();
        let setting = Setting { link: link.clone(), lock: lock(&typed) };
        if typed.trim().chars().count() >= 4 && DEVICE.set(keys::KIOSK, &setting).is_some() {
            running.set(true);
        }
    };
    view! {
        <form class="note show" on:submit=start>
            <h2>{td_string!(locale, answer.kiosk_title)}</h2>
            <p>{td_string!(locale, answer.kiosk_lead)}</p>
            <p>
                <label for="kiosk-code">{td_string!(locale, answer.kiosk_code)}</label>
                " "
                <input id="kiosk-code" class="code" inputmode="numeric" minlength="4" required autocomplete="off" node_ref=code />
            </p>
            <p class="row">
                <button>{td_string!(locale, answer.kiosk_start)}</button>
            </p>
        </form>
    }
}

#[component]
fn Running(asking: Asking, running: RwSignal<bool>, quiet: RwSignal<u32>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let leaving = RwSignal::new(false);
    let wrong = RwSignal::new(false);
    let code = NodeRef::<html::Input>::new();
    let leave = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed = code.get_untracked().map(|field| field.value()).unwrap_or_default();
        if setting().is_some_and(|setting| setting.lock == lock(&typed)) {
            DEVICE.delete(keys::KIOSK);
            running.set(false);
            let _ = window().location().replace(&format!("/a/{}", asking.link));
        } else {
            wrong.set(true);
        }
    };
    let asks = Memo::new(move |_| quiet.get() >= QUIET);
    view! {
        <div class="kiosk">
            <p class="state">{move || room(locale, lang)}</p>
            <button type="button" class="quiet" on:click=move |_| leaving.update(|on| *on = !*on)>
                {td_string!(locale, answer.kiosk_leave)}
            </button>
        </div>
        <form class="note" class:show=move || leaving.get() on:submit=leave>
            <label for="kiosk-code">{td_string!(locale, answer.kiosk_code)}</label>
            " "
            <input id="kiosk-code" class="code" type="password" inputmode="numeric" autocomplete="off" node_ref=code />
            " "
            <button>{td_string!(locale, answer.kiosk_leave)}</button>
            <p role="alert">{move || wrong.get().then(|| td_string!(locale, answer.kiosk_wrong))}</p>
        </form>
        <div class="note still" class:show=move || asks.get() role="alert">
            {move || {
                asks.get()
                    .then(|| {
                        view! {
                            <p>{td_string!(locale, answer.kiosk_still)}</p>
                            <p class="row">
                                <button type="button" on:click=move |_| quiet.set(0)>
                                    {td_string!(locale, answer.kiosk_here)}
                                </button>
                            </p>
                        }
                    })
            }}
        </div>
    }
}

/// Characters that every browser lets a page keep; some allow twice as many.
const CAPACITY: usize = 2_500_000;

/// What waits, and for about how many more there is room.
fn room(locale: Locale, lang: Lang) -> String {
    let waiting = device::waiting_here();
    let storage = LocalStorage::raw();
    let length =
        |key: &String| key.len() + storage.get_item(key).ok().flatten().map_or(0, |value| value.len());
    let used: usize = keys::beginning_with("keha.").iter().map(length).sum();
    let queued = keys::beginning_with(keys::OUTBOX);
    let each = queued.iter().map(length).sum::<usize>().checked_div(queued.len()).unwrap_or(1_500);
    let room = CAPACITY.saturating_sub(used) / each.max(300);
    let (n, room) = (waiting.queued + waiting.refused, room / 100 * 100);
    let (n, room) = (lang.count(n), lang.count(room));
    td_string!(locale, answer.kiosk_room, n = n, room = room).to_string()
}
