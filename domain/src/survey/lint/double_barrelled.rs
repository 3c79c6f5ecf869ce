//! Two questions in one: an answer would not tell which of them it is about (Tilastokeskus; SCB; De Vaus).

use super::Level;
use super::clause::{clauses, main_clauses};
use super::found::Found;
use super::list::List;
use super::reading::Reading;
use crate::text::Lang;
use std::ops::Range;

/// Joining words; an error when both sides have a finite verb of their own.
pub fn check(reading: &Reading) -> Option<Found> {
    let joints: Vec<_> = reading
        .without(List::DoubleBarrelledWord, List::DoubleBarrelledAllowed)
        .into_iter()
        .filter(|run| !one_thing(reading, run))
        .collect();
    let clauses = clauses(reading, &joints);
    let mains: Vec<_> = main_clauses(&clauses).collect();
    let same_sentence = |a: usize, b: usize| {
        reading.tokens.get(a).map(|token| token.sentence) == reading.tokens.get(b).map(|token| token.sentence)
    };
    let second = mains.windows(2).find_map(|pair| match pair {
        [a, b] if same_sentence(a.run.start, b.run.start) => Some(*b),
        _ => None,
    });
    let mut runs = joints;
    // Between names of things a slash stands for "or".
    runs.extend(
        (1..reading.tokens.len()).filter(|place| slash(reading, *place)).map(|place| place - 1..place + 1),
    );
    runs.extend(second.filter(|clause| clause.after_pause).map(|clause| clause.run.clone()));
    runs.extend(second_question(reading));
    Found::new(if second.is_some() { Level::Error } else { Level::Warning }, runs)
}

/// *Työ- ja perhe-elämä*, *kodin ja koulun välillä*; a joining word in front or at the end joins nothing.
fn one_thing(reading: &Reading, run: &Range<usize>) -> bool {
    if reading.begins(run.start) || run.end >= reading.tokens.len() {
        return lone(reading, run);
    }
    let beside = [run.start.checked_sub(1), Some(run.end)];
    let beside: Vec<_> = beside.into_iter().flatten().filter_map(|place| reading.tokens.get(place)).collect();
    beside.iter().any(|token| token.cut)
        || beside.iter().all(|token| token.text.chars().all(char::is_numeric))
        || reading.all(List::DoubleBarrelledBetween).any(|between| holds(reading, run, between.start))
}

/// *Between* stands before the pair; *välillä* stands after it, and the pair is in the genitive.
fn holds(reading: &Reading, joint: &Range<usize>, between: usize) -> bool {
    if reading.lang != Lang::Fi {
        return (joint.start.saturating_sub(4)..joint.start).contains(&between);
    }
    let genitive = |place: Option<usize>| {
        let token = place.and_then(|place| reading.tokens.get(place));
        token.is_some_and(|token| token.lower.ends_with('n') || token.lower.ends_with("mme"))
    };
    (joint.end + 1..joint.end + 3).contains(&between)
        && genitive(joint.start.checked_sub(1))
        && genitive(between.checked_sub(1))
}

/// Whether a joining word in front has no partner later: *Ja mitä muuta?*, against *Both … and*.
fn lone(reading: &Reading, run: &Range<usize>) -> bool {
    !reading.all(List::DoubleBarrelledWord).any(|other| other.start >= run.end)
}

fn slash(reading: &Reading, place: usize) -> bool {
    let allowed = || reading.all(List::DoubleBarrelledAllowed).any(|run| run.contains(&place));
    let word = |place: usize| reading.tokens.get(place).is_some_and(|token| token.letters() >= 3);
    reading.tokens.get(place).is_some_and(|token| token.slash) && word(place - 1) && word(place) && !allowed()
}

/// The first word of a second sentence that asks.
fn second_question(reading: &Reading) -> Option<Range<usize>> {
    let mut asking = reading.tokens.iter().enumerate().filter(|(_, token)| token.asks);
    asking.next()?;
    let (place, _) = asking.next()?;
    Some(place..place + 1)
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{finds, says, spares};
    use super::super::{Level, RuleName};
    use crate::survey::item::Kind;
    use crate::text::Lang::{En, Fi, Sv};

    const RULE: RuleName = RuleName::DoubleBarrelled;

    #[test]
    fn joined_things_are_found() {
        finds(
            RULE,
            &[
                (Fi, "Saan tukea ja palautetta.", "ja"),
                (Fi, "Saan sekä tukea että aikaa.", "sekä"),
                (Fi, "Saan tukea esihenkilöltä/kollegalta.", "esihenkilöltä/kollegalta"),
                (Fi, "Ehdin syödä ja levätä asiakkaiden välillä.", "ja"),
                (Sv, "Jag får stöd och respons.", "och"),
                (Sv, "Både chefen och teamet stöder mig.", "Både, och"),
                (En, "I get support and feedback.", "and"),
                (En, "What worked? What would you change?", "change"),
            ],
        );
    }

    #[test]
    fn one_thing_of_two_words_is_spared() {
        spares(
            RULE,
            &[
                (Fi, "Työ- ja perhe-elämäni sopivat yhteen."),
                (Fi, "Tunnen ohjeet ja -lomakkeet."),
                (Fi, "Kodin ja koulun välinen yhteistyö sujuu."),
                (Fi, "Ja mitä muuta haluat sanoa?"),
                (Fi, "Montako kertaa, 1 tai 2?"),
                (Fi, "Opettaja vastaa viesteihin 24/7."),
                (Sv, "Samarbetet mellan hemmet och skolan fungerar."),
                (Sv, "Social- och hälsovården svarar."),
                (En, "Work between home and school goes well."),
                (En, "Once or twice is fine."),
            ],
        );
    }

    #[test]
    fn two_verbs_make_an_error() {
        let level = |lang, text: &str| says(RULE, lang, Kind::Agreement, text).map(|(level, _)| level);
        for (lang, text) in [
            (Fi, "Kuuntelen asiakasta ja annan hänelle aikaa."),
            (Fi, "Minua kuunneltiin, tilanteeni ymmärrettiin."),
            (Sv, "Jag lyssnar på kunden och jag ger hen tid."),
            (En, "I listen to customers, I give them time."),
        ] {
            assert_eq!(level(lang, text), Some(Level::Error), "{text}");
        }
        assert_eq!(level(Fi, "Saan tukea ja apua, kun asiakas on vihainen."), Some(Level::Warning));
        assert_eq!(level(En, "I have the time and support to do my job."), Some(Level::Warning));
        for (lang, text) in [
            (Fi, "Kun asiakas on kiihtynyt, pysyn rauhallisena."),
            (Fi, "Luotan siihen, että asia, josta sovimme, etenee."),
            (Sv, "När kunden är upprörd håller jag mig lugn."),
            (En, "When a customer is upset, I stay calm."),
        ] {
            assert_eq!(level(lang, text), None, "{text}");
        }
    }
}
