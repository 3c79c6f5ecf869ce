//! First of all: why, how long, who sees what, when it is discussed, and what is promised.

use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use domain::answer::asking::Asking;
use domain::survey::round::Links;
use leptos::prelude::*;

#[component]
pub fn Introduction(asking: Asking) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let minutes = asking.minutes();
    let group = asking.questionnaire.customer_group.get(lang).to_string();
    let group = (!group.is_empty()).then(|| td_string!(locale, answer.group, group = group).to_string());
    let purpose = asking.purpose.clone();
    let discussion = purpose.discussion.map(|day| day.shown(lang));
    let terms = [
        (td_string!(locale, answer.why), purpose.why.get(lang).to_string()),
        (td_string!(locale, answer.aim), purpose.aim.get(lang).to_string()),
        (td_string!(locale, answer.handling), purpose.handling.get(lang).to_string()),
        (td_string!(locale, answer.discussion), discussion.unwrap_or_default()),
        (td_string!(locale, answer.contact), purpose.contact.clone()),
    ];
    let terms = terms.into_iter().filter(|(_, text)| !text.is_empty());
    let promise = match asking.links {
        Links::Named => td_string!(locale, answer.confidential),
        _ => td_string!(locale, answer.anonymous),
    };
    let ballot = asking.ballots.clone().map(|ballots| {
        // The first half is enough to compare by eye.
        let key = ballots.key.get(..16).unwrap_or_default().to_string();
        view! {
            <p>{td_string!(locale, answer.ballot)}</p>
            <details>
                <summary>{td_string!(locale, answer.ballot_how)}</summary>
                <p>{td_string!(locale, answer.ballot_key, key = key).to_string()}</p>
            </details>
        }
    });
    view! {
        <p class="over">{format!("{} · {}", asking.organisation, asking.unit)}</p>
        <h1>{asking.title().get(lang).to_string()}</h1>
        <p class="lead">{td_string!(locale, answer.about, minutes = minutes).to_string()}</p>
        {group.map(|group| view! { <p>{group}</p> })}
        <dl class="why">
            {terms.map(|(term, text)| view! { <dt>{term}</dt><dd>{text}</dd> }).collect_view()}
        </dl>
        <p>{promise}</p>
        {ballot}
    }
}
