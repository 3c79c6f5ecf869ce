//! From answers and imported rows to the counts that the gate is given.

use super::count::Tally;
use super::gate::{RawResults, RawRound, RawUnit};
use super::result::{Channel, Question, Source};
use super::scale::{OptionLabel, ResultScale};
use crate::account::Unit;
use crate::answer::value::{Value, Values};
use crate::answer::wire;
use crate::day::Period;
use crate::feedback::mapping::Mapping;
use crate::id::{ItemKey, UnitId};
use crate::survey::item::{Audience, Family, Item, Kind, Theme};
use crate::survey::questionnaire::Questionnaire;
use crate::text::Text;
use std::collections::HashMap;

/// Imported rows of one unit that share theme, family and counts, added up.
pub struct ImportedRow {
    pub unit: UnitId,
    pub theme: Option<Theme>,
    pub family: Option<Family>,
    /// Answers on the scale, and the sum of their scores.
    pub n: u32,
    pub sum: Option<f64>,
    /// Per option of the mapping's scale, those without a score too; empty when only means are known.
    pub counts: Vec<u32>,
    pub period: Period,
}

/// Counts source after source.
pub struct Collector {
    units: Vec<RawUnit>,
    place: HashMap<UnitId, usize>,
    questions: Vec<Question>,
    period: Option<Period>,
}

/// Counts the answers of one round.
pub struct RoundCounting<'a> {
    collector: &'a mut Collector,
    audience: Audience,
    /// Item, and the slot of its question among those of the audience.
    items: Vec<(Item, usize)>,
}

impl Collector {
    pub fn new(units: &[Unit]) -> Collector {
        let raw = |unit: &Unit| RawUnit {
            id: unit.id,
            parent: unit.parent,
            name: unit.name.clone(),
            head_count: unit.head_count,
            staff: RawResults::default(),
            customer: RawResults::default(),
        };
        Collector {
            units: units.iter().map(raw).collect(),
            place: units.iter().enumerate().map(|(i, unit)| (unit.id, i)).collect(),
            questions: Vec::new(),
            period: None,
        }
    }

    /// Begins a round of our own. Open answers are not counted: they never enter a snapshot this way.
    pub fn round(&mut self, asked: &Questionnaire, label: Text, period: Period) -> RoundCounting<'_> {
        self.cover(period);
        let mut items = Vec::new();
        for item in &asked.items {
            if item.kind.choices().is_none() {
                continue;
            }
            let question = Question {
                key: item.key.clone(),
                audience: asked.audience,
                text: item.text.clone(),
                theme: item.theme,
                family: item.family,
                scale: ResultScale::from_kind(&item.kind, item.reversed).or_else(|| names(&item.kind)),
                source: Source { label: label.clone(), channel: Channel::Own, period },
            };
            items.push((item.clone(), self.slot(question)));
        }
        RoundCounting { collector: self, audience: asked.audience, items }
    }

    /// Adds rows of an imported file. Files that ask the same question on the same scale are one question.
    pub fn imported(&mut self, mapping: &Mapping, label: &str, row: ImportedRow) {
        let Some(&place) = self.place.get(&row.unit) else { return };
        self.cover(row.period);
        let scale = ResultScale {
            min: mapping.scale.min,
            max: mapping.scale.max,
            options: mapping
                .scale
                .options
                .iter()
                .map(|o| OptionLabel { code: o.value.clone(), label: o.label.clone(), score: o.score })
                .collect(),
            reversed: false,
        };
        let question = Question {
            key: imported_key(mapping, row.theme, row.family),
            audience: mapping.audience,
            text: mapping.question.clone(),
            theme: row.theme,
            family: row.family,
            source: Source { label: Text::same(label), channel: Channel::Imported, period: row.period },
            scale: Some(scale.clone()),
        };
        let slot = self.slot(question);
        let outside = |counts: &[u32]| {
            scale.options.iter().zip(counts).filter(|(o, _)| o.score.is_none()).map(|(_, c)| c).sum::<u32>()
        };
        let counts = scale.options.iter().zip(&row.counts);
        let tally = Tally {
            outside: outside(&row.counts),
            counts: counts.map(|(o, c)| if o.score.is_some() { *c } else { 0 }).collect(),
            n: row.n,
            sum: row.sum.unwrap_or(0.0),
        };
        self.tally(place, mapping.audience, slot).merge(&tally);
    }

    /// Everything counted, and the days it covers. `root` stands for the organisation as a whole.
    pub fn finish(mut self, root: UnitId, organisation: String) -> (RawRound, Option<Period>) {
        for unit in &mut self.units {
            for (audience, results) in
                [(Audience::Staff, &mut unit.staff), (Audience::Customer, &mut unit.customer)]
            {
                let questions = self.questions.iter().filter(|q| q.audience == audience);
                let options = questions.map(|q| q.scale.as_ref().map_or(0, |s| s.options.len()));
                for (slot, options) in options.enumerate() {
                    if results.tallies.len() <= slot {
                        results.tallies.push(Tally::empty(options));
                    }
                }
            }
        }
        (RawRound { root, organisation, questions: self.questions, units: self.units }, self.period)
    }

    /// The place of a question among those of its audience; a new one is added.
    fn slot(&mut self, question: Question) -> usize {
        let same = |q: &&Question| q.audience == question.audience;
        let known = self
            .questions
            .iter_mut()
            .filter(|q| q.audience == question.audience)
            .enumerate()
            .find(|(_, q)| q.key == question.key && q.scale == question.scale);
        if let Some((slot, known)) = known {
            known.source.period = join(Some(known.source.period), question.source.period);
            return slot;
        }
        let slot = self.questions.iter().filter(same).count();
        self.questions.push(question);
        slot
    }

    fn tally(&mut self, place: usize, audience: Audience, slot: usize) -> &mut Tally {
        let scales: Vec<usize> = self
            .questions
            .iter()
            .filter(|q| q.audience == audience)
            .map(|q| q.scale.as_ref().map_or(0, |s| s.options.len()))
            .collect();
        let unit = &mut self.units[place];
        let results = match audience {
            Audience::Staff => &mut unit.staff,
            Audience::Customer => &mut unit.customer,
        };
        while results.tallies.len() <= slot {
            let options = scales.get(results.tallies.len()).copied().unwrap_or(0);
            results.tallies.push(Tally::empty(options));
        }
        &mut results.tallies[slot]
    }

    fn cover(&mut self, period: Period) {
        self.period = Some(join(self.period, period));
    }
}

