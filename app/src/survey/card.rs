//! One item of the editor, and the form for a new one.

use super::editor::{Editor, Texts};
use super::words::kind_name;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::words::theme_name;
use domain::id::{ItemKey, ResponseId};
use domain::survey::item::{Item, Kind};
use domain::survey::questionnaire::Edit;
use domain::text::Text;
use leptos::html;
use leptos::prelude::*;

#[component]
pub fn Card(item: Item, place: usize, count: usize, editor: Editor) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let rewording = RwSignal::new(false);
    let text = item.text.get(lang).to_string();
    let button = {
        let text = text.clone();
        let key = item.key.clone();
        move |word: &'static str, off: bool, edit: fn(ItemKey, usize) -> Edit| {
            let key = key.clone();
            view! {
                <button
                    class="button link small"
                    aria-label=format!("{word}: {text}")
                    disabled=off
                    on:click=move |_| editor.send(edit(key.clone(), place))
                >
                    {word}
                </button>
            }
        }
    };
    let up = |key, place: usize| Edit::Move { key, to: place.saturating_sub(1) as u32 };
    let down = |key, place: usize| Edit::Move { key, to: place as u32 + 1 };
    let options: Vec<_> =
        item.kind.options().iter().map(|option| view! { <li>{option.get(lang).to_string()}</li> }).collect();
    let key = StoredValue::new(item.key.clone());
    let texts = StoredValue::new(item.text.clone());
    view! {
        <li class="item-card">
            <div class="item-head">
                <h3>{text.clone()}</h3>
            </div>
            <p>
                <span class="tag">{theme_name(locale, item.theme)}</span>
                " "
                <span class="tag">{kind_name(locale, &item.kind)}</span>
            </p>
            {(!options.is_empty()).then(|| view! { <ul>{options}</ul> })}
            <p class="item-actions">
                <button
                    class="button link small"
                    aria-label=format!("{}: {text}", td_string!(locale, survey.reword))
                    aria-expanded=move || rewording.get().to_string()
                    on:click=move |_| rewording.update(|open| *open = !*open)
                >
                    {td_string!(locale, survey.reword)}
                </button>
                {button(td_string!(locale, survey.up), place == 0, up)}
                {button(td_string!(locale, survey.down), place + 1 == count, down)}
                {button(td_string!(locale, survey.remove), false, |key, _| Edit::Drop { key })}
            </p>
            {move || {
                rewording
                    .get()
                    .then(|| {
                        view! {
                            <Texts
                                name="reword"
                                label=td_string!(locale, survey.wording)
                                text=texts.get_value()
                                done=move |text| editor.send(Edit::Reword { key: key.get_value(), text })
                            />
                        }
                    })
            }}
        </li>
    }
}

/// The kinds that the team can write items of, by their stable names.
const KINDS: [&str; 7] = ["agreement", "frequency", "smileys", "zero_to_ten", "single", "multiple", "open"];

fn kind(code: &str, lines: &str) -> Kind {
    let mut texts = lines.lines().map(str::trim).filter(|line| !line.is_empty()).map(Text::same);
    match code {
        "frequency" => Kind::Frequency,
        "smileys" => Kind::Smileys,
        "zero_to_ten" => {
            Kind::ZeroToTen { low: texts.next().unwrap_or_default(), high: texts.next().unwrap_or_default() }
        }
        "single" => Kind::Single { options: texts.collect() },
        "multiple" => Kind::Multiple { options: texts.collect() },
        "open" => Kind::Open,
        _ => Kind::Agreement,
    }
}

/// An item in the team's own words.
#[component]
pub fn NewItem(editor: Editor) -> impl IntoView {
    let locale = use_locale();
    let chosen = NodeRef::<html::Select>::new();
    let lines = NodeRef::<html::Textarea>::new();
    let skip = NodeRef::<html::Input>::new();
    let code = RwSignal::new("agreement".to_string());
    let add = move |text: Text| {
        let mut bytes = [0; 16];
        if getrandom::fill(&mut bytes).is_err() {
            return;
        }
        let typed = lines.get_untracked().map(|field| field.value()).unwrap_or_default();
        let key = ItemKey::new(&format!("own.{}", ResponseId::from_random(bytes)));
        let item = Item {
            not_applicable: skip.get_untracked().is_some_and(|field| field.checked()),
            ..Item::new(key, text, kind(&code.get_untracked(), &typed))
        };
        editor.send(Edit::Add { item });
    };
    let needs_lines = move || matches!(code.get().as_str(), "single" | "multiple" | "zero_to_ten");
    let kinds = KINDS.map(|code| {
        view! { <option value=code>{kind_name(locale, &kind(code, ""))}</option> }
    });
    view! {
        <details class="card">
            <summary>{td_string!(locale, survey.own_item)}</summary>
            <p class="field">
                <label for="own-kind">{td_string!(locale, survey.kind)}</label>
                <select
                    id="own-kind"
                    node_ref=chosen
                    on:change=move |_| {
                        if let Some(select) = chosen.get_untracked() {
                            code.set(select.value());
                        }
                    }
                >
                    {kinds.collect_view()}
                </select>
            </p>
            <p class="field" hidden=move || !needs_lines()>
                <label for="own-lines">{td_string!(locale, survey.options)}</label>
                <span class="hint">{td_string!(locale, survey.options_hint)}</span>
                <textarea id="own-lines" rows="4" node_ref=lines></textarea>
            </p>
            <label class="option">
                <input type="checkbox" node_ref=skip />
                <span>{td_string!(locale, survey.not_applicable)}</span>
            </label>
            <Texts name="own" label=td_string!(locale, survey.wording) text=Text::default() done=add />
        </details>
    }
}
