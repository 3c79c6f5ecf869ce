//! Who answered, how large a share that is, and what is hidden and why.

use super::state::{View, levels};
use super::words::{audience_name, place_name};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::words::theme_name;
use domain::insight::result::{Shown, Snapshot, UnitResult};
use domain::survey::item::Audience;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Head(snapshot: Arc<Snapshot>, view: View) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let Some(unit) = view.unit(&snapshot) else { return ().into_any() };
    let asked = |audience| snapshot.questions.iter().any(|question| question.audience == audience);
    let audiences: Vec<Audience> = Audience::ALL.into_iter().filter(|audience| asked(*audience)).collect();
    let period = snapshot.period.shown(lang);
    let counted = audiences.iter().map(|audience| view! { <Counted unit=unit.clone() audience=*audience /> });
    let told = audiences.iter().filter_map(|audience| {
        let levels = levels(&snapshot, *audience);
        (levels.position + levels.hidden > 0).then(|| {
            let sentence = td_string!(
                locale,
                insight.levels,
                who = audience_name(locale, *audience),
                full = levels.full,
                position = levels.position,
                hidden = levels.hidden
            )
            .to_string();
            view! {
                <p
                    class="hidden-why"
                    data-audience=audience.code()
                    data-full=levels.full
                    data-position=levels.position
                    data-hidden=levels.hidden
                >
                    {sentence}
                    " "
                    {td_string!(locale, insight.hidden_why)}
                </p>
            }
        })
    });
    view! {
        <section aria-label=unit.name.clone()>
            <p class="context-line">
                <strong>{unit.name.clone()}</strong>
                " · "
                {period}
            </p>
            <dl class="headline">{counted.collect_view()}</dl>
            {audiences.iter().map(|audience| view! { <Small unit=unit.clone() audience=*audience /> }).collect_view()}
            {told.collect_view()}
        </section>
    }
    .into_any()
}

#[component]
fn Counted(unit: UnitResult, audience: Audience) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    unit.shown(audience).full().map(|full| {
        let rate = full.response_rate.zip(full.head_count).map(|(rate, asked)| {
            td_string!(locale, insight.response_rate, rate = rate, asked = lang.count(asked)).to_string()
        });
        view! {
            <div>
                <dt>{audience_name(locale, audience)} ": " {td_string!(locale, insight.respondents)}</dt>
                <dd>{lang.count(full.respondents)} " " <small>{rate}</small></dd>
            </div>
        }
    })
}

/// Themes as positions, or the sentence that nothing is shown.
#[component]
fn Small(unit: UnitResult, audience: Audience) -> impl IntoView {
    let locale = use_locale();
    let who = audience_name(locale, audience);
    match unit.shown(audience) {
        Shown::Full(_) => ().into_any(),
        Shown::Hidden => {
            let sentence = td_string!(locale, insight.unit_hidden, who = who).to_string();
            view! { <p class="hidden-why" data-level="hidden">{sentence}</p> }.into_any()
        }
        Shown::Position(themes) => {
            let sentence = td_string!(locale, insight.unit_position, who = who).to_string();
            let theme = |(theme, place): (&domain::survey::item::Theme, &_)| {
                view! { <li>{theme_name(locale, Some(*theme))} ": " {place_name(locale, *place)}</li> }
            };
            view! {
                <div class="hidden-why" data-level="position">
                    <p>{sentence}</p>
                    <ul>{themes.iter().map(theme).collect_view()}</ul>
                </div>
            }
            .into_any()
        }
    }
}
