//! The sheet of settings: the form's title and language, and what only we write there.

use super::cells::{Cells, Row};
use super::languages::{Languages, spoken};
use crate::survey::item::Audience;
use crate::survey::questionnaire::{LONGEST_TEXT, Questionnaire};
use crate::text::Text;

/// The first row under the header.
pub struct Settings<'a>(Option<Row<'a>>);

impl<'a> Settings<'a> {
    pub fn new(cells: Option<&'a Cells>) -> Settings<'a> {
        Settings(cells.and_then(|cells| cells.rows().next()))
    }

    fn get(&self, name: &str) -> &'a str {
        self.0.map_or("", |row| row.get(name))
    }

    pub fn language(&self) -> &'a str {
        self.get("default_language")
    }

    /// An empty questionnaire. `row` is a title from the sheet of questions, `file` the file's name.
    pub fn questionnaire(&self, languages: &Languages, row: Option<&str>, file: &str) -> Questionnaire {
        let stem = file.rsplit(['/', '\\']).next().unwrap_or("");
        let stem = stem.rsplit_once('.').map_or(stem, |(stem, _)| stem);
        let said = [self.get("form_title"), row.unwrap_or(""), self.get("form_id"), stem];
        let said = said.into_iter().find(|title| !title.trim().is_empty()).unwrap_or("XLSForm");
        let said: String = said.chars().take(LONGEST_TEXT).collect();
        let mut title = self.own("keha_title");
        // What stands in the column that everybody knows has been changed by somebody.
        if title.get(languages.main()) != said {
            title.set(languages.main(), said);
        }
        // Nothing in a form of others says who is asked.
        let audience = Audience::parse(self.get("keha_audience")).unwrap_or(Audience::Staff);
        Questionnaire {
            customer_group: self.own("keha_customer_group"),
            ..Questionnaire::new(title, audience)
        }
    }

    fn own(&self, column: &str) -> Text {
        let mut text = Text::default();
        for (language, written) in self.0.iter().flat_map(|row| row.texts(column)) {
            if let Some(lang) = language.and_then(spoken) {
                text.set(lang, written.to_string());
            }
        }
        text
    }
}
