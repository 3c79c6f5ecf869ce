//! The tab-separated export: one row for each setting, group, question, subquestion and answer in each language.

use super::super::Broken;
use super::source::{Asked, Source, condition, part};
use csv::StringRecord;
use std::collections::HashMap;

/// Columns that no file goes without.
const NEEDED: [&str; 5] = ["class", "type/scale", "name", "text", "language"];

/// Some hundred settings have a column each.
const MOST_COLUMNS: usize = 2000;

/// Whether the first line names the columns of this export.
pub(super) fn is_structure(text: &str) -> bool {
    let head = text.lines().next().unwrap_or_default();
    let has = |name: &str| head.split('\t').any(|cell| cell.trim().trim_matches('"') == name);
    NEEDED.iter().filter(|name| has(name)).count() >= 3 && head.contains('\t')
}

pub(super) fn read(text: &str) -> Result<Source, Broken> {
    let mut reader = csv::ReaderBuilder::new().delimiter(b'\t').flexible(true).from_reader(text.as_bytes());
    let head = reader.headers().map_err(|error| Broken::Damaged(error.to_string()))?.clone();
    if head.len() > MOST_COLUMNS {
        return Err(Broken::Damaged(format!("line 1, column {}", head.len())));
    }
    let places: HashMap<&str, usize> = head.iter().map(str::trim).zip(0..).collect();
    if let Some(missing) = NEEDED.iter().find(|name| !places.contains_key(*name)) {
        return Err(Broken::Lacks((*missing).into()));
    }
    let mut rows = Rows {
        head: &head,
        places: &places,
        source: Source::default(),
        sid: String::new(),
        group: (String::new(), String::new()),
        known: HashMap::new(),
        current: None,
    };
    for row in reader.records() {
        rows.take(&row.map_err(|error| Broken::Damaged(error.to_string()))?);
    }
    Ok(rows.source)
}

struct Rows<'a> {
    head: &'a StringRecord,
    places: &'a HashMap<&'a str, usize>,
    source: Source,
    sid: String,
    /// Number and condition of the group that the rows belong to.
    group: (String, String),
    /// Where each question stands by its code: every language names it again.
    known: HashMap<String, usize>,
    current: Option<usize>,
}

impl Rows<'_> {
    fn cell<'r>(&self, row: &'r StringRecord, name: &str) -> &'r str {
        let cell = self.places.get(name).and_then(|place| row.get(*place)).unwrap_or_default().trim();
        // LimeSurvey writes an apostrophe before what a spreadsheet would compute.
        cell.strip_prefix('\'').filter(|cell| cell.starts_with(['=', '+', '-', '@'])).unwrap_or(cell)
    }

    fn take(&mut self, row: &StringRecord) {
        let [class, name, text, language] = ["class", "name", "text", "language"].map(|c| self.cell(row, c));
        match class {
            "S" => match name {
                "sid" => self.sid = text.to_string(),
                "language" => self.source.languages.insert(0, text.to_string()),
                "additional_languages" => {
                    self.source.languages.extend(text.split_whitespace().map(str::to_string));
                }
                _ => {}
            },
            "SL" => self.source.setting(name, language, text),
            "G" => {
                let condition = self.cell(row, "relevance").to_string();
                self.group = (self.cell(row, "id").to_string(), condition);
                self.source.around("group", name, language, text);
            }
            "Q" => self.question(row, name, text, language),
            "SQ" | "A" => {
                let scale = self.cell(row, "type/scale").parse().unwrap_or(0);
                let relevance = self.cell(row, "relevance").to_string();
                let question = self.current.and_then(|place| self.source.questions.get_mut(place));
                let Some(question) = question else { return };
                let parts = if class == "A" { &mut question.answers } else { &mut question.subquestions };
                if let Some(part) = part(parts, name, scale) {
                    part.text.put(language, text);
                    part.relevance = relevance;
                }
            }
            _ => {}
        }
    }

    fn question(&mut self, row: &StringRecord, name: &str, text: &str, language: &str) {
        let cell = |column: &str| self.cell(row, column);
        let help = cell("help");
        if let Some(place) = self.known.get(name) {
            self.current = Some(*place);
            if let Some(asked) = self.source.questions.get_mut(*place) {
                asked.text.put(language, text);
                asked.help.put(language, help);
            }
            return;
        }
        let (gid, of_group) = &self.group;
        let conditions = [of_group, cell("relevance")].into_iter().filter_map(condition).collect();
        let cells = self.head.iter().zip(row).filter(|(_, value)| !value.is_empty());
        let settings = cells.map(|(column, value)| (column.trim().to_string(), value.to_string()));
        let mut asked = Asked {
            code: name.to_string(),
            address: format!("{}X{gid}X{}", self.sid, cell("id")),
            kind: cell("type/scale").to_string(),
            mandatory: cell("mandatory") == "Y",
            other: cell("other") == "Y",
            relevance: conditions,
            attributes: settings.collect(),
            ..Asked::default()
        };
        asked.text.put(language, text);
        asked.help.put(language, help);
        self.current = Some(self.source.questions.len());
        self.known.insert(name.to_string(), self.source.questions.len());
        self.source.questions.push(asked);
    }
}
