//! Absolutes, to which hardly anybody can say yes. Labels of answers are not read.

use super::Level;
use super::found::Found;
use super::list::List;
use super::reading::Reading;

pub fn check(reading: &Reading) -> Option<Found> {
    Found::new(Level::Warning, reading.without(List::AbsoluteWord, List::AbsoluteAllowed))
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::RuleName;
    use super::super::testing::{finds, spares};
    use crate::text::Lang::{En, Fi, Sv};

    #[test]
    fn words_of_the_lists_are_found() {
        finds(
            RuleName::Absolute,
            &[
                (Fi, "Saan aina apua.", "aina"),
                (Fi, "Jokaista kuunnellaan.", "Jokaista"),
                (Sv, "Alla blir alltid hörda.", "Alla, alltid"),
                (En, "Everyone gets help.", "Everyone"),
            ],
        );
    }

    #[test]
    fn other_meanings_are_spared() {
        spares(
            RuleName::Absolute,
            &[
                (Fi, "Voin asioida milloin vain."),
                (Fi, "Mikä on ennen kaikkea tärkeää?"),
                (Sv, "Vad är framför allt viktigt?"),
                (En, "Overall, what matters above all?"),
            ],
        );
    }
}
