//! How an item is answered: its kind with options or bounds, its theme and family, and whether it may be left out.

use super::desk::Desk;
use super::page::Around;
use crate::i18n::td_string;
use crate::lang::use_locale;
use crate::survey::words::kind_name;
use crate::ui::act::act;
use crate::ui::words::{family_name, theme_name};
use domain::id::ItemKey;
use domain::survey::edit::{Edit, Setting};
use domain::survey::item::{Family, Item, Kind, Theme};
use domain::text::{Lang, Text};
use leptos::prelude::*;

/// The kinds that the team can write items of, by their stable names.
pub const KINDS: [&str; 10] = [
    "agreement",
    "frequency",
    "smileys",
    "zero_to_ten",
    "single",
    "multiple",
    "ranking",
    "number",
    "date",
    "open",
];

/// The kind of this name, with the texts that belong to it: one option each, or the two ends.
pub fn kind(code: &str, texts: Vec<Text>) -> Kind {
    match code {
        "frequency" => Kind::Frequency,
        "smileys" => Kind::Smileys,
        "zero_to_ten" => {
            let mut ends = texts.into_iter();
            Kind::ZeroToTen { low: ends.next().unwrap_or_default(), high: ends.next().unwrap_or_default() }
        }
        "single" => Kind::Single { options: texts },
        "multiple" => Kind::Multiple { options: texts },
        "ranking" => Kind::Ranking { options: texts },
        "number" => Kind::Number { least: None, most: None },
        "date" => Kind::Date,
        "open" => Kind::Open,
        _ => Kind::Agreement,
    }
}

/// The texts that belong to a kind.
pub fn texts(kind: &Kind) -> Vec<Text> {
    match kind {
        Kind::ZeroToTen { low, high } => vec![low.clone(), high.clone()],
        kind => kind.options().to_vec(),
    }
}

pub fn needs_texts(code: &str) -> bool {
    matches!(code, "single" | "multiple" | "ranking" | "zero_to_ten")
}

/// The same texts with one language read from lines.
pub fn with_lines(mut texts: Vec<Text>, lang: Lang, lines: &str) -> Vec<Text> {
    let lines: Vec<&str> = lines.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let filled = texts.iter().filter(|text| !text.exact(lang).is_empty()).count();
    let find = |line: &str| texts.iter().find(|text| text.exact(lang) == line).cloned();
    let known = lines.iter().filter(|line| find(line).is_some()).count();
    // Lines came, went or moved: one that was there keeps its other languages, wherever it stands now.
    if filled > 0 && (lines.len() != filled || known == filled) {
        let own = |line: &&str| {
            let mut text = Text::default();
            text.set(lang, line.to_string());
            text
        };
        return lines.iter().map(|line| find(line).unwrap_or_else(|| own(line))).collect();
    }
    texts.resize(texts.len().max(lines.len()), Text::default());
    for (place, text) in texts.iter_mut().enumerate() {
        text.set(lang, lines.get(place).map_or(String::new(), |line| line.to_string()));
    }
    texts.retain(|text| !text.is_empty());
    texts
}

