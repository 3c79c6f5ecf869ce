//! Of whom an item is asked: rules over earlier answers, in words and as fields.

use super::desk::Desk;
use crate::i18n::{Locale, td_string};
use crate::lang::{use_lang, use_locale};
use crate::survey::words::{choice_name, tests_words};
use domain::id::ItemKey;
use domain::survey::edit::{Edit, Setting};
use domain::survey::item::{Item, Kind};
use domain::survey::questionnaire::Questionnaire;
use domain::survey::rule::{Is, Rule, RuleProblem, Test};
use domain::text::Lang;
use leptos::prelude::*;

/// The rule in words, and what is wrong with it; nothing for an item that everybody is asked.
pub fn rule_words(
    locale: Locale,
    lang: Lang,
    questionnaire: &Questionnaire,
    key: &ItemKey,
) -> Option<(String, Option<&'static str>)> {
    let rule = questionnaire.item(key)?.show_if.as_ref()?;
    let words = tests_words(locale, lang, questionnaire, rule);
    let problems = questionnaire.rule_problems();
    let problem = problems.iter().find(|(wrong, _)| *wrong == key).map(|(_, problem)| match problem {
        RuleProblem::NoSuchItem => td_string!(locale, shape.rule_no_item),
        RuleProblem::Later => td_string!(locale, shape.rule_later),
        RuleProblem::Impossible => td_string!(locale, shape.rule_impossible),
        RuleProblem::Never => td_string!(locale, shape.rule_never),
    });
    Some((format!("{} {words}", td_string!(locale, shape.rule_asked)), problem))
}

/// The choices that a rule can name.
fn choices(item: &Item) -> Vec<u8> {
    match &item.kind {
        Kind::Multiple { options } => (0..options.len().min(250) as u8).collect(),
        kind => kind.choices().into_iter().flatten().collect(),
    }
}

/// A test of this kind with this value: a choice or a number.
fn is_of(code: &str, value: i32) -> Is {
    let choices = vec![u8::try_from(value).unwrap_or(0)];
    match code {
        "one_of" => Is::OneOf { choices },
        "none_of" => Is::NoneOf { choices },
        "at_least" => Is::AtLeast { number: value },
        "at_most" => Is::AtMost { number: value },
        _ => Is::Answered,
    }
}

fn value_of(is: &Is) -> i32 {
    match is {
        Is::OneOf { choices } | Is::NoneOf { choices } => choices.first().copied().map_or(0, i32::from),
        Is::AtLeast { number } | Is::AtMost { number } => *number,
        Is::Answered => 0,
    }
}

