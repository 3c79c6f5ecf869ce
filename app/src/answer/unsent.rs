//! What waits on this device, whoever wrote it: how many, send now, take away as a file. Never what was answered.

use super::device;
use crate::i18n::td_string;
use crate::lang::use_locale;
use leptos::prelude::*;

#[component]
pub fn Unsent() -> impl IntoView {
    let locale = use_locale();
    // On the server nothing waits, and the browser must begin with the same page.
    let looked = RwSignal::new(false);
    Effect::new(move || looked.set(true));
    move || {
        let waiting = looked.get().then(device::waiting_here)?;
        let all = waiting.queued + waiting.refused;
        let refused = (waiting.refused > 0)
            .then(|| td_string!(locale, answer.some_refused, n = waiting.refused).to_string());
        (all > 0).then(|| {
            view! {
                <div class="note show unsent">
                    <p>{td_string!(locale, answer.unsent, n = all).to_string()} " " {refused}</p>
                    <p class="row">
                        <button type="button" class="quiet" on:click=move |_| device::send_now()>
                            {td_string!(locale, answer.send_now)}
                        </button>
                        <button type="button" class="quiet" on:click=move |_| device::download(None)>
                            {td_string!(locale, answer.download)}
                        </button>
                    </p>
                </div>
            }
        })
    }
}
