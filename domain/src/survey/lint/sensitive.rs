//! Health and named persons: nothing that a survey among colleagues or customers may collect (759/2004 §§3–4).

use super::Level;
use super::found::Found;
use super::list::List;
use super::reading::Reading;
use std::ops::Range;

pub fn check(reading: &Reading) -> Option<Found> {
    let mut runs = reading.without(List::SensitiveWord, List::SensitiveAllowed);
    runs.extend((1..reading.tokens.len()).filter_map(|place| named(reading, place)));
    Found::new(Level::Error, runs)
}

/// A capital inside a sentence, on a known name or after a title.
fn named(reading: &Reading, place: usize) -> Option<Range<usize>> {
    let token = reading.tokens.get(place)?;
    let before = place.checked_sub(1)?;
    if !token.capital()
        || token.lower == "i"
        || token.lower.starts_with("i'")
        || reading.begins(place)
        || token.pause
    {
        return None;
    }
    let title = reading.is(before, List::SensitiveTitle);
    (title || reading.is(place, List::SensitiveName)).then(|| if title { before } else { place }..place + 1)
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::RuleName;
    use super::super::testing::{finds, spares};
    use crate::text::Lang::{En, Fi, Sv};

    #[test]
    fn health_and_names_are_found() {
        finds(
            RuleName::Sensitive,
            &[
                (Fi, "Montako sairauslomapäivää sinulla oli?", "sairauslomapäivää"),
                (Fi, "Saan tukea rehtori Virtaselta.", "rehtori Virtaselta"),
                (Fi, "Saan tukea Maijalta, myös Maijan tiimiltä.", "Maijan"),
                (Sv, "Har du varit sjukskriven?", "sjukskriven"),
                (Sv, "Stöder Kristina dig?", "Kristina"),
                (En, "Is your diagnosis known?", "diagnosis"),
                (En, "Does Ms Brown support you?", "Ms Brown"),
            ],
        );
    }

    #[test]
    fn places_and_titles_are_spared() {
        spares(
            RuleName::Sensitive,
            &[
                (Fi, "Raskas kohtaaminen Tampereen kirjastossa, rehtori auttaa."),
                (Sv, "Chefen i Helsingfors lyssnar."),
                (En, "My manager listens when I speak in Tampere."),
            ],
        );
    }
}
