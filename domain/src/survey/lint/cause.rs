//! A cause that is taken for granted: who disagrees, with the thing or with its cause? (QUAID)

use super::Level;
use super::found::Found;
use super::list::List;
use super::reading::Reading;

pub fn check(reading: &Reading) -> Option<Found> {
    Found::new(Level::Warning, reading.without(List::CauseWord, List::CauseAllowed))
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::RuleName;
    use super::super::testing::{finds, spares};
    use crate::text::Lang::{En, Fi, Sv};

    #[test]
    fn words_of_the_lists_are_found() {
        finds(
            RuleName::Cause,
            &[
                (Fi, "Jaksan, koska saan tukea.", "koska"),
                (Fi, "Väsymykseni johtuu kiireestä.", "johtuu"),
                (Sv, "Jag orkar tack vare kollegerna.", "tack vare"),
                (En, "I cope because of my team.", "because of"),
            ],
        );
    }

    #[test]
    fn other_meanings_are_spared() {
        spares(
            RuleName::Cause,
            &[
                (Fi, "Edellinen kysely johti muutokseen."),
                (Sv, "Den förra enkäten ledde till en förändring."),
                (En, "I have worked here since last year."),
            ],
        );
    }
}
