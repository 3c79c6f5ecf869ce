//! Units beside each other: points from eight units, a coefficient with its interval from twenty, and a table of all.

use super::filters::Compared;
use super::state::{View, leaves};
use super::words::{audience_name, place_name};
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::words::theme_name;
use domain::id::UnitId;
use domain::insight::chart::scatter::{Axis, scatter};
use domain::insight::compare::{Association, Point, association};
use domain::insight::result::{Shown, Snapshot, UnitResult};
use domain::survey::item::Audience;
use leptos::prelude::*;
use std::sync::Arc;

#[component]
pub fn Units(snapshot: Arc<Snapshot>, view: View) -> impl IntoView {
    let locale = use_locale();
    let staff = view.compared(&snapshot, Audience::Staff);
    let customer = view.compared(&snapshot, Audience::Customer);
    if leaves(&snapshot).count() < 2 || (staff.is_none() && customer.is_none()) {
        return ().into_any();
    }
    let found = staff.zip(customer).map(|(staff, customer)| {
        association(&snapshot, &snapshot.questions[staff].key, &snapshot.questions[customer].key)
    });
    view! {
        <section aria-labelledby="units">
            <h2 id="units">{td_string!(locale, insight.units)}</h2>
            <div class="filters">
                <Compared
                    snapshot=snapshot.clone()
                    audience=Audience::Staff
                    label=td_string!(locale, insight.staff_question)
                    now=staff
                />
                <Compared
                    snapshot=snapshot.clone()
                    audience=Audience::Customer
                    label=td_string!(locale, insight.customer_question)
                    now=customer
                />
            </div>
            {found.map(|found| view! { <Together snapshot=snapshot.clone() found unit=view.unit /> })}
            <Table snapshot staff customer />
        </section>
    }
    .into_any()
}

#[component]
fn Together(snapshot: Arc<Snapshot>, found: Association, unit: Option<UnitId>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let (points, rho, says) = match found {
        Association::SideBySide { units } => {
            let says = td_string!(locale, insight.too_few_units, n = units.len()).to_string();
            return view! { <p class="hidden-why">{says}</p> }.into_any();
        }
        Association::Scatter { points } => {
            let says = td_string!(locale, insight.scatter_only, n = points.len()).to_string();
            (points, None, says)
        }
        Association::Coefficient { points, rho, low, high, n } => {
            let says = td_string!(
                locale,
                insight.coefficient,
                rho = lang.number(rho, 2),
                low = lang.number(low, 2),
                high = lang.number(high, 2),
                n = n
            )
            .to_string();
            (points, Some(rho), says)
        }
    };
    let n = points.len();
    view! {
        <figure class="chart" data-rho=rho data-n=n>
            <figcaption>
                <h3>{td_string!(locale, insight.scatter_title)}</h3>
                <p>{says.clone()}</p>
                <p class="hint">{td_string!(locale, insight.no_cause)}</p>
            </figcaption>
            <Dots snapshot points unit says />
        </figure>
    }
    .into_any()
}

