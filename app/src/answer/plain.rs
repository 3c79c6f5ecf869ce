//! What browsers without scripts see after sending: complete pages, made on the server.

use super::question;
use super::sent::{Next, Receipt};
use crate::i18n::td_string;
use crate::lang::locale;
use crate::shell::{ANSWER_CSS, minified};
use domain::answer::asking::Asking;
use domain::id::ResponseId;
use domain::survey::questionnaire::Questionnaire;
use domain::text::Lang;
use leptos::prelude::*;

pub enum Plain {
    Received {
        id: ResponseId,
        asking: Box<Asking>,
    },
    Empty,
    NotPossible,
    Closed,
    UnknownLink,
    /// Personal links need the browser part.
    NeedsScript,
    DiskFull,
    Failed,
}

/// The items of a questionnaire as the answering page shows them, to look at while it is shaped: nothing is kept or sent.
pub fn preview_page(lang: Lang, questionnaire: &Questionnaire) -> String {
    let sections = question::sections(questionnaire, locale(lang), lang);
    let title = html_escape::encode_text(questionnaire.title.get(lang)).into_owned();
    let css = minified(ANSWER_CSS);
    // All at once: there is no bar to turn pages with. What depends on answers is shown as who has no scripts sees it.
    format!(
        "<!DOCTYPE html><html lang=\"{}\" class=\"all\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" \
         content=\"width=device-width, initial-scale=1\"><title>{title}</title><style>{css}</style></head><body>\
         <main><h1>{title}</h1><form>{sections}</form></main></body></html>",
        lang.code()
    )
}

pub fn plain_page(lang: Lang, code: &str, plain: Plain) -> String {
    let locale = locale(lang);
    let (title, text) = match &plain {
        Plain::Received { .. } => (td_string!(locale, answer.thanks), td_string!(locale, answer.received)),
        Plain::Empty => (td_string!(locale, ui.error_title), td_string!(locale, answer.empty)),
        Plain::NotPossible => (td_string!(locale, ui.error_title), td_string!(locale, answer.form_problem)),
        Plain::Closed => (td_string!(locale, answer.closed_title), td_string!(locale, answer.closed)),
        Plain::UnknownLink => (td_string!(locale, answer.unknown_title), td_string!(locale, answer.unknown)),
        Plain::NeedsScript => (td_string!(locale, ui.error_title), td_string!(locale, answer.needs_script)),
        Plain::DiskFull => (td_string!(locale, ui.error_title), td_string!(locale, answer.form_disk)),
        Plain::Failed => (td_string!(locale, ui.error_title), td_string!(locale, ui.error_internal)),
    };
    let back = matches!(plain, Plain::Empty | Plain::NotPossible | Plain::DiskFull | Plain::Failed);
    let back = back.then(|| format!("/a/{code}?lang={}", lang.code()));
    Owner::new().with(|| {
        provide_context(lang);
        view! {
            <!DOCTYPE html>
            <html lang=lang.code()>
                <head>
                    <meta charset="utf-8" />
                    <meta name="viewport" content="width=device-width, initial-scale=1" />
                    <meta name="color-scheme" content="light dark" />
                    <title>{title}</title>
                    <style inner_html=minified(ANSWER_CSS)></style>
                </head>
                <body class="answer">
                    <main>
                        <h1>{title}</h1>
                        <p class="lead">{text}</p>
                        {match plain {
                            Plain::Received { id, asking } => {
                                Some(view! { <Receipt id /> <Next asking=*asking /> })
                            }
                            _ => None,
                        }}
                        {back
                            .map(|back| {
                                view! {
                                    <p>
                                        <a href=back>{td_string!(locale, answer.back)}</a>
                                    </p>
                                }
                            })}
                    </main>
                </body>
            </html>
        }
        .to_html()
    })
}
