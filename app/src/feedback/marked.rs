//! What in free texts tells of a person: counted while the file is tried, shown, and taken out before a row leaves the browser.

use super::check::Checked;
use crate::i18n::{Locale, td_string};
use crate::lang::{use_lang, use_locale};
use domain::feedback::scrub::{Mark, Names, find, scrub};
use leptos::prelude::*;
use std::collections::{BTreeMap, HashSet};
use std::sync::Arc;

/// Names that are listed, the most frequent first; the others are taken out unlisted.
const MOST_LISTED: usize = 60;

#[derive(Clone)]
pub struct Marked {
    names: Arc<Names>,
    counts: BTreeMap<Mark, u32>,
    /// As written, with how often.
    named: BTreeMap<String, u32>,
}

impl Marked {
    pub fn new(names: Arc<Names>) -> Marked {
        Marked { names, counts: BTreeMap::new(), named: BTreeMap::new() }
    }

    pub fn read(&mut self, text: &str) {
        for found in find(text, &self.names) {
            *self.counts.entry(found.mark).or_default() += 1;
            if found.mark == Mark::Name {
                *self.named.entry(text.get(found.at).unwrap_or_default().to_string()).or_default() += 1;
            }
        }
    }

    /// The text as it is stored; names in `kept` stay.
    pub fn scrubbed(&self, text: &str, kept: &HashSet<String>, locale: Locale) -> String {
        let mut found = find(text, &self.names);
        found.retain(|one| {
            one.mark != Mark::Name || text.get(one.at.clone()).is_none_or(|name| !kept.contains(name))
        });
        scrub(text, &found, |mark| word(locale, mark))
    }
}

/// What stands in its place.
fn word(locale: Locale, mark: Mark) -> &'static str {
    match mark {
        Mark::Identity => td_string!(locale, feedback.mark_identity),
        Mark::Email => td_string!(locale, feedback.mark_email),
        Mark::Phone => td_string!(locale, feedback.mark_phone),
        Mark::Name => td_string!(locale, feedback.mark_name),
    }
}

/// How much was found, and the names that may stay because they are none.
#[component]
pub fn MarkedTexts(checked: Checked, kept: RwSignal<HashSet<String>>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let Marked { counts, named, .. } = checked.marked;
    let total = |(mark, count): (&Mark, &u32)| format!("{}: {}", word(locale, *mark), lang.count(*count));
    let totals = counts.iter().map(total).collect::<Vec<_>>().join(" · ");
    let mut named: Vec<(String, u32)> = named.into_iter().collect();
    named.sort_by(|a, b| b.1.cmp(&a.1).then_with(|| a.0.cmp(&b.0)));
    named.truncate(MOST_LISTED);
    let some_named = !named.is_empty();
    let name = move |(name, count): (String, u32)| {
        let label = format!("{name} ({})", lang.count(count));
        let change = move |event: leptos::ev::Event| {
            kept.update(|kept| {
                if event_target_checked(&event) {
                    kept.remove(&name);
                } else {
                    kept.insert(name.clone());
                }
            });
        };
        view! {
            <label class="option">
                <input type="checkbox" checked on:change=change />
                <span>{label}</span>
            </label>
        }
    };
    (!counts.is_empty()).then(|| {
        view! {
            <section class="notice">
                <h3>{td_string!(locale, feedback.marked)}</h3>
                <p>{td_string!(locale, feedback.marked_lead)}</p>
                <p>
                    <strong>{totals}</strong>
                </p>
                {some_named
                    .then(|| {
                        view! {
                            <fieldset>
                                <legend>{td_string!(locale, feedback.marked_names)}</legend>
                                <div class="names">{named.into_iter().map(name).collect_view()}</div>
                            </fieldset>
                        }
                    })}
            </section>
        }
    })
}
