//! Our own scales among the choices of a file, recognised by their words.

use super::question::Answers;
use crate::survey::item::Kind;
use crate::survey::label::Words;
use crate::text::{Lang, Text};

/// *Does not concern me*, as the answering page says it.
pub(super) fn not_applicable() -> Text {
    Text::new("Ei koske minua", "Gäller inte mig", "Does not concern me")
}

/// Whether a choice says *does not concern me* in one of our languages.
pub(super) fn is_not_applicable(choice: &Text) -> bool {
    let ours = not_applicable();
    written(choice).any(|words| Lang::ALL.iter().any(|lang| same(words, ours.exact(*lang))))
}

/// The kind whose words these are, all in one language, and whether they begin from its highest point. A text may
/// stand in the place of another language than its own, so that is not asked.
pub(super) fn recognise(options: &[Text]) -> Option<(Kind, bool)> {
    let is = |words: &[Words], downwards: bool| {
        let word = |place: usize| words.get(if downwards { words.len() - 1 - place } else { place });
        let all = |stands: &Lang, lang: &Lang| {
            let fits = |(place, option): (usize, &Text)| {
                word(place).is_some_and(|word| same(option.exact(*stands), word.get(*lang)))
            };
            options.iter().enumerate().all(fits)
        };
        words.len() == options.len()
            && Lang::ALL.iter().any(|stands| Lang::ALL.iter().any(|lang| all(stands, lang)))
    };
    let kinds = [Kind::Agreement, Kind::Frequency, Kind::Smileys];
    kinds.into_iter().find_map(|kind| {
        let downwards = [false, true].into_iter().find(|downwards| is(kind.words(), *downwards))?;
        Some((kind, downwards))
    })
}

/// The scale or the single choice that these are, and the number of each choice, in their order.
pub(super) fn single(options: Vec<Text>) -> (Kind, Vec<u8>) {
    let Some((kind, downwards)) = recognise(&options) else {
        let numbers = (0..=u8::MAX).take(options.len()).collect();
        return (Kind::Single { options }, numbers);
    };
    let numbers = kind.choices().into_iter().flatten();
    let numbers = if downwards { numbers.rev().collect() } else { numbers.collect() };
    (kind, numbers)
}

/// Choices with their codes, of which one is chosen.
pub(super) fn chosen(mut choices: Vec<(Text, String)>) -> Answers {
    let outside = choices.iter().position(|(text, _)| is_not_applicable(text));
    if let Some(place) = outside {
        choices.remove(place);
    }
    let (options, codes): (Vec<Text>, Vec<String>) = choices.into_iter().unzip();
    let (kind, numbers) = single(options);
    let codes = codes.into_iter().zip(numbers).collect();
    Answers { kind, codes, not_applicable: outside.is_some() }
}

fn written(text: &Text) -> impl Iterator<Item = &str> {
    Lang::ALL.into_iter().map(|lang| text.exact(lang)).filter(|words| !words.trim().is_empty())
}

fn same(a: &str, b: &str) -> bool {
    a.trim().to_lowercase() == b.to_lowercase()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn our_words_are_our_scale_in_any_place_and_direction() {
        let en = |words: &Words| Text { fi: words.get(Lang::En).to_uppercase(), ..Text::default() };
        let up: Vec<Text> = Kind::Smileys.words().iter().map(en).collect();
        let down: Vec<Text> = up.iter().rev().cloned().collect();
        assert_eq!(single(up.clone()), (Kind::Smileys, vec![1, 2, 3, 4]));
        assert_eq!(single(down), (Kind::Smileys, vec![4, 3, 2, 1]));
        let three = up[..3].to_vec();
        assert_eq!(single(three.clone()), (Kind::Single { options: three }, vec![0, 1, 2]));
        let mut mixed = up;
        mixed.swap(0, 1);
        assert_eq!(recognise(&mixed), None);
    }
}
