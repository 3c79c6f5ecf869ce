//! Words of the house: acronyms, very long words, management talk and nouns made of verbs in a row (QUAID).

use super::Level;
use super::found::Found;
use super::list::List;
use super::reading::Reading;
use super::token::Token;
use crate::text::Lang;
use std::ops::Range;

/// Words with more letters than this are hard: compounds make them longer in Finnish.
fn most_letters(lang: Lang) -> usize {
    match lang {
        Lang::Fi => 20,
        Lang::Sv => 16,
        Lang::En => 14,
    }
}

pub fn check(reading: &Reading) -> Option<Found> {
    let mut runs = reading.without(List::JargonWord, List::JargonAllowed);
    let shouted = reading.tokens.iter().all(|token| !token.text.chars().any(char::is_lowercase));
    let known = |place: usize| reading.is(place, List::JargonAllowed);
    let hard = |token: &Token| {
        let longest =
            token.text.split('-').map(|part| part.chars().filter(|c| c.is_alphabetic()).count()).max();
        longest > Some(most_letters(reading.lang)) || !shouted && acronym(token.text)
    };
    let places = reading.tokens.iter().enumerate().filter(|(place, token)| hard(token) && !known(*place));
    runs.extend(places.map(|(place, _)| place..place + 1));
    runs.extend(chain(reading));
    Found::new(Level::Warning, runs)
}

/// Two capitals or more before an ending: *HR*, *KPI:n*, *HaiPro* is one too.
fn acronym(word: &str) -> bool {
    let stem = word.split([':', '\'', '-']).next().unwrap_or(word);
    stem.chars().filter(|c| c.is_uppercase()).count() > 1
}

/// Two nouns made of verbs with at most one word between them.
fn chain(reading: &Reading) -> Option<Range<usize>> {
    let nouns = reading.without(List::JargonChain, List::JargonChainAllowed);
    let close = |pair: &&[Range<usize>]| matches!(pair, [a, b] if b.start > a.start && b.start <= a.end + 1);
    nouns.windows(2).find(close).and_then(|pair| Some(pair.first()?.start..pair.last()?.end))
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::RuleName;
    use super::super::testing::{finds, spares};
    use crate::text::Lang::{En, Fi, Sv};

    #[test]
    fn words_of_the_house_are_found() {
        finds(
            RuleName::Jargon,
            &[
                (Fi, "HaiPro on tuttu KPI:n seurannassa.", "HaiPro, KPI:n"),
                (Fi, "Yhteistyöverkostostamme on apua.", "Yhteistyöverkostostamme"),
                (Fi, "Palvelun kehittämisen suunnitteleminen etenee.", "kehittämisen suunnitteleminen"),
                (Sv, "Servicehandledningsportalen fungerar.", "Servicehandledningsportalen"),
                (Sv, "Kartläggning av implementeringen pågår.", "Kartläggning av implementeringen"),
                (En, "Interdisciplinarity helps stakeholders.", "Interdisciplinarity, stakeholders"),
            ],
        );
    }

    #[test]
    fn what_everybody_knows_is_spared() {
        spares(
            RuleName::Jargon,
            &[
                (Fi, "EU:n ohje on PDF."),
                (Fi, "Ihmisten auttaminen on työtäni."),
                (Fi, "MITEN MENEE?"),
                (Sv, "Jag får handledning i bemötande."),
                (En, "I know what the IT desk does."),
            ],
        );
    }
}
