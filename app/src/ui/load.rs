//! Data of a page: fetched by the browser once the page stands, with a quiet word while it comes and a sentence with
//! a way on when it does not.

use crate::error::AppError;
use crate::i18n::td_string;
use crate::lang::use_locale;
use leptos::prelude::*;
use leptos::task::spawn_local;

pub type Answer<T> = Result<T, AppError>;

/// What has been fetched, and the means to fetch it again.
pub struct Load<T: Send + Sync + 'static> {
    pub value: RwSignal<Option<Answer<T>>>,
    again: Trigger,
}

impl<T: Send + Sync + 'static> Clone for Load<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync + 'static> Copy for Load<T> {}

/// Fetches in the browser, now and after every [`Load::again`]; what stands on the screen stays until the new comes.
pub fn load<T, F>(fetch: impl Fn() -> F + 'static) -> Load<T>
where
    T: Clone + Send + Sync + 'static,
    F: Future<Output = Answer<T>> + 'static,
{
    let load = Load { value: RwSignal::new(None), again: Trigger::new() };
    Effect::new(move || {
        load.again.track();
        let coming = fetch();
        spawn_local(async move {
            let answer = coming.await;
            // The page may have been left meanwhile.
            load.value.try_set(Some(answer));
        });
    });
    load
}

impl<T: Clone + Send + Sync + 'static> Load<T> {
    pub fn again(&self) {
        self.again.notify();
    }

    /// The page for the value, or the state of fetching it.
    pub fn show<V: IntoView + 'static>(self, page: impl Fn(T) -> V + Send + 'static) -> impl IntoView {
        let locale = use_locale();
        move || match self.value.get() {
            None => view! {
                <p class="loading" role="status">
                    <i></i>
                    {td_string!(locale, ui.loading)}
                </p>
            }
            .into_any(),
            Some(Ok(value)) => page(value).into_any(),
            Some(Err(error)) => view! {
                <Problem error />
                <p>
                    <button class="button quiet" on:click=move |_| self.again()>
                        {td_string!(locale, ui.retry)}
                    </button>
                </p>
            }
            .into_any(),
        }
    }
}

/// What went wrong, and where to sign in again when that is the reason.
#[component]
pub fn Problem(error: AppError) -> impl IntoView {
    let locale = use_locale();
    let sign_in = error == AppError::NotSignedIn;
    view! {
        <div class="notice error" role="alert">
            <p>{error.sentence(locale)}</p>
            {sign_in
                .then(|| {
                    view! {
                        <p>
                            <a class="button" href="/sign-in" rel="external">
                                {td_string!(locale, ui.sign_in)}
                            </a>
                        </p>
                    }
                })}
        </div>
    }
}
