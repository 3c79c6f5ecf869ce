//! Something that a person asks the server to do: one at a time, with the answer shown where it was asked.

use super::load::{Answer, Problem};
use crate::error::AppError;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[derive(Clone, Copy)]
pub struct Act {
    pub busy: RwSignal<bool>,
    pub error: RwSignal<Option<AppError>>,
}

pub fn act() -> Act {
    Act { busy: RwSignal::new(false), error: RwSignal::new(None) }
}

impl Act {
    /// Does it unless something is being done; `then` sees the value of a success.
    pub fn run<T: 'static>(
        self,
        work: impl Future<Output = Answer<T>> + 'static,
        then: impl FnOnce(T) + 'static,
    ) {
        if self.busy.get_untracked() {
            return;
        }
        self.busy.set(true);
        self.error.set(None);
        spawn_local(async move {
            let answer = work.await;
            self.busy.try_set(false);
            match answer {
                Ok(value) => then(value),
                Err(error) => {
                    self.error.try_set(Some(error));
                }
            }
        });
    }

    pub fn problem(self) -> impl IntoView {
        move || self.error.get().map(|error| view! { <Problem error /> })
    }
}
