//! How often, but from when on: a frequency needs a period (Tilastokeskus).

use super::Level;
use super::found::Found;
use super::list::List;
use super::reading::Reading;
use crate::survey::item::Kind;
use std::ops::Range;

/// How many words further on the unit may stand: *viimeksi kuluneiden 12 kuukauden*.
const REACH: usize = 4;

/// The period may also stand in the line of help.
pub fn check(reading: &Reading, help: &Reading, kind: &Kind) -> Option<Found> {
    let lacks = *kind == Kind::Frequency && !named(reading) && !named(help);
    if lacks { Found::new(Level::Warning, reading.whole()) } else { None }
}

fn named(reading: &Reading) -> bool {
    let spans = |opens: Range<usize>| {
        reading.all(List::NoPeriodUnit).any(|unit| (opens.end..opens.end + REACH).contains(&unit.start))
    };
    reading.all(List::NoPeriodOpens).any(spans)
        || !reading.without(List::NoPeriodWord, List::NoPeriodAllowed).is_empty()
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{LINTER, form, item, says};
    use super::super::{Level, RuleName};
    use crate::survey::item::Kind;
    use crate::text::Lang::{self, En, Fi, Sv};

    fn lacks(lang: Lang, text: &str) -> bool {
        let found = says(RuleName::NoPeriod, lang, Kind::Frequency, text);
        assert!(found.as_ref().is_none_or(|(level, _)| *level == Level::Warning));
        found.is_some()
    }

    #[test]
    fn a_frequency_needs_a_period() {
        for (lang, text) in [
            (Fi, "Olen väsynyt."),
            (Fi, "Viimeinen asiakas tulee myöhään."),
            (Sv, "Den sista kunden kommer sent."),
            (Sv, "Hur många gånger i veckan är du trött?"),
            (En, "The last customer comes late."),
        ] {
            assert!(lacks(lang, text), "{text}");
            assert_eq!(says(RuleName::NoPeriod, lang, Kind::Agreement, text), None);
        }
        for (lang, text) in [
            (Fi, "Viimeksi kuluneiden 12 kuukauden aikana olen väsynyt."),
            (Fi, "Olen viime työviikolla väsynyt."),
            (Sv, "Under de senaste två veckorna har jag varit trött."),
            (En, "In the last four weeks I have been tired."),
        ] {
            assert!(!lacks(lang, text), "{text}");
        }
    }

    #[test]
    fn the_line_of_help_may_name_it() {
        let mut tired = item(Fi, Kind::Frequency, "Olen väsynyt.");
        tired.help.fi = "Ajattele viime kuukautta.".into();
        assert_eq!(LINTER.item(&tired, Fi, &form(Vec::new())), []);
    }
}
