//! The questionnaire itself. The fields belong to the browser: the server renders them, a person may use them before
//! any script has come, and what was chosen by then is read from them when it has.

use super::device;
use super::question::Question;
use super::state::{Line, by_theme};
use crate::i18n::{Locale, td_string};
use crate::lang::{use_lang, use_locale};
use crate::ui::languages::Languages;
use crate::ui::words::theme_name;
use domain::answer::asking::Asking;
use domain::id::ResponseId;
use leptos::html;
use leptos::prelude::*;

#[component]
pub fn Form(asking: Asking, sent: RwSignal<Option<ResponseId>>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let line = RwSignal::new(Line::Plain);
    let form = NodeRef::<html::Form>::new();
    let asking = StoredValue::new(asking);
    let fresh = device::in_empty_shell();

    // Once the form stands in the browser: put back what was kept, keep what was chosen before we came.
    Effect::new(move || {
        if let Some(form) = form.get() {
            asking.with_value(|asking| {
                device::remember(asking, lang);
                line.set(device::restore(asking, &form));
            });
        }
    });
    let keep = move |_| {
        if let Some(form) = form.get_untracked() {
            line.set(asking.with_value(|asking| device::keep(asking, &form)));
        }
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        let Some(form) = form.get_untracked() else { return };
        match asking.with_value(|asking| device::send(asking, &form, lang)) {
            Ok(id) => {
                event.prevent_default();
                sent.set(Some(id));
            }
            Err(Line::Empty) => {
                event.prevent_default();
                line.set(Line::Empty);
            }
            // Nothing can be kept here, so the browser sends the form itself.
            Err(_) => {}
        }
    };

    asking.with_value(|asking| {
        let groups = by_theme(&asking.questionnaire.items).into_iter().map(|(theme, items)| {
            view! {
                <section>
                    <h2>{theme_name(locale, theme)}</h2>
                    {items.into_iter().map(|item| view! { <Question item /> }).collect_view()}
                </section>
            }
        });
        let action = format!("/a/{}?lang={}", asking.link, lang.code());
        view! {
            <Languages />
            <Introduction asking=asking.clone() />
            <form method="post" action=action node_ref=form on:input=keep on:submit=send data-fresh=fresh>
                {(!fresh).then(|| view! { <input type="hidden" name="_id" value=device::form_id /> })}
                {groups.collect_view()}
                <div class="bar">
                    <p class="state" role="status" data-state=move || line_code(line.get())>
                        {move || words(locale, line.get())}
                    </p>
                    <button>{td_string!(locale, answer.send)}</button>
                </div>
            </form>
        }
    })
}

/// First of all: why, how long, who sees what, when it is discussed.
#[component]
fn Introduction(asking: Asking) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let minutes = asking.minutes();
    let group = asking.questionnaire.customer_group.get(lang).to_string();
    let group = (!group.is_empty()).then(|| td_string!(locale, answer.group, group = group).to_string());
    let purpose = asking.purpose.clone();
    let discussion = purpose.discussion.map(|day| day.shown(lang));
    let terms = [
        (td_string!(locale, answer.why), purpose.why.get(lang).to_string()),
        (td_string!(locale, answer.aim), purpose.aim.get(lang).to_string()),
        (td_string!(locale, answer.handling), purpose.handling.get(lang).to_string()),
        (td_string!(locale, answer.discussion), discussion.unwrap_or_default()),
        (td_string!(locale, answer.contact), purpose.contact.clone()),
    ];
    let terms = terms.into_iter().filter(|(_, text)| !text.is_empty());
    view! {
        <p class="over">{format!("{} · {}", asking.organisation, asking.unit)}</p>
        <h1>{asking.title().get(lang).to_string()}</h1>
        <p class="lead">{td_string!(locale, answer.about, minutes = minutes).to_string()}</p>
        {group.map(|group| view! { <p>{group}</p> })}
        <dl class="why">
            {terms.map(|(term, text)| view! { <dt>{term}</dt><dd>{text}</dd> }).collect_view()}
        </dl>
        <p>{td_string!(locale, answer.anonymous)}</p>
    }
}

fn line_code(line: Line) -> &'static str {
    match line {
        Line::Empty | Line::Problem => "problem",
        _ => "device",
    }
}

fn words(locale: Locale, line: Line) -> &'static str {
    match line {
        Line::Plain => td_string!(locale, answer.state_plain),
        Line::Start => td_string!(locale, answer.state_start),
        Line::Device => td_string!(locale, answer.state_device),
        Line::Empty => td_string!(locale, answer.empty),
        Line::Problem => td_string!(locale, answer.state_problem),
    }
}
