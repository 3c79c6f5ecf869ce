//! One item as form fields: plain HTML that works without any script.

use crate::i18n::{Locale, td_string};
use crate::lang::{use_lang, use_locale};
use domain::survey::item::{Item, Kind};
use domain::text::Text;
use leptos::either::EitherOf3;
use leptos::prelude::*;

#[component]
pub fn Question(item: Item) -> impl IntoView {
    let locale = use_locale();
    let lang = use_lang();
    let name = item.key.0.clone();
    let text = item.text.get(lang).to_string();
    match item.kind {
        Kind::Open => EitherOf3::A(view! {
            <div class="q">
                <label for=name.clone()>{text}</label>
                <p class="hint">{td_string!(locale, answer.open_text)}</p>
                <textarea id=name.clone() name=name rows="4" maxlength="4000"></textarea>
            </div>
        }),
        Kind::Multiple { options } => {
            let many = named(&options);
            let many: Vec<_> =
                many.into_iter().map(|(value, label)| choice(&name, "checkbox", value, label)).collect();
            EitherOf3::B(view! {
                <fieldset class="q">
                    <legend>{text}</legend>
                    <p class="hint">{td_string!(locale, answer.choose_many)}</p>
                    <div class="list">{many}</div>
                </fieldset>
            })
        }
        ref kind => {
            let (class, options) = scale(kind, locale);
            let ends = match kind {
                Kind::ZeroToTen { low, high } => Some(view! {
                    <p class="ends">
                        <span>{format!("0 = {}", low.get(lang))}</span>
                        <span>{format!("10 = {}", high.get(lang))}</span>
                    </p>
                }),
                _ => None,
            };
            let choices = match kind {
                Kind::Single { options } => named(options),
                _ => options,
            };
            let choices: Vec<_> =
                choices.into_iter().map(|(value, label)| choice(&name, "radio", value, label)).collect();
            let outside = item.not_applicable.then(|| {
                view! {
                    <label class="na">
                        <input type="radio" name=name.clone() value="na" />
                        <span>{td_string!(locale, answer.not_applicable)}</span>
                    </label>
                }
            });
            EitherOf3::C(view! {
                <fieldset class="q">
                    <legend>{text}</legend>
                    <div class=class>{choices}</div>
                    {ends}
                    {outside}
                </fieldset>
            })
        }
    }
}

/// Options by their places.
fn named(options: &[Text]) -> Vec<(String, String)> {
    let lang = use_lang();
    let each = options.iter().enumerate();
    each.map(|(place, option)| (place.to_string(), option.get(lang).to_string())).collect()
}

fn choice(name: &str, input: &'static str, value: String, label: String) -> impl IntoView + use<> {
    view! {
        <label>
            <input type=input name=name.to_string() value=value />
            <span>{label}</span>
        </label>
    }
}

/// The style of a scale, and its points with their words.
fn scale(kind: &Kind, locale: Locale) -> (&'static str, Vec<(String, String)>) {
    let words: &[&str] = match kind {
        Kind::Agreement => &[
            td_string!(locale, answer.agree_1),
            td_string!(locale, answer.agree_2),
            td_string!(locale, answer.agree_3),
            td_string!(locale, answer.agree_4),
            td_string!(locale, answer.agree_5),
        ],
        Kind::Frequency => &[
            td_string!(locale, answer.often_0),
            td_string!(locale, answer.often_1),
            td_string!(locale, answer.often_2),
            td_string!(locale, answer.often_3),
            td_string!(locale, answer.often_4),
            td_string!(locale, answer.often_5),
            td_string!(locale, answer.often_6),
        ],
        Kind::Smileys => &[
            td_string!(locale, answer.smile_1),
            td_string!(locale, answer.smile_2),
            td_string!(locale, answer.smile_3),
            td_string!(locale, answer.smile_4),
        ],
        _ => &[],
    };
    let class = match kind {
        Kind::Agreement | Kind::Smileys => "scale",
        Kind::ZeroToTen { .. } => "n",
        _ => "list",
    };
    let points = kind.scale().into_iter().flat_map(|(low, high)| low..=high).enumerate();
    let named = points.map(|(place, point)| {
        let word = words.get(place).map_or_else(|| point.to_string(), |word| word.to_string());
        (point.to_string(), word)
    });
    (class, named.collect())
}
