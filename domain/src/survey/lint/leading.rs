//! Leading and loaded wording: one answer seems to be the right one (SCB; De Vaus).

use super::Level;
use super::found::Found;
use super::list::List;
use super::reading::Reading;
use crate::text::Lang;

/// Words that ask for consent, and praise or blame taken for granted: *our excellent service*.
pub fn check(reading: &Reading) -> Option<Found> {
    let mut runs = reading.without(List::LeadingWord, List::LeadingAllowed);
    runs.retain(|run| !(reading.is(run.start, List::LeadingLast) && closes(reading, run.start)));
    runs.extend(reading.all(List::LeadingFirst).filter(|run| reading.begins(run.start)));
    runs.extend(reading.all(List::LeadingLoaded).filter_map(|word| {
        // Finnish has its *our* at the end of the noun, the others in front of the adjective.
        let place = if reading.lang == Lang::Fi { Some(word.end) } else { word.start.checked_sub(1) };
        let ours = place.filter(|place| reading.is(*place, List::LeadingOurs))?;
        let apart = reading.tokens.get(ours.max(word.start)).is_some_and(|token| token.pause);
        (!apart).then(|| ours.min(word.start)..word.end.max(ours + 1))
    }));
    Found::new(Level::Error, runs)
}

/// Whether this is the last word of a statement.
fn closes(reading: &Reading, place: usize) -> bool {
    let ends = place + 1 >= reading.tokens.len() || reading.begins(place + 1);
    ends && !reading.asks(place)
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::RuleName;
    use super::super::testing::{finds, spares};
    use crate::text::Lang::{En, Fi, Sv};

    #[test]
    fn a_push_to_one_answer_is_found() {
        finds(
            RuleName::Leading,
            &[
                (Fi, "Eikö palvelu ole hyvää?", "Eikö"),
                (Fi, "Meillähän kuunnellaan asiakasta.", "Meillähän"),
                (Fi, "Palvelu on tietenkin hyvää.", "tietenkin"),
                (Fi, "Mitä pidät loistavasta palvelustamme?", "loistavasta palvelustamme"),
                (Sv, "Du är väl nöjd?", "väl"),
                (Sv, "Tycker du inte att det gick bra?", "Tycker du inte"),
                (Sv, "Vad tycker du om vår utmärkta service?", "vår utmärkta"),
                (En, "Don't you think so?", "Don't you"),
                (En, "Naturally, I enjoy my work.", "Naturally"),
                (En, "How do you like our excellent service?", "our excellent"),
            ],
        );
    }

    #[test]
    fn plain_wording_is_spared() {
        spares(
            RuleName::Leading,
            &[
                (Fi, "Vanhan rauhan aikana menen maahan ihan hyvän kohtelun vuoksi."),
                (Fi, "Palvelu oli loistava, tiimimme auttoi."),
                (Sv, "Jag blev väl bemött. Samarbetet fungerar väl."),
                (En, "They spoke naturally to me. The service was excellent."),
            ],
        );
    }
}
