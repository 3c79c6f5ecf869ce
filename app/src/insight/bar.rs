//! A question's answers as a diverging bar. Its parts are sized in percents of the page's width, so that letters keep
//! their size on a phone.

use super::words::option_name;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use domain::insight::chart::diverging::{Segment, diverging, extent};
use domain::insight::scale::ResultScale;
use leptos::prelude::*;

/// Between the bar and the lane of what stands outside the scale, in percents of all answers.
const GAP: f64 = 3.0;
/// Narrower parts, in percents of all answers, have no room for their number.
const ROOM: f64 = 9.0;

/// What the bars of a page share, so that their middles stand in one line. In percents of all answers.
#[derive(Clone, Copy)]
pub struct Lanes {
    left: f64,
    right: f64,
    outside: f64,
}

impl Lanes {
    /// Of every bar: the options with their counts, and how many answers stand outside the scale.
    pub fn of(bars: impl Iterator<Item = (Vec<(usize, u32)>, u32)>) -> Lanes {
        let (parts, outside): (Vec<_>, Vec<_>) =
            bars.map(|(counts, outside)| (segments(&counts), share_outside(&counts, outside))).unzip();
        let (left, right) = extent(parts.iter().map(Vec::as_slice));
        Lanes { left, right, outside: outside.into_iter().fold(0.0, f64::max) }
    }

    /// Position and width in percents of the drawing.
    fn style(self, x: f64, width: f64) -> String {
        let gap = if self.outside > 0.0 { GAP } else { 0.0 };
        let percent = 100.0 / (self.left + self.right + gap + self.outside).max(1.0);
        format!("inset-inline-start:{:.2}%;inline-size:{:.2}%", (self.left + x) * percent, width * percent)
    }
}

fn segments(counts: &[(usize, u32)]) -> Vec<Segment> {
    let only: Vec<u32> = counts.iter().map(|(_, count)| *count).collect();
    diverging(&only, (only.len() % 2 == 1).then_some(only.len() / 2))
}

fn share_outside(counts: &[(usize, u32)], outside: u32) -> f64 {
    let inside: f64 = counts.iter().map(|(_, count)| f64::from(*count)).sum();
    100.0 * f64::from(outside) / (inside + f64::from(outside)).max(1.0)
}

/// Which of the five colours an option has.
fn tone(place: usize, options: usize) -> usize {
    match options {
        0 | 1 => 3,
        _ => 1 + (place * 4 + (options - 1) / 2) / (options - 1),
    }
}

#[component]
pub fn Bar(
    scale: ResultScale,
    counts: Vec<(usize, u32)>,
    outside: u32,
    lanes: Lanes,
    says: String,
) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let options = counts.len();
    let part = |segment: Segment| {
        let label = (segment.width >= ROOM).then(|| lang.number(100.0 * segment.share, 0));
        view! {
            <span class=format!("seg-{}", tone(segment.index, options)) style=lanes.style(segment.x, segment.width)>
                {label}
            </span>
        }
    };
    let name = |(place, index): (usize, usize)| {
        let words = scale.options.get(index).map(|option| option_name(locale, lang, option, options));
        view! {
            <li>
                <i class=format!("seg-{}", tone(place, options))></i>
                {words}
            </li>
        }
    };
    let lane = (outside > 0).then(|| {
        let style = lanes.style(lanes.right + GAP, share_outside(&counts, outside));
        view! { <span class="seg-outside" style=style></span> }
    });
    let outside_name = (outside > 0).then(|| {
        view! {
            <li>
                <i class="seg-outside"></i>
                {td_string!(locale, insight.outside_name)}
            </li>
        }
    });
    view! {
        <div class="bar" role="img" aria-label=says>
            {segments(&counts).into_iter().map(part).collect_view()}
            {lane}
            <i style=lanes.style(0.0, 0.0)></i>
        </div>
        <ul class="legend" role="list" aria-hidden="true">
            {counts.iter().map(|(index, _)| *index).enumerate().map(name).collect_view()}
            {outside_name}
        </ul>
    }
}

#[cfg(test)]
mod tests {
    use super::tone;

    #[test]
    fn tones_reach_from_end_to_end_with_grey_in_the_middle_only() {
        let tones = |options| (0..options).map(|place| tone(place, options)).collect::<Vec<_>>();
        assert_eq!(tones(5), [1, 2, 3, 4, 5]);
        assert_eq!(tones(2), [1, 5]);
        assert_eq!(tones(7).first().zip(tones(7).last()), Some((&1, &5)));
    }
}