#[component]
pub fn Answering(item_key: ItemKey) -> impl IntoView {
    let locale = use_locale();
    let desk: Desk = expect_context();
    let around: Around = expect_context();
    let keeping = act();
    let key = StoredValue::new(item_key.clone());
    let item = desk.item(item_key.clone());
    let set = move |to: Setting| {
        desk.make(Edit::Set { key: key.get_value(), to });
    };
    let of = move |read: fn(&Item) -> bool| move || item.with(|item| item.as_ref().is_some_and(read));
    let code =
        Memo::new(move |_| item.with(|item| item.as_ref().map_or("agreement", |item| item.kind.code())));
    let now = move || item.with_untracked(|item| item.as_ref().map(|item| item.kind.clone()));
    let choose_kind = move |event: leptos::ev::Event| {
        let chosen = event_target_value(&event);
        let mut known = now().map(|kind| texts(&kind)).unwrap_or_default();
        if needs_texts(&chosen) && known.len() < 2 {
            let numbered = |n: usize| Text::same(&format!("{n}"));
            known.extend((known.len() + 1..=2).map(numbered));
        }
        set(Setting::Kind(kind(&chosen, known)));
    };
    let lines = move || {
        needs_texts(code.get()).then(|| {
            let field = |lang: Lang| {
                let id = format!("options-{}-{}", key.with_value(|key| key.0.clone()), lang.code());
                let text = move || {
                    let texts =
                        item.with(|item| item.as_ref().map(|item| texts(&item.kind)).unwrap_or_default());
                    texts.iter().map(|text| text.exact(lang).to_string()).collect::<Vec<_>>().join("\n")
                };
                let leave = move |event: leptos::ev::Event| {
                    let known = now().map(|kind| texts(&kind)).unwrap_or_default();
                    let texts = with_lines(known, lang, &event_target_value(&event));
                    set(Setting::Kind(kind(code.get_untracked(), texts)));
                };
                view! {
                    <p class="field">
                        <label for=id.clone()>
                            {format!("{}: {}", td_string!(locale, survey.options), lang.name())}
                        </label>
                        <textarea id=id lang=lang.code() rows="5" prop:value=text on:change=leave></textarea>
                    </p>
                }
            };
            view! {
                <p class="hint">{td_string!(locale, survey.options_hint)}</p>
                <div class="languages-side">{Lang::ALL.map(field).collect_view()}</div>
            }
        })
    };
    let bounds = move || {
        (code.get() == "number").then(|| {
            let field = |id: &'static str, label: &'static str, low: bool| {
                let id = format!("{id}-{}", key.with_value(|key| key.0.clone()));
                let value = move || {
                    item.with(|item| match item.as_ref().map(|item| &item.kind) {
                        Some(Kind::Number { least, most }) => {
                            if low {
                                *least
                            } else {
                                *most
                            }
                        }
                        _ => None,
                    })
                    .map_or(String::new(), |number| number.to_string())
                };
                let leave = move |event: leptos::ev::Event| {
                    let typed = event_target_value(&event).trim().parse().ok();
                    if let Some(Kind::Number { least, most }) = now() {
                        let (least, most) = if low { (typed, most) } else { (least, typed) };
                        set(Setting::Kind(Kind::Number { least, most }));
                    }
                };
                view! {
                    <p class="field">
                        <label for=id.clone()>{label}</label>
                        <input id=id type="number" prop:value=value on:change=leave />
                    </p>
                }
            };
            view! {
                <div class="languages-side">
                    {field("least", td_string!(locale, shape.least), true)}
                    {field("most", td_string!(locale, shape.most), false)}
                </div>
            }
        })
    };
    let flag = move |label: &'static str, read: fn(&Item) -> bool, to: fn(bool) -> Setting| {
        view! {
            <label class="option">
                <input
                    type="checkbox"
                    prop:checked=of(read)
                    on:change=move |event| set(to(event_target_checked(&event)))
                />
                <span>{label}</span>
            </label>
        }
    };
    let id = |name: &str| format!("{name}-{item_key}");
    let kinds = KINDS.map(|one| {
        view! { <option value=one selected=move || code.get() == one>{kind_name(locale, &kind(one, vec![]))}</option> }
    });
    let themes = std::iter::once(None).chain(Theme::ALL.iter().copied().map(Some)).map(|theme| {
        let chosen = move || item.with(|item| item.as_ref().and_then(|item| item.theme)) == theme;
        view! { <option value=theme.map_or("", Theme::code) selected=chosen>{theme_name(locale, theme)}</option> }
    });
    let families = std::iter::once(None).chain(Family::ALL.iter().copied().map(Some)).map(|family| {
        let chosen = move || item.with(|item| item.as_ref().and_then(|item| item.family)) == family;
        let name = family.map_or(td_string!(locale, shape.no_family), |family| family_name(locale, family));
        view! { <option value=family.map_or("", Family::code) selected=chosen>{name}</option> }
    });
    let keep = move |_| {
        let Some(item) = item.get_untracked() else { return };
        let audience = desk.now.with_untracked(|now| now.audience);
        keeping.run(super::api::keep_item(audience, item), move |()| around.bank.again());
    };
    view! {
        <div class="stack">
            <p class="field">
                <label for=id("kind")>{td_string!(locale, survey.kind)}</label>
                <select id=id("kind") on:change=choose_kind>
                    {kinds.collect_view()}
                </select>
            </p>
            {lines}
            {bounds}
            <p class="field">
                <label for=id("theme")>{td_string!(locale, shape.theme)}</label>
                <select id=id("theme") on:change=move |event| set(Setting::Theme(Theme::parse(&event_target_value(&event))))>
                    {themes.collect_view()}
                </select>
            </p>
            <p class="field">
                <label for=id("family")>{td_string!(locale, shape.family)}</label>
                <select id=id("family") on:change=move |event| set(Setting::Family(Family::parse(&event_target_value(&event))))>
                    {families.collect_view()}
                </select>
            </p>
            {flag(td_string!(locale, shape.required_long), |item| item.required, Setting::Required)}
            {flag(td_string!(locale, survey.not_applicable), |item| item.not_applicable, Setting::NotApplicable)}
            {flag(td_string!(locale, shape.joined_long), |item| item.joined, Setting::Joined)}
            {flag(td_string!(locale, shape.reversed_long), |item| item.reversed, Setting::Reversed)}
            <p>
                <button class="button quiet small" disabled=move || keeping.busy.get() on:click=keep>
                    {td_string!(locale, shape.keep_item)}
                </button>
            </p>
            {keeping.problem()}
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_of_one_language_leave_the_others() {
        let texts = vec![Text::new("kyllä", "ja", "yes"), Text::new("ei", "nej", "no")];
        let other = with_lines(texts.clone(), Lang::Fi, "joo\n\n ei ");
        assert_eq!(other, [Text::new("joo", "ja", "yes"), Text::new("ei", "nej", "no")]);
        let more = with_lines(texts.clone(), Lang::Fi, "ei\nehkä\nkyllä");
        assert_eq!(more, [texts[1].clone(), Text::new("ehkä", "", ""), texts[0].clone()]);
        assert_eq!(with_lines(more, Lang::Fi, "kyllä"), texts[..1]);
        let first = with_lines(vec![], Lang::Fi, "kyllä\nei");
        assert_eq!(with_lines(first, Lang::Sv, "ja\nnej")[1], Text::new("ei", "nej", ""));
    }

    #[test]
    fn every_kind_that_is_offered_is_the_one_it_is_called() {
        for code in KINDS {
            assert_eq!(kind(code, vec![]).code(), code);
        }
    }
}
