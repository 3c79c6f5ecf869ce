//! Which of the file's languages are ours.

use super::cells::{Cells, Row};
use crate::survey::exchange::{LeftOut, Why};
use crate::text::{Lang, Text};

pub struct Languages {
    named: Vec<(String, Lang)>,
    /// Of texts whose language is not said.
    unsaid: Option<Lang>,
    /// Of a row that has a text in none of our languages.
    main: Lang,
    foreign: Vec<String>,
    default: String,
}

/// "Finnish (fi)", "fi-FI", "suomi": a code in brackets, a code (BCP 47), or a name in one of our languages.
pub fn spoken(name: &str) -> Option<Lang> {
    let name = name.trim().to_lowercase();
    let inside =
        name.rsplit_once('(').and_then(|(_, rest)| rest.split_once(')')).map(|(code, _)| code.trim());
    let code = inside.unwrap_or(&name);
    let code = code.split(['-', '_']).next().unwrap_or("");
    let bare = name.split('(').next().unwrap_or("").trim();
    Lang::parse(code).or(match bare {
        "finnish" | "suomi" | "finska" => Some(Lang::Fi),
        "swedish" | "svenska" | "ruotsi" => Some(Lang::Sv),
        "english" | "englanti" | "engelska" => Some(Lang::En),
        _ => None,
    })
}

/// As it is written into files: the name in English and the code, as xlsform.org recommends.
pub fn name(lang: Lang) -> &'static str {
    match lang {
        Lang::Fi => "Finnish (fi)",
        Lang::Sv => "Swedish (sv)",
        Lang::En => "English (en)",
    }
}

impl Languages {
    /// `default` is the setting `default_language`, empty without one; `lang` that of the person who imports.
    pub fn new(sheets: &[&Cells], default: &str, lang: Lang) -> Languages {
        let mut named: Vec<(String, Lang)> = Vec::new();
        let own = default.to_string();
        let (mut foreign, mut taken): (Vec<String>, Vec<Lang>) = (Vec::new(), Vec::new());
        let mut unsaid = false;
        for sheet in sheets {
            let labels = sheet.languages("label");
            unsaid |= labels.contains(&None);
            for column in ["label", "hint", "guidance_hint"] {
                for found in sheet.languages(column).into_iter().flatten() {
                    match spoken(found) {
                        Some(lang) => {
                            named.push((found.to_string(), lang));
                            // Beside a column that says its language, one that does not is in another.
                            if labels.contains(&None) && labels.contains(&Some(found)) {
                                taken.push(lang);
                            }
                        }
                        None if !foreign.iter().any(|name| name == found) => foreign.push(found.to_string()),
                        None => {}
                    }
                }
            }
        }
        let ours = spoken(default);
        if unsaid && ours.is_none() && !default.is_empty() && default != "default" {
            foreign.retain(|name| name != default);
            foreign.insert(0, default.to_string());
            let main = named.first().map_or(lang, |(_, lang)| *lang);
            return Languages { named, unsaid: None, main, foreign, default: own };
        }
        if !unsaid && named.is_empty() {
            return Languages { named, unsaid: None, main: lang, foreign, default: own };
        }
        let first_named = named.first().map(|(_, lang)| *lang);
        let likely = [ours, first_named, Some(lang), Some(Lang::En), Some(Lang::Fi), Some(Lang::Sv)];
        let mut likely = likely.into_iter().flatten();
        let free = likely.clone().find(|lang| !taken.contains(lang)).or_else(|| likely.next());
        let main =
            if unsaid { free } else { ours.filter(|l| named.iter().any(|(_, n)| n == l)).or(first_named) };
        Languages { named, unsaid: free, main: main.unwrap_or(lang), foreign, default: own }
    }

    /// The language for which something without a language of its own is taken: the form's title.
    pub fn main(&self) -> Lang {
        self.main
    }

    fn of(&self, language: Option<&str>) -> Option<Lang> {
        match language {
            None => self.unsaid,
            Some(name) => self.named.iter().find(|(named, _)| named == name).map(|(_, lang)| *lang),
        }
    }

    /// The row's text; one that stands only in other languages counts as one in the main language, so that it can be used.
    pub fn text(&self, row: &Row, column: &str) -> Text {
        let mut text = Text::default();
        for (language, written) in row.texts(column) {
            if let Some(lang) = self.of(language).filter(|lang| text.exact(*lang).is_empty()) {
                text.set(lang, written.to_string());
            }
        }
        // A help line in a language that the reader of the question does not know helps nobody, unless all of it is.
        let all_foreign = self.named.is_empty() && self.unsaid.is_none();
        if text.is_empty() && (column == "label" || all_foreign) {
            let default = row.texts(column).find(|(language, _)| *language == Some(&self.default));
            text.set(self.main, default.map_or(row.get(column), |(_, text)| text).to_string());
        }
        text
    }

    pub fn left_out(&self) -> Vec<LeftOut> {
        let entry = |name: &String| LeftOut {
            place: format!("label::{name}"),
            text: String::new(),
            why: Why::Language(name.clone()),
        };
        self.foreign.iter().map(entry).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::exchange::xlsform::sheets::Sheet;

    #[test]
    fn names_and_codes_of_languages() {
        for (name, lang) in
            [("Finnish (fi)", Lang::Fi), ("sv-FI", Lang::Sv), ("English", Lang::En), ("Ruotsi", Lang::Sv)]
        {
            assert_eq!(spoken(name), Some(lang));
        }
        for other in ["French (fr)", "default", "", "(", "suomen", "chinese"] {
            assert_eq!(spoken(other), None, "{other}");
        }
    }

    fn text(header: &[&str], cells: &[&str], default: &str) -> (Text, usize) {
        let own = |list: &[&str]| list.iter().map(|cell| (*cell).to_string()).collect::<Vec<_>>();
        let sheet = Sheet { rows: vec![(1, own(header)), (2, own(cells))] };
        let cells = Cells::new("survey", sheet).unwrap();
        let languages = Languages::new(&[&cells], default, Lang::Sv);
        let row = cells.rows().next().unwrap();
        (languages.text(&row, "label"), languages.left_out().len())
    }

    #[test]
    fn texts_come_into_their_languages() {
        let (a, b) = ("a", "b");
        assert_eq!(text(&["label"], &[a], ""), (Text::new("", a, ""), 0));
        assert_eq!(text(&["label"], &[a], "English (en)"), (Text::new("", "", a), 0));
        assert_eq!(text(&["label", "label::fi"], &[a, b], ""), (Text::new(b, a, ""), 0));
        assert_eq!(text(&["label", "label::sv"], &[a, b], ""), (Text::new("", b, a), 0));
        // Only languages that we do not speak: the questionnaire can be used all the same.
        assert_eq!(text(&["label::French (fr)", "label::ru"], &[a, b], ""), (Text::new("", a, ""), 2));
        assert_eq!(text(&["label::fr", "label::ru"], &[a, b], "ru"), (Text::new("", b, ""), 2));
        assert_eq!(text(&["label"], &[a], "Français"), (Text::new("", a, ""), 1));
        assert_eq!(text(&["label::fi", "label::ru"], &["", b], ""), (Text::new("", b, ""), 1));
    }
}
