//! Choices that LimeSurvey brings itself, with the codes of their answers.

use crate::text::Text;

/// By the type of the question; empty for types whose choices the file brings.
pub(super) fn choices(kind: &str) -> Vec<(Text, String)> {
    let named = |list: &[(&str, [&str; 3])]| {
        let choice = |(code, [fi, sv, en]): &(&str, [&str; 3])| (Text::new(fi, sv, en), code.to_string());
        list.iter().map(choice).collect()
    };
    let numbers = |most: u8| (1..=most).map(|n| (Text::same(&n.to_string()), n.to_string())).collect();
    match kind {
        "5" | "A" => numbers(5),
        "B" => numbers(10),
        "Y" => named(&[("Y", ["Kyllä", "Ja", "Yes"]), ("N", ["Ei", "Nej", "No"])]),
        "G" => named(&[("F", ["Nainen", "Kvinna", "Female"]), ("M", ["Mies", "Man", "Male"])]),
        "C" => named(&[
            ("Y", ["Kyllä", "Ja", "Yes"]),
            ("U", ["En ole varma", "Osäker", "Uncertain"]),
            ("N", ["Ei", "Nej", "No"]),
        ]),
        "E" => named(&[
            ("I", ["Lisääntyy", "Ökar", "Increase"]),
            ("S", ["Ei muutu", "Oförändrat", "Same"]),
            ("D", ["Vähenee", "Minskar", "Decrease"]),
        ]),
        _ => Vec::new(),
    }
}

/// The name of a type that Kehä does not have, as LimeSurvey's own pages name it.
pub(super) fn name(kind: &str) -> &str {
    match kind {
        "|" => "File upload",
        ":" => "Array (Numbers)",
        ";" => "Array (Texts)",
        "X" => "Text display",
        "*" => "Equation",
        "I" => "Language switch",
        other => other,
    }
}
