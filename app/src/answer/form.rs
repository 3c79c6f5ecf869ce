//! The questionnaire itself. The fields belong to the browser: the server renders them, a person may use them before
//! any script has come, and what was chosen by then is read from them when it has. Turning pages and reading aloud is
//! done by `frontend/public/page.js`, which is there before the wasm.

use super::device::{self, Begun};
use super::introduction::introduction;
use super::question;
use super::state::Line;
use super::unsent::Unsent;
use crate::i18n::{Locale, td_string};
use crate::lang::{use_lang, use_locale};
use crate::ui::languages::Languages;
use domain::answer::asking::Asking;
use domain::id::ResponseId;
use domain::survey::round::Links;
use leptos::html;
use leptos::prelude::*;
use leptos::task::spawn_local;

#[component]
pub fn Form(asking: Asking, sent: RwSignal<Option<ResponseId>>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let line = RwSignal::new(Line::Plain);
    let begun = RwSignal::new(Vec::<Begun>::new());
    // Until it is known whose draft this tab writes, nothing is written: the form itself holds what is chosen.
    let settled = RwSignal::new(false);
    let send_asked = RwSignal::new(false);
    let form = NodeRef::<html::Form>::new();
    let asking = StoredValue::new(asking);
    let fresh = device::in_empty_shell();

    // Once the form stands in the browser: put back what was kept, keep what was chosen before we came.
    Effect::new(move || {
        let Some(form) = form.get() else { return };
        // What lacks is told by the page: the browser could only point at a theme that is not shown.
        let _ = form.set_attribute("novalidate", "");
        let known = asking.get_value();
        device::remember(&known, lang);
        spawn_local(async move {
            // A tab that was copied has the draft of its original: each goes on with one of its own.
            if let Some(id) = device::own(&known, &device::spot(&known)) {
                match device::held_elsewhere(id).await {
                    true if known.links == Links::Open => device::fork(&known),
                    // One person has one answer: it is written in one place at a time.
                    true => {
                        line.set(Line::Elsewhere);
                        device::take(id).await;
                    }
                    false => device::hold(id),
                }
            }
            line.set(device::restore(&known, &form));
            settled.set(true);
            // Other themes may be asked now.
            if let Ok(event) = leptos::web_sys::Event::new("keha-asked") {
                let _ = window().dispatch_event(&event);
            }
            if send_asked.try_get_untracked() == Some(true) {
                let _ = form.request_submit();
            }
            begun.set(device::begun(&known).await);
        });
    });
    let keep = move |_| {
        if let Some(form) = form.get_untracked().filter(|_| settled.get_untracked()) {
            line.set(asking.with_value(|asking| device::keep(asking, &form)));
        }
    };
    let go_on = move |id| {
        if let Some(form) = form.get_untracked() {
            line.set(asking.with_value(|asking| device::take_up(asking, &form, id)));
            begun.set(vec![]);
        }
    };
    let send = move |event: leptos::ev::SubmitEvent| {
        let Some(form) = form.get_untracked() else { return };
        if !settled.get_untracked() {
            event.prevent_default();
            return send_asked.set(line.get_untracked() != Line::Elsewhere);
        }
        match asking.with_value(|asking| device::send(asking, &form, lang)) {
            Ok(id) => {
                event.prevent_default();
                sent.set(Some(id));
            }
            Err(told @ (Line::Empty | Line::Lacking(_) | Line::Unfit(_) | Line::NoBallot)) => {
                event.prevent_default();
                line.set(told);
            }
            // Nothing can be kept here, so the browser sends the form itself.
            Err(_) => {}
        }
    };

    let known = asking;
    asking.with_value(|asking| {
        let pages = question::themes(&asking.questionnaire).count();
        let sections = question::sections(&asking.questionnaire, locale, lang);
        // What keeps it from being sent, and the question where that can be mended.
        let problem = move || {
            let (place, text) = match line.get() {
                Line::Empty => (0, td_string!(locale, answer.empty)),
                Line::Lacking(place) => (place, td_string!(locale, answer.lacking)),
                Line::Unfit(place) => (place, td_string!(locale, answer.unfit)),
                _ => return None,
            };
            let (to, link) = known.with_value(|asking| {
                let item = asking.questionnaire.items.get(place)?;
                let link = match place {
                    0 => td_string!(locale, answer.to_first),
                    _ => item.text.get(lang),
                };
                Some((format!("#{}", item.key), link.to_string()))
            })?;
            Some(view! { <p role="alert" class="problem">{text} " " <a href=to>{link}</a></p> })
        };
        let action = format!("/a/{}?lang={}", asking.link, lang.code());
        view! {
            <Languages />
            <div inner_html=introduction(asking, locale, lang)></div>
            <Unsent />
            <p class="note wiped">{td_string!(locale, answer.wiped)}</p>
            <p class="note nostore">{td_string!(locale, answer.state_problem)}</p>
            {move || (!begun.get().is_empty()).then(|| view! { <Earlier begun=begun.get() begun_here=begun go_on /> })}
            <form method="post" action=action node_ref=form on:input=keep on:submit=send data-fresh=fresh>
                {(!fresh).then(|| view! { <input type="hidden" name="_id" value=device::form_id /> })}
                <div inner_html=sections></div>
                <div class="bar">
                    {problem}
                    <p class="state" role="status" data-state=move || line_code(line.get())>
                        {move || words(locale, line.get())}
                    </p>
                    {(pages > 1)
                        .then(|| {
                            view! {
                                <p class="where">
                                    <progress max=pages value="1" aria-label=td_string!(locale, answer.progress)></progress>
                                    <span data-at>{format!("1/{pages}")}</span>
                                </p>
                                <button type="button" class="quiet all" data-all>
                                    <span>{td_string!(locale, answer.all_at_once)}</span>
                                    <span>{td_string!(locale, answer.by_theme)}</span>
                                </button>
                                <button type="button" class="quiet back" data-go="-1">
                                    {td_string!(locale, answer.previous)}
                                </button>
                                <button type="button" class="next" data-go="1">
                                    {td_string!(locale, answer.next)}
                                </button>
                            }
                        })}
                    <button class="send">{td_string!(locale, answer.send)}</button>
                </div>
            </form>
        }
    })
}