#[component]
pub fn RuleEditor(item_key: ItemKey) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let desk: Desk = expect_context();
    let key = StoredValue::new(item_key);
    let rule = move || {
        desk.now.with(|now| key.with_value(|key| now.item(key).and_then(|item| item.show_if.clone())))
    };
    // Only answers that have been given by then can be looked at.
    let earlier = move || {
        desk.now.with(|now| {
            let before = now.items.iter().take_while(|item| key.with_value(|key| item.key != *key));
            before
                .filter(|item| !matches!(item.kind, Kind::Date | Kind::Ranking { .. }))
                .cloned()
                .collect::<Vec<_>>()
        })
    };
    let set = move |rule: Option<Rule>| {
        let rule = rule.filter(|rule| !rule.tests.is_empty());
        desk.make(Edit::Set { key: key.get_value(), to: Setting::ShowIf(rule) });
    };
    let change = move |place: usize, test: Test| {
        if let Some(mut rule) = untrack(rule) {
            if let Some(old) = rule.tests.get_mut(place) {
                *old = test;
            }
            set(Some(rule));
        }
    };
    let more = move |_| {
        let Some(last) = untrack(earlier).pop() else { return };
        let value = choices(&last).first().copied().map_or(0, i32::from);
        let is = if choices(&last).is_empty() { Is::Answered } else { is_of("one_of", value) };
        let mut rule = untrack(rule).unwrap_or(Rule { any: false, tests: vec![] });
        rule.tests.push(Test { item: last.key, is });
        set(Some(rule));
    };
    let fewer = move |place: usize| {
        if let Some(mut rule) = untrack(rule) {
            if place < rule.tests.len() {
                rule.tests.remove(place);
            }
            set(Some(rule));
        }
    };
    let row = move |(place, test): (usize, Test)| {
        let items = earlier();
        let about = items.iter().find(|item| item.key == test.item).cloned();
        let (named, code, value) = (test.item.clone(), test.is.code(), value_of(&test.is));
        let id = move |name: &str| format!("rule-{name}-{place}-{}", key.with_value(|key| key.0.clone()));
        let options = items.iter().map(|item| {
            let text: String = item.text.get(lang).chars().take(80).collect();
            view! { <option value=item.key.0.clone() selected=item.key == named>{text}</option> }
        });
        let options = options.collect_view();
        let points = about.as_ref().map(choices).unwrap_or_default();
        let number = about.as_ref().is_some_and(|item| matches!(item.kind, Kind::Number { .. }));
        let ordered = number || about.as_ref().is_some_and(|item| item.kind.scale().is_some());
        let kinds = [
            ("one_of", td_string!(locale, shape.is_one_of), !points.is_empty()),
            ("none_of", td_string!(locale, shape.is_none_of), !points.is_empty()),
            ("at_least", td_string!(locale, shape.is_at_least), ordered),
            ("at_most", td_string!(locale, shape.is_at_most), ordered),
            ("answered", td_string!(locale, shape.is_answered), true),
        ];
        let kinds = kinds.into_iter().filter(|(_, _, fits)| *fits).map(|(one, name, _)| {
            view! { <option value=one selected=one == code>{name}</option> }
        });
        let kinds = kinds.collect_view();
        let item_of = test.item.clone();
        let pick_item = move |event: leptos::ev::Event| {
            let picked = untrack(earlier).into_iter().find(|item| item.key.0 == event_target_value(&event));
            if let Some(item) = picked {
                let first = choices(&item).first().copied();
                let is = first.map_or(Is::Answered, |first| is_of("one_of", i32::from(first)));
                change(place, Test { item: item.key, is });
            }
        };
        let of_kind = item_of.clone();
        let pick_kind = move |event: leptos::ev::Event| {
            change(place, Test { item: of_kind.clone(), is: is_of(&event_target_value(&event), value) });
        };
        let pick_value = move |event: leptos::ev::Event| {
            let value = event_target_value(&event).parse().unwrap_or(0);
            change(place, Test { item: item_of.clone(), is: is_of(code, value) });
        };
        let value_field = match (code, number) {
            ("answered", _) => None,
            (_, true) => Some(
                view! { <input id=id("value") type="number" aria-label=td_string!(locale, shape.rule_value) value=value.to_string() on:change=pick_value /> }
                    .into_any(),
            ),
            _ => {
                let points = points.into_iter().map(|point| {
                    let name = about.as_ref().map(|item| choice_name(item, point, lang)).unwrap_or_default();
                    view! { <option value=point.to_string() selected=i32::from(point) == value>{name}</option> }
                });
                Some(
                    view! {
                        <select id=id("value") aria-label=td_string!(locale, shape.rule_value) on:change=pick_value>
                            {points.collect_view()}
                        </select>
                    }
                    .into_any(),
                )
            }
        };
        view! {
            <li class="stack">
                <select id=id("item") aria-label=td_string!(locale, shape.rule_item) on:change=pick_item>
                    {options}
                </select>
                <select id=id("is") aria-label=td_string!(locale, shape.rule_is) on:change=pick_kind>
                    {kinds}
                </select>
                {value_field}
                <button class="button link small" on:click=move |_| fewer(place)>
                    {td_string!(locale, shape.rule_fewer)}
                </button>
            </li>
        }
    };
    let any = move || {
        let now = rule().filter(|rule| rule.tests.len() > 1)?;
        let id = format!("rule-any-{}", key.with_value(|key| key.0.clone()));
        let pick = move |event: leptos::ev::Event| {
            if let Some(rule) = untrack(rule) {
                set(Some(Rule { any: event_target_value(&event) == "any", ..rule }));
            }
        };
        Some(view! {
            <p class="field">
                <label for=id.clone()>{td_string!(locale, shape.rule_how)}</label>
                <select id=id on:change=pick>
                    <option value="all" selected=!now.any>{td_string!(locale, shape.rule_all)}</option>
                    <option value="any" selected=now.any>{td_string!(locale, shape.rule_any)}</option>
                </select>
            </p>
        })
    };
    view! {
        <p class="hint">{td_string!(locale, shape.rule_hint)}</p>
        {any}
        <ul>
            {move || {
                let tests = rule().map(|rule| rule.tests).unwrap_or_default();
                tests.into_iter().enumerate().map(row).collect_view()
            }}
        </ul>
        <p>
            <button class="button quiet small" disabled=move || earlier().is_empty() on:click=more>
                {td_string!(locale, shape.rule_more)}
            </button>
        </p>
    }
}