impl RoundCounting<'_> {
    /// Counts one person's answers.
    pub fn add(&mut self, unit: UnitId, values: &Values) {
        let Some(&place) = self.collector.place.get(&unit) else { return };
        for (item, slot) in &self.items {
            let Some(value) = values.get(&item.key) else { continue };
            let tally = self.collector.tally(place, self.audience, *slot);
            match (value, item.kind.choices()) {
                (Value::NotApplicable, _) => tally.add_outside(),
                (Value::Choice(chosen), Some(range)) if range.contains(chosen) => {
                    tally.counts[usize::from(chosen - range.start())] += 1;
                    tally.n += 1;
                    tally.sum += f64::from(*chosen);
                }
                _ => {}
            }
        }
        let unit = &mut self.collector.units[place];
        match self.audience {
            Audience::Staff => unit.staff.respondents += 1,
            Audience::Customer => unit.customer.respondents += 1,
        }
    }
}

/// Choices between names are counted on a "scale" without scores that mean more or less.
fn names(kind: &Kind) -> Option<ResultScale> {
    let Kind::Single { options } = kind else { return None };
    let option = |(place, label): (usize, &Text)| OptionLabel {
        code: place.to_string(),
        label: label.clone(),
        score: None,
    };
    Some(ResultScale {
        min: 0.0,
        max: 0.0,
        options: options.iter().enumerate().map(option).collect(),
        reversed: false,
    })
}

fn join(known: Option<Period>, more: Period) -> Period {
    match known {
        None => more,
        Some(known) => Period { first: known.first.min(more.first), last: known.last.max(more.last) },
    }
}

/// The same question asked by two files has the same key.
fn imported_key(mapping: &Mapping, theme: Option<Theme>, family: Option<Family>) -> ItemKey {
    let about = format!(
        "{}|{}|{:?}|{:?}|{}|{}",
        mapping.audience.code(),
        mapping.question.get(Default::default()),
        theme,
        family,
        mapping.scale.min,
        mapping.scale.max
    );
    ItemKey(format!("imported.{}", &wire::hash(&about)[..12]))
}
