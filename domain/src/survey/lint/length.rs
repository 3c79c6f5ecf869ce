//! Length: how much has to be held in mind before the answer (Lenzner; the limits are our own).

use super::Level;
use super::clause::{Clause, clauses};
use super::found::Found;
use super::list::List;
use super::reading::Reading;
use crate::text::Lang;

/// More words than this are an error in every language.
const MOST_WORDS: usize = 30;

fn many_words(lang: Lang) -> usize {
    match lang {
        Lang::Fi => 15,
        Lang::Sv => 18,
        Lang::En => 20,
    }
}

/// Too many words, or more than one subordinate clause.
pub fn check(reading: &Reading) -> Option<Found> {
    let words = reading.tokens.len();
    if words > MOST_WORDS {
        return Found::new(Level::Error, reading.whole());
    }
    if words > many_words(reading.lang) {
        return Found::new(Level::Warning, reading.whole());
    }
    let counts = |clause: &Clause| {
        // Without a verb it is a comparison, a preposition or an infinitive; Finnish verbs are too many to know all.
        let sure = reading.lang == Lang::Fi && !reading.is(clause.run.start, List::ClauseCompares);
        clause.subordinate && (clause.finite || sure) && reading.is(clause.run.start, List::ClauseBegins)
    };
    let clauses = clauses(reading, &[]);
    let begins: Vec<_> =
        clauses.iter().filter(|clause| counts(clause)).map(|c| c.run.start..c.run.start + 1).collect();
    if begins.len() > 1 { Found::new(Level::Warning, begins) } else { None }
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{finds, says, spares};
    use super::super::{Level, RuleName};
    use crate::survey::item::Kind;
    use crate::text::Lang::{En, Fi, Sv};

    #[test]
    fn many_words_and_nested_clauses_are_found() {
        let level =
            |count: usize| says(RuleName::Length, Fi, Kind::Open, &"sana ".repeat(count)).map(|(l, _)| l);
        assert_eq!([15, 16, 30].map(level), [None, Some(Level::Warning), Some(Level::Warning)]);
        assert_eq!(level(31), Some(Level::Error));
        finds(
            RuleName::Length,
            &[
                (Fi, "Tiedän, että saan apua, jos asiakas on vihainen.", "että, jos"),
                (Sv, "Jag vet att jag får hjälp om kunden är arg.", "att, om"),
                (En, "I know that I get help when a customer is angry.", "that, when"),
            ],
        );
    }

    #[test]
    fn one_clause_and_comparisons_are_spared() {
        spares(
            RuleName::Length,
            &[
                (Fi, "Tiedän, keneltä saan enemmän apua kuin ennen."),
                (Fi, "Koen, että jokainen, jokaista, on tärkeä."),
                (Sv, "Hur lätt var det att boka tid?"),
                (En, "I knew whom to phone after the visit."),
            ],
        );
    }
}
