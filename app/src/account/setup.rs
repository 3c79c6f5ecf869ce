//! `/setup/TOKEN`: the organisation and its first account, once.

use super::api::{self, NewOrganisation};
use super::welcome::go;
use super::words::sentence;
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::ui::act::act;
use crate::ui::frame::Frame;
use crate::ui::load::load;
use crate::ui::part::lazy_page;
use leptos::html;
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

lazy_page!(account, SetupPage);

impl SetupPage {
    fn page() -> AnyView {
        let locale = use_locale();
        let token = use_params_map().with_untracked(|params| params.get("token").unwrap_or_default());
        let asked = token.clone();
        let works = load(move || api::setup_link(asked.clone()));
        view! {
            <Frame title=td_string!(locale, account.set_up_title).to_string() bare=true>
                <div class="page-head">
                    <h1>{td_string!(locale, account.set_up_title)}</h1>
                    <p class="lead">{td_string!(locale, account.set_up_lead)}</p>
                </div>
                {works
                    .show(move |works| match works {
                        true => view! { <SetupForm token=token.clone() /> }.into_any(),
                        false => {
                            view! { <p class="notice warning">{td_string!(locale, account.setup_used)}</p> }
                                .into_any()
                        }
                    })}
            </Frame>
        }
        .into_any()
    }
}

#[component]
fn SetupForm(token: String) -> impl IntoView {
    let locale = use_locale();
    let field = NodeRef::<html::Input>::new;
    let (organisation, person, email, password) = (field(), field(), field(), field());
    let saving = act();
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let typed =
            |field: NodeRef<html::Input>| field.get_untracked().map(|f| f.value()).unwrap_or_default();
        let new = NewOrganisation {
            organisation: typed(organisation),
            person: typed(person),
            email: typed(email),
            password: typed(password),
        };
        saving.run(api::set_up(token.clone(), new), |()| go("/units"));
    };
    view! {
        <form class="sign-in stack" on:submit=submit>
            {move || saving.error.get().map(|e| view! { <p class="notice error" role="alert">{sentence(locale, &e)}</p> })}
            <p class="field">
                <label for="organisation">{td_string!(locale, account.organisation)}</label>
                <input id="organisation" autocomplete="organization" required node_ref=organisation />
            </p>
            <p class="field">
                <label for="person">{td_string!(locale, account.person)}</label>
                <input id="person" autocomplete="name" required node_ref=person />
            </p>
            <p class="field">
                <label for="email">{td_string!(locale, account.email)}</label>
                <input id="email" type="email" autocomplete="username" required node_ref=email />
            </p>
            <p class="field">
                <label for="password">{td_string!(locale, account.password)}</label>
                <span class="hint" id="password-hint">{td_string!(locale, account.password_hint)}</span>
                <input
                    id="password"
                    type="password"
                    autocomplete="new-password"
                    aria-describedby="password-hint"
                    required
                    node_ref=password
                />
            </p>
            <button class="button" disabled=move || saving.busy.get()>
                {td_string!(locale, account.set_up)}
            </button>
        </form>
    }
}
