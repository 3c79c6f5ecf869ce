//! Amounts that everybody understands in their own way (QUAID).

use super::Level;
use super::found::Found;
use super::list::List;
use super::reading::Reading;

pub fn check(reading: &Reading) -> Option<Found> {
    Found::new(Level::Warning, reading.without(List::VagueWord, List::VagueAllowed))
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::RuleName;
    use super::super::testing::{finds, spares};
    use crate::text::Lang::{En, Fi, Sv};

    #[test]
    fn words_of_the_lists_are_found() {
        finds(
            RuleName::Vague,
            &[
                (Fi, "Saan riittävästi tukea.", "riittävästi"),
                (Sv, "Jag får ofta stöd.", "ofta"),
                (En, "I get enough support.", "enough"),
            ],
        );
    }

    #[test]
    fn other_meanings_are_spared() {
        spares(
            RuleName::Vague,
            &[
                (Fi, "Kuinka usein saat tukea?"),
                (Fi, "Kodin ja koulun välillä on luottamusta."),
                (Sv, "Hur ofta får du stöd?"),
                (En, "How often do you get support?"),
            ],
        );
    }
}
