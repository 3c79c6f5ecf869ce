//! `/`: the first visit's two ways, or signing in.

use super::api;
use super::words::sentence;
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::act::act;
use crate::ui::frame::Frame;
use crate::ui::load::load;
use crate::ui::part::lazy_page;
use leptos::html;
use leptos::prelude::*;

lazy_page!(account, WelcomePage);

impl WelcomePage {
    fn page() -> AnyView {
        let locale = use_locale();
        let door = load(api::look_at_door);
        view! {
            <Frame title=td_string!(locale, account.welcome_title).to_string() bare=true>
                <div class="page-head">
                    <h1>{td_string!(locale, account.welcome_title)}</h1>
                    <p class="lead">{td_string!(locale, account.welcome_lead)}</p>
                </div>
                {door.show(|door| view! { <Ways door /> })}
            </Frame>
        }
        .into_any()
    }
}

#[component]
fn Ways(door: api::Door) -> impl IntoView {
    let locale = use_locale();
    let own = if door.signed_in {
        view! {
            <p>{td_string!(locale, account.signed_in)}</p>
            <a class="button" href="/home">
                {td_string!(locale, account.to_work)}
            </a>
        }
        .into_any()
    } else if door.set_up {
        view! { <SignIn /> }.into_any()
    } else {
        view! { <p>{td_string!(locale, account.set_up_how)}</p> }.into_any()
    };
    let own_title = match door.set_up {
        true => td_string!(locale, ui.sign_in),
        false => td_string!(locale, account.set_up_title),
    };
    let entering = act();
    let enter = move |_| entering.run(api::enter_example(), |()| go("/home"));
    view! {
        <div class="choices">
            <section class="choice">
                <h2>{own_title}</h2>
                {own}
            </section>
            {door
                .example
                .then(|| {
                    view! {
                        <section class="choice">
                            <h2>{td_string!(locale, account.example_title)}</h2>
                            <p>{td_string!(locale, account.example)}</p>
                            {entering.problem()}
                            <button class="button quiet" on:click=enter>
                                {td_string!(locale, account.example_enter)}
                            </button>
                        </section>
                    }
                })}
        </div>
    }
}

/// A whole page load: what the page before knew about the person is forgotten.
pub fn go(path: &str) {
    let _ = window().location().set_href(path);
}

#[component]
pub fn SignIn() -> impl IntoView {
    let locale = use_locale();
    let (email, password) = (NodeRef::<html::Input>::new(), NodeRef::<html::Input>::new());
    let signing = act();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed =
            |field: NodeRef<html::Input>| field.get_untracked().map(|f| f.value()).unwrap_or_default();
        signing.run(api::sign_in(typed(email), typed(password)), |()| go("/home"));
    };
    view! {
        <form class="sign-in stack" on:submit=submit>
            {move || signing.error.get().map(|e| view! { <p class="notice error" role="alert">{sentence(locale, &e)}</p> })}
            <p class="field">
                <label for="email">{td_string!(locale, account.email)}</label>
                <input id="email" type="email" autocomplete="username" required node_ref=email />
            </p>
            <p class="field">
                <label for="password">{td_string!(locale, account.password)}</label>
                <input id="password" type="password" autocomplete="current-password" required node_ref=password />
            </p>
            <button class="button" disabled=move || signing.busy.get()>
                {td_string!(locale, ui.sign_in)}
            </button>
        </form>
    }
}

lazy_page!(account, SignInPage);

impl SignInPage {
    fn page() -> AnyView {
        let locale = use_locale();
        view! {
            <Frame title=td_string!(locale, ui.sign_in).to_string() bare=true>
                <h1>{td_string!(locale, ui.sign_in)}</h1>
                <SignIn />
            </Frame>
        }
        .into_any()
    }
}
