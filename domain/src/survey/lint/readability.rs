//! Readability against the bank's own wording. Bands of LIX do not carry over to Finnish, and formulas are coarse
//! (Kotus), so this is a hint and no more.

use super::Level;
use super::found::Found;
use super::reading::Reading;

/// How much heavier than the heaviest statement of the bank a text may be.
const MARGIN: f64 = 1.1;

/// Words in a sentence, plus the mean letters of a word.
pub fn weight(reading: &Reading) -> Option<f64> {
    let words = reading.tokens.len();
    let sentences = reading.tokens.last()?.sentence + 1;
    let letters: usize = reading.tokens.iter().map(|token| token.letters()).sum();
    Some(words as f64 / sentences as f64 + letters as f64 / words as f64)
}

/// `heaviest` is the weight of the bank's heaviest statement in this language.
pub fn check(reading: &Reading, heaviest: f64) -> Option<Found> {
    let heavy = weight(reading)? > MARGIN * heaviest;
    if heavy { Found::new(Level::Info, reading.whole()) } else { None }
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::RuleName;
    use super::super::testing::found;
    use crate::text::Lang;

    #[test]
    fn far_heavier_than_the_bank_is_found() {
        let heavy = "Toimintayksikössämme noudatettavien asiakaspalvelukäytäntöjen yhdenmukaistamistarpeet \
                     on huomioitu henkilöstösuunnitelmassa viime vuosina kattavasti kaikissa työyhteisöissä tasaisesti.";
        assert!(found(RuleName::Readability, Lang::Fi, heavy).is_some());
        assert_eq!(found(RuleName::Readability, Lang::Fi, "Saan apua."), None);
        assert_eq!(found(RuleName::Readability, Lang::Fi, "…"), None);
    }
}
