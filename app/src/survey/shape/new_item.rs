//! An item in the team's own words.

use super::answering::{KINDS, kind, needs_texts, with_lines};
use super::desk::Desk;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::survey::words::kind_name;
use domain::id::{ItemKey, ResponseId};
use domain::survey::edit::Edit;
use domain::survey::item::Item;
use domain::text::Text;
use leptos::html;
use leptos::prelude::*;

#[component]
pub fn NewItem(desk: Desk) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let code = RwSignal::new("agreement".to_string());
    let (word, lines) = (NodeRef::<html::Textarea>::new(), NodeRef::<html::Textarea>::new());
    let add = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let mut bytes = [0; 16];
        let (Some(field), Ok(())) = (word.get_untracked(), getrandom::fill(&mut bytes)) else { return };
        let mut text = Text::default();
        text.set(lang, field.value().trim().to_string());
        let typed = lines.get_untracked().map(|field| field.value()).unwrap_or_default();
        let key = ItemKey::new(&format!("own.{}", ResponseId::from_random(bytes)));
        let kind = kind(&code.get_untracked(), with_lines(vec![], lang, &typed));
        if desk.make(Edit::Add { item: Box::new(Item::new(key, text, kind)), at: None }) {
            field.set_value("");
            if let Some(lines) = lines.get_untracked() {
                lines.set_value("");
            }
        }
    };
    let kinds =
        KINDS.map(|code| view! { <option value=code>{kind_name(locale, &kind(code, vec![]))}</option> });
    view! {
        <details class="card">
            <summary>{td_string!(locale, survey.own_item)}</summary>
            <form class="stack" on:submit=add>
                <p class="field">
                    <label for="own-word">{format!("{}: {}", td_string!(locale, survey.wording), lang.name())}</label>
                    <textarea id="own-word" rows="2" node_ref=word></textarea>
                </p>
                <p class="field">
                    <label for="own-kind">{td_string!(locale, survey.kind)}</label>
                    <select id="own-kind" on:change=move |event| code.set(event_target_value(&event))>
                        {kinds.collect_view()}
                    </select>
                </p>
                <p class="field" hidden=move || !needs_texts(&code.get())>
                    <label for="own-lines">{td_string!(locale, survey.options)}</label>
                    <span class="hint">{td_string!(locale, survey.options_hint)}</span>
                    <textarea id="own-lines" rows="4" node_ref=lines></textarea>
                </p>
                <p class="form-actions">
                    <button class="button">{td_string!(locale, survey.add)}</button>
                </p>
            </form>
        </details>
    }
}