#[component]
fn Dots(snapshot: Arc<Snapshot>, points: Vec<Point>, unit: Option<UnitId>, says: String) -> impl IntoView {
    let locale = use_locale();
    const WIDTH: f64 = 640.0;
    const HEIGHT: f64 = 400.0;
    let places: Vec<(f64, f64)> = points.iter().map(|point| (point.staff, point.customer)).collect();
    let (xs, ys): (Vec<f64>, Vec<f64>) = places.iter().copied().unzip();
    let drawn = scatter(&places, &Axis::around(&xs), &Axis::around(&ys), WIDTH, HEIGHT);
    let across = drawn.x_ticks.iter().map(|tick| {
        view! {
            <line class="grid" x1=tick.at x2=tick.at y1="0" y2=HEIGHT></line>
            <text class="quiet" x=tick.at y=HEIGHT + 18.0 text-anchor="middle">{tick.value}</text>
        }
    });
    let up = drawn.y_ticks.iter().map(|tick| {
        view! {
            <line class="grid" x1="0" x2=WIDTH y1=tick.at y2=tick.at></line>
            <text class="quiet" x="-8" y=tick.at + 5.0 text-anchor="end">{tick.value}</text>
        }
    });
    let dots = drawn.points.iter().zip(&points).map(|((x, y), point)| {
        let chosen = Some(point.unit) == unit;
        let name = snapshot.unit(point.unit).map(|unit| unit.name.clone());
        view! {
            <circle class=if chosen { "dot chosen" } else { "dot" } cx=*x cy=*y r=if chosen { 8 } else { 4 }>
                <title>{name}</title>
            </circle>
        }
    });
    view! {
        <div class="chart-scroll" tabindex="0">
            <svg class="scatter" viewBox="-52 -12 720 470" role="img" aria-label=says>
                {across.collect_view()}
                {up.collect_view()}
                {dots.collect_view()}
                <text x=WIDTH / 2.0 y=HEIGHT + 44.0 text-anchor="middle">{td_string!(locale, insight.axis_staff)}</text>
                <text transform=format!("translate(-40 {}) rotate(-90)", HEIGHT / 2.0) text-anchor="middle">
                    {td_string!(locale, insight.axis_customer)}
                </text>
            </svg>
        </div>
    }
}

#[component]
fn Table(snapshot: Arc<Snapshot>, staff: Option<usize>, customer: Option<usize>) -> impl IntoView {
    let locale = use_locale();
    let columns: Vec<(Audience, usize)> = [(Audience::Staff, staff), (Audience::Customer, customer)]
        .into_iter()
        .filter_map(|(audience, question)| Some((audience, question?)))
        .collect();
    let head = columns.iter().map(|(audience, _)| {
        view! {
            <th scope="col">{audience_name(locale, *audience)}</th>
            <th scope="col" class="n">{td_string!(locale, insight.answers)}</th>
        }
    });
    let row = |unit: &UnitResult| {
        let cells = columns.iter().map(|(audience, question)| {
            view! { <Cell snapshot=snapshot.clone() unit=unit.clone() audience=*audience question=*question /> }
        });
        view! {
            <tr data-unit=unit.name.clone()>
                <th scope="row">{unit.name.clone()}</th>
                {cells.collect_view()}
            </tr>
        }
    };
    view! {
        <details>
            <summary>{td_string!(locale, insight.units_table)}</summary>
            <div class="table-wrap">
                <table class="table units">
                    <thead>
                        <tr>
                            <th scope="col">{td_string!(locale, insight.unit)}</th>
                            {head.collect_view()}
                        </tr>
                    </thead>
                    <tbody>{leaves(&snapshot).map(row).collect_view()}</tbody>
                </table>
            </div>
        </details>
    }
}

/// The mean on its own scale with its n, a position, or nothing.
#[component]
fn Cell(snapshot: Arc<Snapshot>, unit: UnitResult, audience: Audience, question: usize) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    match unit.shown(audience) {
        Shown::Full(_) => {
            let answers = snapshot.answers(&unit, question);
            let mean = answers.and_then(|answers| answers.mean);
            view! {
                <td data-level="full" data-audience=audience.code() data-value=mean>
                    {mean.map_or("–".to_string(), |mean| lang.number(mean, 2))}
                </td>
                <td class="n">{answers.map(|answers| answers.n)}</td>
            }
            .into_any()
        }
        Shown::Position(themes) => {
            let own = snapshot.questions[question].theme;
            let words = themes
                .iter()
                .filter(|(theme, _)| own.is_none_or(|own| own == **theme))
                .map(|(theme, place)| {
                    format!("{}: {}", theme_name(locale, Some(*theme)), place_name(locale, *place))
                })
                .collect::<Vec<_>>()
                .join(", ");
            let words =
                if words.is_empty() { td_string!(locale, insight.position_only).to_string() } else { words };
            view! {
                <td data-level="position" data-audience=audience.code()>{words}</td>
                <td></td>
            }
            .into_any()
        }
        Shown::Hidden => view! {
            <td data-level="hidden" data-audience=audience.code()>{td_string!(locale, insight.not_shown)}</td>
            <td></td>
        }
        .into_any(),
    }
}