/// Somebody began here before. Whose it is only they know, so nothing is shown until they say so.
#[component]
fn Earlier(
    begun: Vec<Begun>,
    begun_here: RwSignal<Vec<Begun>>,
    go_on: impl Fn(ResponseId) + Copy + 'static,
) -> impl IntoView {
    let locale = use_locale();
    let each = begun.into_iter().map(move |one| {
        let label = td_string!(locale, answer.go_on, n = one.answered).to_string();
        view! {
            <button type="button" on:click=move |_| go_on(one.id)>
                {label}
            </button>
        }
    });
    view! {
        <div class="note show" role="group" aria-label=td_string!(locale, answer.earlier)>
            <p>{td_string!(locale, answer.earlier)}</p>
            <p class="row">
                {each.collect_view()}
                <button type="button" class="quiet" on:click=move |_| begun_here.set(vec![])>
                    {td_string!(locale, answer.start_anew)}
                </button>
            </p>
        </div>
    }
}

fn line_code(line: Line) -> &'static str {
    match line {
        Line::Problem | Line::NoBallot | Line::Elsewhere => "problem",
        _ => "device",
    }
}

fn words(locale: Locale, line: Line) -> &'static str {
    match line {
        Line::Plain => td_string!(locale, answer.state_plain),
        Line::Start | Line::Empty | Line::Lacking(_) | Line::Unfit(_) => {
            td_string!(locale, answer.state_start)
        }
        Line::Device => td_string!(locale, answer.state_device),
        Line::NoBallot => td_string!(locale, answer.state_no_ballot),
        Line::Elsewhere => td_string!(locale, answer.state_elsewhere),
        Line::Problem => td_string!(locale, answer.state_problem),
    }
}
