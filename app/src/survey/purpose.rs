//! What respondents are told before they answer.

use super::api::{self, RoundView};
use super::words::{links_name, sentence};
use crate::i18n::{Locale, td_string};
use crate::lang::use_locale;
use crate::ui::act::act;
use crate::ui::load::Load;
use domain::day::Day;
use domain::survey::round::{Links, Purpose};
use domain::text::{Lang, Text};
use leptos::html;
use leptos::prelude::*;

type Fields = [(Lang, NodeRef<html::Textarea>); 3];

fn text(fields: Fields) -> Text {
    let [fi, sv, en] = fields.map(|(_, field)| field.get_untracked().map(|f| f.value()).unwrap_or_default());
    Text { fi, sv, en }
}

#[component]
pub fn PurposeForm(view: RoundView, round: Load<RoundView>) -> impl IntoView {
    let locale = use_locale();
    let fields = || Lang::ALL.map(|lang| (lang, NodeRef::<html::Textarea>::new()));
    let (why, aim, handling, seen_by) = (fields(), fields(), fields(), fields());
    let input = NodeRef::<html::Input>::new;
    let (name, day, contact) = (input(), input(), input());
    let saving = act();
    let saved = RwSignal::new(false);
    let id = view.id;
    let links = RwSignal::new(view.kind);
    let submit = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        saved.set(false);
        let typed =
            |field: NodeRef<html::Input>| field.get_untracked().map(|f| f.value()).unwrap_or_default();
        let purpose = Purpose {
            why: text(why),
            aim: text(aim),
            handling: text(handling),
            seen_by: text(seen_by),
            discussion: Day::parse_iso(&typed(day)),
            contact: typed(contact),
        };
        saving.run(api::save_purpose(id, typed(name), purpose, links.get_untracked()), move |()| {
            saved.set(true);
            round.again();
        });
    };
    let purpose = view.purpose;
    view! {
        <form class="stack" on:submit=submit>
            <p class="field">
                <label for="round-name">{td_string!(locale, survey.name)}</label>
                <input id="round-name" required value=view.name node_ref=name />
            </p>
            <Told
                name="why"
                label=td_string!(locale, survey.why)
                hint=td_string!(locale, survey.why_hint)
                draft=drafts(|locale| td_string!(locale, survey.why_draft))
                text=purpose.why
                fields=why
            />
            <Told
                name="aim"
                label=td_string!(locale, survey.aim)
                hint=td_string!(locale, survey.aim_hint)
                draft=drafts(|locale| td_string!(locale, survey.aim_draft))
                text=purpose.aim
                fields=aim
            />
            <Told
                name="handling"
                label=td_string!(locale, survey.handling)
                hint=td_string!(locale, survey.handling_hint)
                draft=drafts(|locale| td_string!(locale, survey.handling_draft))
                text=purpose.handling
                fields=handling
            />
            <Told
                name="seen-by"
                label=td_string!(locale, survey.seen_by)
                hint=td_string!(locale, survey.seen_by_hint)
                draft=drafts(|locale| td_string!(locale, survey.seen_by_draft))
                text=purpose.seen_by
                fields=seen_by
            />
            <p class="field">
                <label for="discussion">{td_string!(locale, survey.discussion)}</label>
                <input
                    id="discussion"
                    type="date"
                    value=purpose.discussion.map(|day| day.to_string()).unwrap_or_default()
                    node_ref=day
                />
            </p>
            <p class="field">
                <label for="contact">{td_string!(locale, survey.contact)}</label>
                <span class="hint" id="contact-hint">
                    {td_string!(locale, survey.contact_hint)}
                </span>
                <input id="contact" aria-describedby="contact-hint" value=purpose.contact node_ref=contact />
            </p>
            <fieldset>
                <legend>{td_string!(locale, survey.links_kind)}</legend>
                {Links::ALL
                    .map(|kind| {
                        view! {
                            <label class="option">
                                <input
                                    type="radio"
                                    name="links"
                                    checked=kind == view.kind
                                    on:change=move |_| links.set(kind)
                                />
                                <span>{links_name(locale, kind)}</span>
                            </label>
                        }
                    })
                    .collect_view()}
            </fieldset>
            {move || {
                saving
                    .error
                    .get()
                    .map(|error| {
                        view! {
                            <p class="notice error" role="alert">
                                {sentence(locale, &error)}
                            </p>
                        }
                    })
            }}
            <p class="form-actions">
                <button class="button quiet" disabled=move || saving.busy.get()>
                    {td_string!(locale, survey.save_purpose)}
                </button>
            </p>
            <p role="status">{move || saved.get().then(|| td_string!(locale, survey.saved))}</p>
        </form>
    }
}

/// A beginning in every language, to be finished by the team: the dots are theirs.
fn drafts(text: fn(Locale) -> &'static str) -> Text {
    let [fi, sv, en] = Lang::ALL.map(|lang| text(crate::lang::locale(lang)).to_string());
    Text { fi, sv, en }
}

/// One thing told, in three languages side by side.
#[component]
fn Told(
    name: &'static str,
    label: &'static str,
    /// What to think of while writing it.
    hint: &'static str,
    draft: Text,
    text: Text,
    fields: Fields,
) -> impl IntoView {
    let locale = use_locale();
    let inputs = fields.map(|(lang, field)| {
        let id = format!("{name}-{}", lang.code());
        view! {
            <p class="field">
                <label for=id.clone()>{format!("{label}: {}", lang.name())}</label>
                <textarea id=id lang=lang.code() rows="3" aria-describedby=format!("{name}-hint") node_ref=field>
                    {text.exact(lang).to_string()}
                </textarea>
            </p>
        }
    });
    // Only where nothing has been written.
    let begin = move |_| {
        for (lang, field) in fields {
            if let Some(field) = field.get_untracked().filter(|field| field.value().trim().is_empty()) {
                field.set_value(draft.exact(lang));
            }
        }
    };
    view! {
        <div>
            <p class="hint" id=format!("{name}-hint")>
                {hint}
            </p>
            <div class="languages-side">{inputs.collect_view()}</div>
            <p>
                <button
                    type="button"
                    class="button link small"
                    aria-label=format!("{}: {label}", td_string!(locale, survey.draft))
                    on:click=begin
                >
                    {td_string!(locale, survey.draft)}
                </button>
            </p>
        </div>
    }
}
