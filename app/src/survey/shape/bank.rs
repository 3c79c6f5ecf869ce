//! Ready items: the bank's and the organisation's own, found by words, theme and family, one by one or a whole module.

use super::desk::Desk;
use super::page::Around;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::survey::words::{about, kind_name};
use crate::ui::act::act;
use crate::ui::words::{family_name, theme_name};
use domain::survey::bank::Module;
use domain::survey::edit::Edit;
use domain::survey::item::{Audience, Family, Item, Theme};
use domain::text::Lang;
use leptos::prelude::*;

/// What is looked for.
#[derive(Clone, Default, PartialEq)]
struct Wanted {
    words: String,
    theme: Option<Theme>,
    family: Option<Family>,
    module: Option<Module>,
    lang: Option<Lang>,
}

impl Wanted {
    fn fits(&self, item: &Item) -> bool {
        let text = format!("{} {} {}", item.text.fi, item.text.sv, item.text.en).to_lowercase();
        self.words.to_lowercase().split_whitespace().all(|word| text.contains(word))
            && self.theme.is_none_or(|theme| item.theme == Some(theme))
            && self.family.is_none_or(|family| item.family == Some(family))
            && self.module.is_none_or(|module| module.has(item))
            && self.lang.is_none_or(|lang| !item.text.exact(lang).trim().is_empty())
    }
}

#[component]
pub fn BankPanel(audience: Audience) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let desk: Desk = expect_context();
    let around: Around = expect_context();
    let wanted = RwSignal::new(Wanted::default());
    let forgetting = act();
    let add = move |item: Item| desk.make(Edit::Add { item: Box::new(item), at: None });
    let line = move |item: Item, own: bool| {
        let text = item.text.get(lang).to_string();
        let kind = kind_name(locale, &item.kind);
        let (theme, adding) = (about(locale, &item), item.clone());
        let key = item.key.clone();
        let forget = own.then(|| {
            view! {
                <button
                    class="button link small"
                    aria-label=format!("{}: {text}", td_string!(locale, shape.forget_item))
                    on:click=move |_| forgetting.run(super::api::forget_item(key.clone()), move |()| around.bank.again())
                >
                    {td_string!(locale, shape.forget_item)}
                </button>
            }
        });
        view! {
            <li>
                <span>{text.clone()} " "<span class="tag">{theme}</span>" "<span class="tag">{kind}</span></span>
                <span class="row">
                    <button
                        class="button quiet small"
                        aria-label=format!("{}: {text}", td_string!(locale, survey.add))
                        on:click=move |_| {
                            add(adding.clone());
                        }
                    >
                        {td_string!(locale, survey.add)}
                    </button>
                    {forget}
                </span>
            </li>
        }
    };
    let list = move |bank: super::api::Bank| {
        let bank = StoredValue::new(bank);
        let left = move || {
            let wanted = wanted.get();
            let free = |item: &&Item| desk.now.with(|now| now.item(&item.key).is_none()) && wanted.fits(item);
            bank.with_value(|bank| {
                let own = bank.own.iter().filter(free).map(|item| (item.clone(), true));
                own.chain(bank.items.iter().filter(free).map(|item| (item.clone(), false)))
                    .collect::<Vec<_>>()
            })
        };
        let all = move |_| {
            for (item, _) in untrack(left) {
                add(item);
            }
        };
        view! {
            {move || {
                let left = left();
                let empty = left.is_empty().then(|| view! { <p class="empty">{td_string!(locale, shape.bank_none)}</p> });
                let count = td_string!(locale, shape.bank_found, n = left.len()).to_string();
                view! {
                    <p role="status">{count}</p>
                    {empty}
                    <ul class="bank">{left.into_iter().map(|(item, own)| line(item, own)).collect_view()}</ul>
                }
            }}
            <p>
                <button class="button quiet small" on:click=all>
                    {td_string!(locale, shape.bank_all)}
                </button>
            </p>
        }
    };
    let modules = Module::ALL.iter().filter(|module| module.serves(audience)).map(|module| {
        let name = match module {
            Module::Overview | Module::CustomerSide => td_string!(locale, shape.module_overview),
            Module::Feelings => td_string!(locale, shape.module_feelings),
            Module::CustomerWork => td_string!(locale, shape.module_customer_work),
            Module::DifficultEncounters => td_string!(locale, shape.module_difficult),
            Module::Background => td_string!(locale, shape.module_background),
        };
        (module.code(), name)
    });
    let themes = Theme::ALL.iter().map(|theme| (theme.code(), theme_name(locale, Some(*theme))));
    let families = Family::ALL.iter().map(|family| (family.code(), family_name(locale, *family)));
    let languages = Lang::ALL.into_iter().map(|lang| (lang.code(), lang.name()));
    view! {
        <details class="card" open>
            <summary>{td_string!(locale, survey.bank)}</summary>
            <p class="field">
                <label for="bank-words">{td_string!(locale, shape.bank_words)}</label>
                <input
                    id="bank-words"
                    type="search"
                    on:input=move |event| wanted.update(|wanted| wanted.words = event_target_value(&event))
                />
            </p>
            <Pick id="bank-module" label=td_string!(locale, shape.module) options=modules.collect() wanted set=|wanted, code| wanted.module = Module::parse(code) />
            <Pick id="bank-theme" label=td_string!(locale, shape.theme) options=themes.collect() wanted set=|wanted, code| wanted.theme = Theme::parse(code) />
            <Pick id="bank-family" label=td_string!(locale, shape.family) options=families.collect() wanted set=|wanted, code| wanted.family = Family::parse(code) />
            <Pick id="bank-lang" label=td_string!(locale, shape.language) options=languages.collect() wanted set=|wanted, code| wanted.lang = Lang::parse(code) />
            {forgetting.problem()}
            {around.bank.show(list)}
        </details>
    }
}

/// One of these, by code and name, or any.
#[component]
fn Pick(
    id: &'static str,
    label: &'static str,
    options: Vec<(&'static str, &'static str)>,
    wanted: RwSignal<Wanted>,
    set: fn(&mut Wanted, &str),
) -> impl IntoView {
    let any = td_string!(use_locale(), shape.any);
    let option = |(code, name)| view! { <option value=code>{name}</option> };
    view! {
        <p class="field">
            <label for=id>{label}</label>
            <select id=id on:change=move |event| wanted.update(|wanted| set(wanted, &event_target_value(&event)))>
                <option value="">{any}</option>
                {options.into_iter().map(option).collect_view()}
            </select>
        </p>
    }
}
