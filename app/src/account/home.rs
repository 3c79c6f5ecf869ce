//! `/home`: the circle, where it stands, and the next thing to do.

use super::api::{self, Home};
use super::welcome::go;
use crate::i18n::{Locale, td_string};
use crate::lang::use_locale;
use crate::ui::act::act;
use crate::ui::frame::Frame;
use crate::ui::load::load;
use crate::ui::part::lazy_page;
use domain::survey::round::RoundState;
use leptos::prelude::*;

lazy_page!(account, HomePage);

impl HomePage {
    fn page() -> AnyView {
        let locale = use_locale();
        let home = load(api::look_at_home);
        let leaving = act();
        view! {
            <Frame title=td_string!(locale, account.home_title).to_string()>
                {home.show(|home| view! { <Circle home /> })}
                {leaving.problem()}
                <p>
                    <button
                        class="button quiet small"
                        on:click=move |_| leaving.run(api::sign_out(), |()| go("/"))
                    >
                        {td_string!(locale, ui.sign_out)}
                    </button>
                </p>
            </Frame>
        }
        .into_any()
    }
}

/// A step of the circle as this home knows it.
struct Step {
    name: &'static str,
    href: &'static str,
    done: bool,
    next: &'static str,
}

fn steps(locale: Locale, home: &Home) -> Vec<Step> {
    let any = |state: &[RoundState]| home.rounds.iter().any(|round| state.contains(round));
    use RoundState::{Closed, Closing, Open, Published};
    let step = |name, href, done, next| Step { name, href, done, next };
    vec![
        step(
            td_string!(locale, account.step_units),
            "/units",
            home.units > 0,
            td_string!(locale, account.next_units),
        ),
        step(
            td_string!(locale, account.step_survey),
            "/surveys",
            home.surveys > 0,
            td_string!(locale, account.next_survey),
        ),
        step(
            td_string!(locale, account.step_ask),
            "/surveys",
            any(&[Open, Closing, Closed, Published]),
            td_string!(locale, account.next_ask),
        ),
        step(
            td_string!(locale, account.step_feedback),
            "/feedback",
            home.batches > 0,
            td_string!(locale, account.next_feedback),
        ),
        step(
            td_string!(locale, account.step_read),
            "/results",
            home.publications > 0,
            td_string!(locale, account.next_read),
        ),
    ]
}

#[component]
fn Circle(home: Home) -> impl IntoView {
    let locale = use_locale();
    let steps = steps(locale, &home);
    let current = steps.iter().position(|step| !step.done);
    let next = current.and_then(|at| steps.get(at)).map(|step| {
        view! {
            <div class="next-thing">
                <p class="over">{td_string!(locale, account.next)}</p>
                <h2>{step.name}</h2>
                <p>{step.next}</p>
                <a class="button" href=step.href>
                    {td_string!(locale, account.go_on)}
                </a>
            </div>
        }
    });
    let items = steps.iter().enumerate().map(|(at, step)| {
        let (code, state) = match (step.done, current == Some(at)) {
            (true, _) => ("done", td_string!(locale, account.state_done)),
            (false, true) => ("current", td_string!(locale, account.state_current)),
            (false, false) => ("later", td_string!(locale, account.state_later)),
        };
        view! {
            <li data-state=code>
                <a href=step.href>
                    <span class="circle-name">{step.name}</span>
                    <span class="circle-state">{state}</span>
                </a>
            </li>
        }
    });
    view! {
        <div class="page-head">
            <p class="over">{home.organisation.clone()}</p>
            <h1>{td_string!(locale, account.home_title)}</h1>
        </div>
        {home.example.then(|| view! { <p class="notice info">{td_string!(locale, ui.example_banner)}</p> })}
        <section class="round">
            {next}
            <ol class="circle">{items.collect_view()}</ol>
        </section>
    }
}
