//! `/surveys`: the organisation's questionnaires and their rounds.

use super::api::{self, SurveyLine};
use super::files::ImportFile;
use super::shape;
use super::words::{audience_name, sentence, state_name};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::act::act;
use crate::ui::frame::Frame;
use crate::ui::load::{Load, load};
use crate::ui::part::lazy_page;
use domain::survey::item::Audience;
use domain::text::Text;
use leptos::prelude::*;
use leptos_router::hooks::use_navigate;

lazy_page!(survey, SurveysPage);

impl SurveysPage {
    fn page() -> AnyView {
        let locale = use_locale();
        let surveys = load(api::surveys);
        view! {
            <Frame title=td_string!(locale, survey.title).to_string()>
                <div class="page-head">
                    <h1>{td_string!(locale, survey.title)}</h1>
                    <p class="lead">{td_string!(locale, survey.lead)}</p>
                </div>
                {surveys.show(move |list| view! { <Surveys list surveys /> })}
            </Frame>
        }
        .into_any()
    }
}

/// The title that a new questionnaire begins with, in every language.
fn first_title(audience: Audience) -> Text {
    let [fi, sv, en] = match audience {
        Audience::Staff => {
            ["Asiakastyö ja hyvinvointi", "Kundarbete och välmående", "Customer work and well-being"]
        }
        Audience::Customer => ["Miten palvelu toimii", "Så fungerar servicen", "How the service works"],
    };
    Text { fi: fi.into(), sv: sv.into(), en: en.into() }
}

#[component]
fn Surveys(list: Vec<SurveyLine>, surveys: Load<Vec<SurveyLine>>) -> impl IntoView {
    let locale = use_locale();
    let (away, here): (Vec<SurveyLine>, Vec<SurveyLine>) =
        list.iter().cloned().partition(|line| line.archived);
    let making = act();
    let go = use_navigate();
    let make = move |audience: Audience, label: &'static str| {
        let go = go.clone();
        let click = move |_| {
            let go = go.clone();
            making.run(api::create(audience, first_title(audience)), move |id| {
                go(&format!("/surveys/{id}"), Default::default());
            });
        };
        view! {
            <button class="button quiet" disabled=move || making.busy.get() on:click=click>
                {label}
            </button>
        }
    };
    view! {
        {move || making.error.get().map(|e| view! { <p class="notice error" role="alert">{sentence(locale, &e)}</p> })}
        <p class="form-actions">
            {make(Audience::Staff, td_string!(locale, survey.new_staff))}
            {make(Audience::Customer, td_string!(locale, survey.new_customer))}
        </p>
        <ImportFile />
        {list.is_empty().then(|| view! { <p class="empty">{td_string!(locale, survey.empty)}</p> })}
        {here.into_iter().map(|line| view! { <OneSurvey line surveys /> }).collect_view()}
        {(!away.is_empty())
            .then(|| {
                view! {
                    <details>
                        <summary>{td_string!(locale, survey.archived)}</summary>
                        {away.into_iter().map(|line| view! { <OneSurvey line surveys /> }).collect_view()}
                    </details>
                }
            })}
    }
}

#[component]
fn OneSurvey(line: SurveyLine, surveys: Load<Vec<SurveyLine>>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let making = act();
    let go = use_navigate();
    let id = line.id;
    let title = line.questionnaire.title.get(lang).to_string();
    let audience = line.questionnaire.audience;
    let (items, minutes) = (line.questionnaire.items.len(), line.questionnaire.seconds().div_ceil(60));
    let archived = line.archived;
    let archive = match archived {
        true => td_string!(locale, survey.unarchive),
        false => td_string!(locale, survey.archive),
    };
    let name = td_string!(locale, survey.round_name, n = line.rounds.len() + 1).to_string();
    let open = move |_| {
        let go = go.clone();
        making.run(api::create_round(id, name.clone()), move |round| {
            go(&format!("/rounds/{round}"), Default::default());
        });
    };
    let rounds = line.rounds.into_iter().map(|round| {
        view! {
            <li>
                <a href=format!("/rounds/{}", round.id)>{round.name}</a>
                " "
                <span class="tag">{state_name(locale, round.state)}</span>
            </li>
        }
    });
    view! {
        <section class="card">
            <p class=format!("who {}", audience.code())>{audience_name(locale, audience)}</p>
            <h2>
                <a href=format!("/surveys/{id}")>{title.clone()}</a>
            </h2>
            <p>{td_string!(locale, survey.size, items = items, minutes = minutes).to_string()}</p>
            <ul>{rounds.collect_view()}</ul>
            {move || {
                making.error.get().map(|e| view! { <p class="notice error" role="alert">{sentence(locale, &e)}</p> })
            }}
            <p class="form-actions">
                {(!archived)
                    .then(|| {
                        view! {
                            <button class="button" disabled=move || making.busy.get() on:click=open>
                                {td_string!(locale, survey.new_round)}
                            </button>
                        }
                    })}
                <button
                    class="button quiet"
                    aria-label=format!("{}: {title}", td_string!(locale, survey.duplicate))
                    disabled=move || making.busy.get()
                    on:click=move |_| making.run(shape::api::duplicate(id), move |_| surveys.again())
                >
                    {td_string!(locale, survey.duplicate)}
                </button>
                <button
                    class="button quiet"
                    aria-label=format!("{archive}: {title}")
                    disabled=move || making.busy.get()
                    on:click=move |_| making.run(shape::api::archive(id, !archived), move |()| surveys.again())
                >
                    {archive}
                </button>
            </p>
            <p>
                {td_string!(locale, survey.export)} " "
                <a href=format!("/api-file/xlsform/{id}") rel="external" download>
                    "XLSForm"
                </a>
                " · "
                <a href=format!("/api-file/surveyjs/{id}") rel="external" download>
                    "SurveyJS"
                </a>
                " · "
                <a href=format!("/api-file/paper/survey/{id}?lang={}", lang.code()) rel="external" download>
                    {td_string!(locale, survey.printed_pdf)}
                </a>
            </p>
        </section>
    }
}
