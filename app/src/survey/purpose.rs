//! What respondents are told before they answer.

use super::api::{self, RoundView};
use super::words::{links_name, sentence};
use crate::i18n::td_string;
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
    let (why, aim, handling) = (fields(), fields(), fields());
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
            <Told name="why" label=td_string!(locale, survey.why) text=purpose.why fields=why />
            <Told name="aim" label=td_string!(locale, survey.aim) text=purpose.aim fields=aim />
            <Told name="handling" label=td_string!(locale, survey.handling) text=purpose.handling fields=handling />
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

/// One thing told, in three languages side by side.
#[component]
fn Told(name: &'static str, label: &'static str, text: Text, fields: Fields) -> impl IntoView {
    let inputs = fields.map(|(lang, field)| {
        let id = format!("{name}-{}", lang.code());
        view! {
            <p class="field">
                <label for=id.clone()>{format!("{label}: {}", lang.name())}</label>
                <textarea id=id lang=lang.code() rows="3" node_ref=field>
                    {text.exact(lang).to_string()}
                </textarea>
            </p>
        }
    });
    view! { <div class="languages-side">{inputs.collect_view()}</div> }
}
