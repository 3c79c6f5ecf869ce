//! Lists of choices that are one of our scales, recognised by their words.

use super::choices::Choice;
use crate::survey::item::Kind;
use crate::text::{Lang, Text};

/// The kind and our numbers of the choices in their order; `None` when the words are the list's own.
/// `empty_ends` takes 0 to 10 without words at its ends too.
pub fn scale(choices: &[Choice], empty_ends: bool) -> Option<(Kind, Vec<u8>)> {
    [Kind::Agreement, Kind::Frequency, Kind::Smileys]
        .into_iter()
        .find_map(|kind| points(&kind, choices).map(|points| (kind, points)))
        .or_else(|| Some((zero_to_ten(choices, empty_ends)?, (0..=10).collect())))
}

fn points(kind: &Kind, choices: &[Choice]) -> Option<Vec<u8>> {
    let words = kind.words();
    if words.len() != choices.len() {
        return None;
    }
    // In every language that is written at all, so that no words of the list's own are lost.
    let same = |turned: bool| {
        let place = |n: usize| if turned { words.len() - 1 - n } else { n };
        let written =
            Lang::ALL.iter().filter(|lang| choices.iter().any(|c| !c.label.exact(**lang).is_empty()));
        written.clone().next().is_some()
            && written.copied().all(|lang| {
                choices.iter().enumerate().all(|(n, choice)| {
                    let own = words.get(place(n)).map_or("", |words| words.get(lang));
                    choice.label.exact(lang).trim().to_lowercase() == own.to_lowercase()
                })
            })
    };
    let range = kind.choices()?;
    if same(false) {
        Some(range.collect())
    } else if same(true) {
        Some(range.rev().collect())
    } else {
        None
    }
}

/// "0 – not at all", "1", …, "10 – very likely".
fn zero_to_ten(choices: &[Choice], empty_ends: bool) -> Option<Kind> {
    if choices.len() != 11 {
        return None;
    }
    let (mut low, mut high) = (Text::default(), Text::default());
    for (n, choice) in choices.iter().enumerate() {
        for lang in Lang::ALL {
            let label = choice.label.exact(lang).trim();
            if label.is_empty() {
                continue;
            }
            let rest = label.strip_prefix(&n.to_string())?;
            let marks = [" – ", " - ", " — ", " = ", ": ", " "];
            let words = marks.iter().find_map(|mark| rest.strip_prefix(mark));
            match (n, words) {
                (0, Some(words)) => low.set(lang, words.to_string()),
                (10, Some(words)) => high.set(lang, words.to_string()),
                _ if rest.is_empty() => {}
                _ => return None,
            }
        }
    }
    (empty_ends || !(low.is_empty() || high.is_empty())).then_some(Kind::ZeroToTen { low, high })
}

/// How the ends of 0 to 10 are written.
pub fn end(number: u8, words: &Text) -> Text {
    let mut text = Text::same(&number.to_string());
    for lang in Lang::ALL.into_iter().filter(|lang| !words.exact(*lang).is_empty()) {
        text.set(lang, format!("{number} – {}", words.exact(lang)));
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    fn english(labels: &[&str]) -> Vec<Choice> {
        let choice = |label: &&str| Choice { name: (*label).into(), label: Text::new("", "", label) };
        labels.iter().map(choice).collect()
    }

    #[test]
    fn our_words_are_our_scales_from_either_end() {
        let mut list = english(&["very unhappy", "Unhappy ", "Happy", "Very happy"]);
        assert_eq!(scale(&list, false), Some((Kind::Smileys, vec![1, 2, 3, 4])));
        list.reverse();
        assert_eq!(scale(&list, false), Some((Kind::Smileys, vec![4, 3, 2, 1])));
        list[0].label.fi = "Ihan mahtava".into();
        assert_eq!(scale(&list, false), None);
        assert_eq!(scale(&english(&["Very unhappy", "Happy", "Unhappy", "Very happy"]), false), None);
        assert_eq!(scale(&[], false), None);
    }

    #[test]
    fn zero_to_ten_has_words_at_its_ends() {
        let labels = |low: &str, high: &str| {
            let inner = ["1", "2", "3", "4", "5", "6", "7", "8", "9"];
            english(&[&[low][..], &inner, &[high]].concat())
        };
        let (low, high) = (Text::new("", "", "never"), Text::new("", "", "surely"));
        let kind = Kind::ZeroToTen { low: low.clone(), high: high.clone() };
        let found = scale(&labels(&end(0, &low).en, &end(10, &high).en), false);
        assert_eq!(found, Some((kind.clone(), (0..=10).collect())));
        assert_eq!(scale(&labels("0 never", "10: surely"), false).unwrap().0, kind);
        assert_eq!(scale(&labels("0", "10"), false), None);
        assert!(scale(&labels("0", "10"), true).is_some());
        assert_eq!(scale(&labels("0 – never", "11"), true), None);
    }
}
