//! One figure per question: what was asked, one sentence, a diverging bar, how sure it is, and the table.

use super::bar::{Bar, Lanes};
use super::state::{View, ordered};
use super::words::{audience_name, option_name};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::words::theme_name;
use domain::insight::result::{Answers, Question, Snapshot};
use domain::insight::scale::ResultScale;
use domain::insight::tally::points_per_person::points_per_person;
use domain::insight::tally::wilson::wilson;
use domain::survey::item::Theme;
use leptos::prelude::*;
use std::collections::BTreeMap;
use std::sync::Arc;

/// Options above the middle, which the sentence counts together.
const HALF: usize = 2;

#[component]
pub fn Questions(snapshot: Arc<Snapshot>, view: View) -> impl IntoView {
    let locale = use_locale();
    let Some(unit) = view.unit(&snapshot) else { return ().into_any() };
    let mut themes: BTreeMap<Option<Theme>, Vec<usize>> = BTreeMap::new();
    for index in view.questions(&snapshot) {
        themes.entry(snapshot.questions[index].theme).or_default().push(index);
    }
    let lanes = Lanes::of(themes.values().flatten().filter_map(|index| {
        let answers = snapshot.answers(unit, *index)?;
        Some((ordered(snapshot.questions[*index].scale.as_ref()?, answers), answers.outside))
    }));
    let figure = |index: usize| {
        let answers = snapshot.answers(unit, index)?.clone();
        Some(view! { <Figure question=snapshot.questions[index].clone() answers lanes /> })
    };
    let section = |(theme, indexes): (Option<Theme>, Vec<usize>)| {
        let figures: Vec<_> = indexes.into_iter().filter_map(figure).collect();
        (!figures.is_empty()).then(|| {
            view! {
                <section>
                    <h3>{theme_name(locale, theme)}</h3>
                    {figures}
                </section>
            }
        })
    };
    let sections: Vec<_> = themes.into_iter().filter_map(section).collect();
    let none = sections
        .is_empty()
        .then(|| view! { <p class="empty">{td_string!(locale, insight.no_questions)}</p> });
    view! {
        <section aria-labelledby="questions">
            <h2 id="questions">{td_string!(locale, insight.questions)}</h2>
            {none}
            {sections}
        </section>
    }
    .into_any()
}

#[component]
fn Figure(question: Question, answers: Answers, lanes: Lanes) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let scale = question.scale.clone();
    let counts = scale.as_ref().map(|scale| ordered(scale, &answers)).unwrap_or_default();
    let measures = scale.as_ref().is_some_and(ResultScale::measures);
    let mean = answers.mean.zip(scale.as_ref()).map(|(mean, scale)| {
        td_string!(
            locale,
            insight.mean,
            mean = lang.number(mean, 2),
            min = lang.number(scale.min, 0),
            max = lang.number(scale.max, 0)
        )
        .to_string()
    });
    let better: u32 = counts.iter().rev().take(counts.len() / HALF).map(|(_, count)| count).sum();
    let says = match wilson(better, answers.n).filter(|_| measures && !counts.is_empty()) {
        Some((low, high)) => {
            let percent = |share: f64| lang.number(100.0 * share, 0);
            let share = percent(f64::from(better) / f64::from(answers.n));
            td_string!(locale, insight.summary, share = share, low = percent(low), high = percent(high))
                .to_string()
        }
        None => mean.clone().unwrap_or_default(),
    };
    // Among thousands of answers one person is not seen any more.
    let person = points_per_person(answers.n).filter(|points| *points >= 0.1).map(|points| {
        let points = lang.number(points, if points < 2.0 { 1 } else { 0 });
        td_string!(locale, insight.person, points = points).to_string()
    });
    let note = format!("n\u{a0}=\u{a0}{}. {}", lang.count(answers.n), person.unwrap_or_default());
    let outside = (answers.outside > 0)
        .then(|| td_string!(locale, insight.outside, n = lang.count(answers.outside)).to_string());
    view! {
        <figure class="chart" data-question=question.key.to_string()>
            <figcaption>
                <h4>
                    <span class=format!("who {}", question.audience.code())>
                        {audience_name(locale, question.audience)}
                    </span>
                    " "
                    {question.text.get(lang).to_string()}
                </h4>
                <p>{says.clone()}</p>
            </figcaption>
            {scale
                .as_ref()
                .filter(|_| !counts.is_empty())
                .map(|scale| view! { <Bar scale=scale.clone() counts=counts.clone() outside=answers.outside lanes says /> })}
            <p class="chart-note">
                {mean} " " {note} " " {outside} " " {question.source.label.get(lang).to_string()} ", "
                {question.source.period.shown(lang)}
            </p>
            {scale.filter(|_| !counts.is_empty()).map(|scale| view! { <Table scale counts answers /> })}
        </figure>
    }
}

#[component]
fn Table(scale: ResultScale, counts: Vec<(usize, u32)>, answers: Answers) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let options = counts.len();
    let row = |(index, count): (usize, u32)| {
        let words = scale.options.get(index).map(|option| option_name(locale, lang, option, options));
        let share = 100.0 * f64::from(count) / f64::from(answers.n.max(1));
        view! {
            <tr>
                <th scope="row">{words}</th>
                <td class="n">{lang.count(count)}</td>
                <td class="n">{lang.number(share, 0)} " %"</td>
            </tr>
        }
    };
    view! {
        <details>
            <summary>{td_string!(locale, insight.as_table)}</summary>
            <div class="table-wrap">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, insight.option)}</th>
                            <th scope="col" class="n">{td_string!(locale, insight.answers)}</th>
                            <th scope="col" class="n">{td_string!(locale, insight.share)}</th>
                        </tr>
                    </thead>
                    <tbody>{counts.into_iter().map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}
