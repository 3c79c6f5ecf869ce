//! Where staff and customers of one unit see it differently: a card for each pair, the widest gap first.

use super::state::View;
use super::words::audience_name;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::words::family_name;
use domain::insight::chart::paired::paired_dots;
use domain::insight::compare::{FamilyPair, Side, pairs};
use domain::insight::result::Snapshot;
use domain::survey::item::Audience;
use leptos::prelude::*;
use std::sync::Arc;

/// Points on 0–100 within which the two are said to see it alike.
const ALIKE: f64 = 5.0;

#[component]
pub fn Gaps(snapshot: Arc<Snapshot>, view: View) -> impl IntoView {
    let locale = use_locale();
    let Some(unit) = view.unit(&snapshot) else { return ().into_any() };
    let both = Audience::ALL.iter().all(|a| snapshot.questions.iter().any(|q| q.audience == *a));
    if !both {
        return ().into_any();
    }
    let mut found: Vec<FamilyPair> = pairs(&snapshot, unit.id);
    found.retain(|pair| pair.staff.is_some() && pair.customer.is_some());
    found.sort_by(|a, b| b.gap.unwrap_or(0.0).abs().total_cmp(&a.gap.unwrap_or(0.0).abs()));
    let none =
        found.is_empty().then(|| view! { <p class="empty">{td_string!(locale, insight.no_pairs)}</p> });
    let card = |pair| view! { <GapCard snapshot=snapshot.clone() pair /> };
    view! {
        <section aria-labelledby="gaps">
            <h2 id="gaps">{td_string!(locale, insight.gaps)}</h2>
            <p class="hint">{td_string!(locale, insight.gaps_lead)}</p>
            {none}
            <div class="gap-cards">{found.into_iter().map(card).collect_view()}</div>
        </section>
    }
    .into_any()
}

#[component]
fn GapCard(snapshot: Arc<Snapshot>, pair: FamilyPair) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let says = match pair.gap {
        None => td_string!(locale, insight.gap_other_time).to_string(),
        Some(gap) if gap.abs() < ALIKE => td_string!(locale, insight.gap_alike).to_string(),
        Some(gap) => {
            let points = lang.number(gap.abs(), 0);
            match gap > 0.0 {
                true => td_string!(locale, insight.gap_staff, points = points).to_string(),
                false => td_string!(locale, insight.gap_customer, points = points).to_string(),
            }
        }
    };
    let dots = paired_dots(pair.staff.as_ref().map(|s| s.hundred), pair.customer.as_ref().map(|s| s.hundred));
    let x = |at: f64| 10.0 + 3.0 * at;
    let (up, down) = if dots.touching { (18.0, 34.0) } else { (26.0, 26.0) };
    let diamond = |x: f64, y: f64| format!("M{x} {} l8 8 l-8 8 l-8 -8 z", y - 8.0);
    let side = |audience: Audience, side: &Side| {
        let question = side.questions.first().and_then(|index| snapshot.questions.get(*index));
        let scale = question
            .and_then(|question| question.scale.as_ref())
            .map(|scale| format!("{}–{}", lang.number(scale.min, 0), lang.number(scale.max, 0)));
        let original = td_string!(
            locale,
            insight.side,
            hundred = lang.number(side.hundred, 0),
            original = lang.number(side.original, 2),
            scale = scale.unwrap_or_default(),
            n = lang.count(side.n)
        )
        .to_string();
        view! {
            <li>
                <strong>{audience_name(locale, audience)}</strong>
                ": "
                {question.map(|question| format!("{} ", question.text.get(lang)))}
                {original}
            </li>
        }
    };
    view! {
        <article class="gap-card" data-family=pair.family.code()>
            <h3>{family_name(locale, pair.family)}</h3>
            <p>{says.clone()}</p>
            <svg viewBox="0 0 320 52" role="img" aria-label=says>
                <g class="axis">
                    <line x1="10" x2="310" y1="26" y2="26"></line>
                </g>
                <text class="quiet" x="10" y="50">"0"</text>
                <text class="quiet" x="310" y="50" text-anchor="end">"100"</text>
                {dots.between.map(|(a, b)| view! { <line class="between" x1=x(a) x2=x(b) y1="26" y2="26"></line> })}
                {dots.staff.map(|at| view! { <circle class="mark-staff" cx=x(at) cy=up r="8"></circle> })}
                {dots.customer.map(|at| view! { <path class="mark-customer" d=diamond(x(at), down)></path> })}
            </svg>
            <ul class="foot" role="list">
                {pair.staff.as_ref().map(|one| side(Audience::Staff, one))}
                {pair.customer.as_ref().map(|one| side(Audience::Customer, one))}
            </ul>
        </article>
    }
}
