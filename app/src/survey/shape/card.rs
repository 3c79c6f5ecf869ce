//! One item: its words, how it is answered, what reviewers say, and the hands to change it.

use super::answering::Answering;
use super::desk::Desk;
use super::fields::LangFields;
use super::findings::Findings;
use super::remarks::Remarks;
use super::rules::{RuleEditor, rule_words};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::survey::words::{about, kind_name};
use domain::id::ItemKey;
use domain::survey::edit::Edit;
use domain::survey::item::Item;
use domain::text::Lang;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement};

#[component]
pub fn Card(item_key: ItemKey) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let desk: Desk = expect_context();
    let key = StoredValue::new(item_key.clone());
    let item = desk.item(item_key);
    let open = RwSignal::new(false);
    // The item with the words that are being typed; nothing when the field has been left.
    let typed = RwSignal::new(None::<Item>);
    let text = Memo::new(move |_| {
        item.with(|item| item.as_ref().map_or(String::new(), |i| i.text.get(lang).into()))
    });
    let place = Memo::new(move |_| {
        desk.now
            .with(|now| now.items.iter().position(|item| key.with_value(|key| item.key == *key)).unwrap_or(0))
    });
    let is_last = move || desk.now.with(|now| place.get() + 1 >= now.items.len());
    let named = move |word: &'static str| move || format!("{word}: {}", text.get());
    let tags = move || {
        item.with(|item| {
            let item = item.as_ref()?;
            let mut tags = vec![about(locale, item), kind_name(locale, &item.kind)];
            tags.extend(item.required.then(|| td_string!(locale, shape.required)));
            tags.extend(item.joined.then(|| td_string!(locale, shape.joined)));
            tags.extend(item.reversed.then(|| td_string!(locale, shape.reversed)));
            Some(tags.into_iter().map(|tag| view! { <span class="tag">{tag}</span> " " }).collect_view())
        })
    };
    let options = move || {
        item.with(|item| {
            let options = item.as_ref()?.kind.options();
            let list = options.iter().map(|option| view! { <li>{option.get(lang).to_string()}</li> });
            (!options.is_empty()).then(|| view! { <ul>{list.collect_view()}</ul> })
        })
    };
    let help = move || {
        let help = item.with(|item| item.as_ref().map(|item| item.help.get(lang).to_string()))?;
        (!help.is_empty()).then(|| view! { <p class="hint">{help}</p> })
    };
    let rule = move || {
        let words = desk.now.with(|now| key.with_value(|key| rule_words(locale, lang, now, key)));
        words.map(|(words, problem)| {
            let problem = problem.map(|text| view! { <p class="notice error">{text}</p> });
            view! {
                <p class="hint">{words}</p>
                {problem}
            }
        })
    };
    let to = move |place: usize| {
        desk.make(Edit::Move { key: key.get_value(), to: place as u32 });
        // The card has been taken to another place, and the focus with it.
        let id = key.with_value(|key| key.0.clone());
        focus_later(move || {
            document().get_element_by_id(&id)?.query_selector(".item-actions button").ok()?
        });
    };
    view! {
        <li class="item-card" id=move || key.with_value(|key| key.0.clone())>
            <div class="item-head">
                <h3>{move || text.get()}</h3>
            </div>
            {help}
            <p>{tags}</p>
            {options}
            {rule}
            <Findings item_key=Some(key.get_value()) typed=typed.into() />
            <Remarks item_key=key.get_value() />
            <p class="item-actions">
                <button
                    class="button link small"
                    aria-label=named(td_string!(locale, shape.edit))
                    aria-expanded=move || open.get().to_string()
                    on:click=move |_| open.update(|open| *open = !*open)
                >
                    {td_string!(locale, shape.edit)}
                </button>
                <button
                    class="button link small"
                    aria-label=named(td_string!(locale, survey.up))
                    disabled=move || place.get() == 0
                    on:click=move |_| to(place.get_untracked().saturating_sub(1))
                >
                    {td_string!(locale, survey.up)}
                </button>
                <button
                    class="button link small"
                    aria-label=named(td_string!(locale, survey.down))
                    disabled=is_last
                    on:click=move |_| to(place.get_untracked() + 1)
                >
                    {td_string!(locale, survey.down)}
                </button>
                <button
                    class="button link small"
                    aria-label=named(td_string!(locale, survey.remove))
                    on:click=move |_| {
                        desk.make(Edit::Drop { key: key.get_value() });
                        focus_later(|| document().query_selector(".tools button:not(:disabled)").ok()?);
                    }
                >
                    {td_string!(locale, survey.remove)}
                </button>
            </p>
            {move || open.get().then(|| view! { <Open item_key=key.get_value() typed /> })}
        </li>
    }
}

/// Focuses this once the page has been drawn anew, so that whoever works by keyboard stays where they were.
fn focus_later(find: impl Fn() -> Option<Element> + 'static) {
    request_animation_frame(move || {
        if let Some(element) = find().and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
            let _ = element.focus();
        }
    });
}

/// Everything that can be changed.
#[component]
fn Open(item_key: ItemKey, typed: RwSignal<Option<Item>>) -> impl IntoView {
    let locale = use_locale();
    let desk: Desk = expect_context();
    let item = desk.item(item_key.clone());
    let key = StoredValue::new(item_key.clone());
    let text =
        Signal::derive(move || item.with(|item| item.as_ref().map(|i| i.text.clone()).unwrap_or_default()));
    let help =
        Signal::derive(move || item.with(|item| item.as_ref().map(|i| i.help.clone()).unwrap_or_default()));
    view! {
        <div class="stack">
            <LangFields
                name=format!("word-{item_key}")
                label=td_string!(locale, survey.wording)
                text=text
                typed=Callback::new(move |(lang, words): (Lang, String)| {
                    let base = typed.get_untracked().or_else(|| item.get_untracked());
                    typed.set(base.map(|mut item| {
                        item.text.set(lang, words);
                        item
                    }));
                })
                done=move |lang, text| {
                    typed.set(None);
                    desk.make(Edit::Word { key: key.get_value(), lang, text });
                }
            />
            <details>
                <summary>{td_string!(locale, shape.help)}</summary>
                <LangFields
                    name=format!("help-{item_key}")
                    label=td_string!(locale, shape.help)
                    text=help
                    done=move |lang, text| {
                        desk.make(Edit::Help { key: key.get_value(), lang, text });
                    }
                />
            </details>
            <details>
                <summary>{td_string!(locale, shape.answering)}</summary>
                <Answering item_key=item_key.clone() />
            </details>
            <details>
                <summary>{td_string!(locale, shape.rule)}</summary>
                <RuleEditor item_key=item_key.clone() />
            </details>
        </div>
    }
}
