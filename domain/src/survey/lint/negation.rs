//! Negations: to agree with one, people have to turn it round in their minds (De Vaus).

use super::Level;
use super::found::Found;
use super::list::List;
use super::reading::Reading;
use crate::survey::item::Kind;

/// An error on an agree–disagree scale, and where there are two.
pub fn check(reading: &Reading, kind: &Kind) -> Option<Found> {
    let found = Found::new(Level::Warning, reading.without(List::NegationWord, List::NegationAllowed))?;
    let heavy = *kind == Kind::Agreement || found.runs.len() > 1;
    Some(Found { level: if heavy { Level::Error } else { Level::Warning }, ..found })
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{finds, says, spares};
    use super::super::{Level, RuleName};
    use crate::survey::item::Kind;
    use crate::text::Lang::{En, Fi, Sv};

    const RULE: RuleName = RuleName::Negation;

    #[test]
    fn negations_are_found_inflected() {
        finds(
            RULE,
            &[
                (Fi, "En saa tukea.", "En"),
                (Fi, "Olo on voimaton.", "voimaton"),
                (Fi, "Kohtaan tyytymättömiä asiakkaita.", "tyytymättömiä"),
                (Fi, "Asia hoitui kysymättä.", "kysymättä"),
                (Fi, "Olen niin väsynyt, etten jaksa.", "etten"),
                (Sv, "Jag får inte stöd.", "inte"),
                (Sv, "Beslutet var otydligt.", "otydligt"),
                (Sv, "Jag känner mig maktlös.", "maktlös"),
                (En, "I don’t get help.", "don’t"),
                (En, "The letter was unclear.", "unclear"),
            ],
        );
    }

    #[test]
    fn words_that_look_like_it_are_spared() {
        spares(
            RULE,
            &[
                (Fi, "Kirjaston henkilöstön kunto ja luonto, auton käytön vastaanoton soiton liiton."),
                (Fi, "Palvelu on esteetön, maksuton."),
                (Sv, "Området är ordnat, olika, ofta, orolig; problemet är löst."),
                (En, "Under the union unit, I understand another unique notice."),
            ],
        );
    }

    #[test]
    fn agreement_and_two_of_them_weigh_more() {
        let level = |kind, text: &str| says(RULE, Fi, kind, text).map(|(level, _)| level);
        assert_eq!(level(Kind::Open, "Mikä ei toimi?"), Some(Level::Warning));
        assert_eq!(level(Kind::Open, "Mikä ei ole mahdotonta?"), Some(Level::Error));
        assert_eq!(level(Kind::Agreement, "En saa tukea."), Some(Level::Error));
    }
}
