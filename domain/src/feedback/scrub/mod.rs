//! What in a free text tells who somebody is: found before anything is stored, shown, and taken out unless a person says otherwise.
//!
//! `identity` personal identity codes · `email` · `phone` · `name` likely names. Rules find likely ones, not all: a text can tell
//! of a person in many ways, so open answers are shown to few.

mod email;
mod identity;
mod name;
mod phone;

use crate::survey::item::named;
pub use name::Names;
#[cfg(any(test, feature = "names"))]
pub use name::names;
use serde::{Deserialize, Serialize};
use std::ops::Range;

named! {
    /// What was found.
    Mark {
        Identity = "identity",
        Email = "email",
        Phone = "phone",
        Name = "name",
    }
}

/// A piece of the text, in bytes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Found {
    pub mark: Mark,
    pub at: Range<usize>,
}

/// In the order of the text; no two overlap. Of two that would, the surer one counts, in the order of [`Mark`].
pub fn find(text: &str, names: &Names) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut take = |mark: Mark, list: Vec<Range<usize>>| {
        for at in list {
            if !found.iter().any(|known| known.at.start < at.end && at.start < known.at.end) {
                found.push(Found { mark, at });
            }
        }
    };
    take(Mark::Identity, identity::find(text));
    take(Mark::Email, email::find(text));
    take(Mark::Phone, phone::find(text));
    take(Mark::Name, names.find(text));
    found.sort_by_key(|one| one.at.start);
    found
}

/// The text with a word in brackets in the place of each: `[puhelinnumero]`.
pub fn scrub(text: &str, found: &[Found], word: impl Fn(Mark) -> &'static str) -> String {
    let mut out = String::with_capacity(text.len());
    let mut from = 0;
    for one in found {
        out.push_str(text.get(from..one.at.start).unwrap_or_default());
        out.push('[');
        out.push_str(word(one.mark));
        out.push(']');
        from = one.at.end;
    }
    out.push_str(text.get(from..).unwrap_or_default());
    out
}

/// Runs of characters that belong together by `part`.
fn runs(text: &str, part: impl Fn(char) -> bool) -> Vec<Range<usize>> {
    let mut runs: Vec<Range<usize>> = Vec::new();
    for (at, c) in text.char_indices().filter(|(_, c)| part(*c)) {
        match runs.last_mut() {
            Some(last) if last.end == at => last.end += c.len_utf8(),
            _ => runs.push(at..at + c.len_utf8()),
        }
    }
    runs
}

/// A run without the signs around it.
fn bare<'a>(text: &'a str, run: &Range<usize>, edges: &[char]) -> Option<(&'a str, Range<usize>)> {
    let word = text.get(run.clone())?;
    let start = run.start + (word.len() - word.trim_start_matches(edges).len());
    let bare = word.trim_matches(edges);
    Some((bare, start..start + bare.len()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    fn scrubbed(text: &str) -> String {
        scrub(text, &find(text, &Names::new(name::names())), Mark::code)
    }

    #[test]
    fn what_tells_of_a_person_goes_and_the_rest_stays() {
        for (text, expected) in [
            ("Soittakaa 040 123 4567 tai maija.meikalainen@kunta.fi!", "Soittakaa [phone] tai [email]!"),
            ("Lapseni 131052-308T jäi ilman paikkaa.", "Lapseni [identity] jäi ilman paikkaa."),
            ("Mitt nummer är 070-123 45 67 och 811218-9876.", "Mitt nummer är [phone] och [identity]."),
            (
                "Hoitaja Korhonen oli ystävällinen, kiitos Maijalle.",
                "Hoitaja [name] oli ystävällinen, kiitos [name].",
            ),
            ("Anna Virtanen auttoi.", "[name] auttoi."),
            ("Thanks to Mrs Smith and Liisa!", "Thanks to Mrs [name] and [name]!"),
            (
                "Jonotin 12.5.2024 klo 14.30 lähes 45 minuuttia.",
                "Jonotin 12.5.2024 klo 14.30 lähes 45 minuuttia.",
            ),
            ("Vuosina 2019-2024 maksoin 1 234,50 euroa.", "Vuosina 2019-2024 maksoin 1 234,50 euroa."),
            (
                "Rannan koulu Helsingissä on hyvä. Anna meille lisää aikaa.",
                "Rannan koulu Helsingissä on hyvä. Anna meille lisää aikaa.",
            ),
            ("Onni on hyvä palvelu. Lumi oli aurattu.", "Onni on hyvä palvelu. Lumi oli aurattu."),
            ("Arvosana 5/5, varausnumero 4471.", "Arvosana 5/5, varausnumero 4471."),
        ] {
            assert_eq!(scrubbed(text), expected);
        }
    }

    proptest! {
        #[test]
        fn any_text_is_read_and_nothing_sure_is_left(text in "[\\PC\\n]{0,40}(0401234567|a@b.fi| 131052-308T |Ä|-)?[\\PC\\n]{0,20}") {
            let names = Names::new(name::names());
            let found = find(&text, &names);
            for pair in found.windows(2) {
                prop_assert!(pair[0].at.end <= pair[1].at.start);
            }
            prop_assert!(found.iter().all(|one| text.get(one.at.clone()).is_some_and(|piece| !piece.is_empty())));
            let again = find(&scrub(&text, &found, |_| "x"), &names);
            prop_assert!(again.iter().all(|one| one.mark == Mark::Name || one.mark == Mark::Phone), "{again:?}");
        }
    }
}
