//! What the dashboard shows of a snapshot, given the choices in its address.

use domain::day::Period;
use domain::id::{ItemKey, UnitId};
use domain::insight::result::{Answers, Question, Shown, Snapshot, UnitResult};
use domain::insight::scale::ResultScale;
use domain::survey::item::{Audience, Theme};

/// Choices in the address; what is missing or unknown there falls back to everything.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct View {
    pub unit: Option<UnitId>,
    pub theme: Option<Theme>,
    pub period: Option<Period>,
    pub staff: Option<ItemKey>,
    pub customer: Option<ItemKey>,
}

impl View {
    pub fn read(get: impl Fn(&str) -> Option<String>) -> View {
        let question = |name| get(name).filter(|key| !key.is_empty()).map(|key| ItemKey::new(&key));
        View {
            unit: get("unit").and_then(|id| UnitId::parse(&id)),
            theme: get("theme").and_then(|code| Theme::parse(&code)),
            period: get("period").and_then(|text| read_period(&text)),
            staff: question("staff"),
            customer: question("customer"),
        }
    }

    /// The chosen unit, or the whole organisation.
    pub fn unit<'a>(&self, snapshot: &'a Snapshot) -> Option<&'a UnitResult> {
        self.unit.and_then(|id| snapshot.unit(id)).or_else(|| snapshot.units.first())
    }

    /// Questions to show, by their index in the snapshot: staff's first.
    pub fn questions(&self, snapshot: &Snapshot) -> Vec<usize> {
        let wanted = |question: &Question| {
            self.theme.is_none_or(|theme| question.theme == Some(theme))
                && self.period.is_none_or(|period| question.source.period == period)
        };
        let place = |index: &usize| {
            let audience = snapshot.questions[*index].audience;
            Audience::ALL.iter().position(|known| *known == audience)
        };
        let mut shown: Vec<usize> =
            (0..snapshot.questions.len()).filter(|index| wanted(&snapshot.questions[*index])).collect();
        shown.sort_by_key(place);
        shown
    }

    /// The question of an audience that units are compared by: the chosen one, or the first that measures.
    pub fn compared(&self, snapshot: &Snapshot, audience: Audience) -> Option<usize> {
        let key = match audience {
            Audience::Staff => &self.staff,
            Audience::Customer => &self.customer,
        };
        let chosen = key.as_ref().and_then(|key| snapshot.question(audience, key));
        chosen.or_else(|| measuring(snapshot, audience).first().copied())
    }
}

pub fn write_period(period: Period) -> String {
    format!("{}/{}", period.first, period.last)
}

fn read_period(text: &str) -> Option<Period> {
    use domain::day::Day;
    let (first, last) = text.split_once('/')?;
    Some(Period { first: Day::parse_iso(first)?, last: Day::parse_iso(last)? })
}

/// Questions of an audience whose numbers mean more and less.
pub fn measuring(snapshot: &Snapshot, audience: Audience) -> Vec<usize> {
    let measures =
        |q: &Question| q.audience == audience && q.scale.as_ref().is_some_and(ResultScale::measures);
    (0..snapshot.questions.len()).filter(|index| measures(&snapshot.questions[*index])).collect()
}

/// How many units without sub-units are shown in full, as positions and not at all.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Levels {
    pub full: usize,
    pub position: usize,
    pub hidden: usize,
}

pub fn levels(snapshot: &Snapshot, audience: Audience) -> Levels {
    let mut levels = Levels::default();
    for unit in leaves(snapshot) {
        match unit.shown(audience) {
            Shown::Full(_) => levels.full += 1,
            Shown::Position(_) => levels.position += 1,
            Shown::Hidden => levels.hidden += 1,
        }
    }
    levels
}

/// Units without sub-units.
pub fn leaves(snapshot: &Snapshot) -> impl Iterator<Item = &UnitResult> {
    let parents: std::collections::HashSet<UnitId> =
        snapshot.units.iter().filter_map(|unit| unit.parent).collect();
    snapshot.units.iter().filter(move |unit| !parents.contains(&unit.id))
}

/// The counts of the options on the scale from the worse end to the better, with their place in the scale.
pub fn ordered(scale: &ResultScale, answers: &Answers) -> Vec<(usize, u32)> {
    let on_scale = |index: &usize| scale.options.get(*index).is_some_and(|option| option.score.is_some());
    let mut places: Vec<usize> = (0..answers.counts.len()).filter(on_scale).collect();
    let score = |index: usize| scale.options[index].score.unwrap_or_default();
    if scale.measures() {
        places.sort_by(|a, b| score(*a).total_cmp(&score(*b)));
        if scale.reversed {
            places.reverse();
        }
    }
    places.into_iter().map(|index| (index, answers.counts[index])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::insight::scale::OptionLabel;

    #[test]
    fn a_broken_address_shows_everything() {
        let view = View::read(|name| Some(format!("{name} is wrong")));
        assert_eq!((view.unit, view.theme, view.period), (None, None, None));
        let period = view_of("period", "2026-04-01/2026-04-30").period.expect("two days");
        assert_eq!(write_period(period), "2026-04-01/2026-04-30");
    }

    fn view_of(name: &'static str, value: &'static str) -> View {
        View::read(move |wanted| (wanted == name).then(|| value.to_string()))
    }

    #[test]
    fn options_run_from_worse_to_better() {
        let option = |score| OptionLabel { code: String::new(), label: Default::default(), score };
        let options = vec![option(Some(10.0)), option(Some(0.0)), option(None)];
        let mut scale = ResultScale { min: 0.0, max: 10.0, options, reversed: false };
        let answers = Answers { n: 5, outside: 1, mean: None, counts: vec![4, 1, 0] };
        assert_eq!(ordered(&scale, &answers), [(1, 1), (0, 4)]);
        scale.reversed = true;
        assert_eq!(ordered(&scale, &answers), [(0, 4), (1, 1)]);
    }
}
