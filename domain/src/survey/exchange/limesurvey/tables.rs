//! The tables of LimeSurvey's database, put together: which row belongs to which.

use super::source::{Asked, Part, Source, condition, part};
use std::collections::{BTreeMap, HashMap};

/// Fields by their names.
pub(super) type Row = BTreeMap<String, String>;

pub(super) struct Gather {
    rows: HashMap<String, Vec<Row>>,
    source: Source,
}

fn field<'a>(row: &'a Row, name: &str) -> &'a str {
    row.get(name).map_or("", String::as_str)
}

impl Gather {
    pub fn new(rows: HashMap<String, Vec<Row>>) -> Gather {
        Gather { rows, source: Source::default() }
    }

    /// Rows of a table, in the order of this column, which holds numbers.
    fn table(&mut self, name: &str, order: &str) -> Vec<Row> {
        let mut rows = self.rows.remove(name).unwrap_or_default();
        rows.sort_by_key(|row| field(row, order).parse::<i64>().unwrap_or(i64::MAX));
        rows
    }

    pub fn source(mut self, languages: Vec<String>) -> Source {
        self.source.languages = languages;
        self.settings();
        let groups = self.groups();
        let places = self.questions(&groups);
        self.parts(&places);
        for row in self.table("question_attributes", "") {
            let asked =
                places.get(field(&row, "qid")).and_then(|place| self.source.questions.get_mut(*place));
            if let (Some(asked), false) = (asked, field(&row, "value").is_empty()) {
                let name = [field(&row, "attribute"), field(&row, "language")].join(" ");
                asked.attributes.insert(name.trim().into(), field(&row, "value").into());
            }
        }
        self.source
    }

    fn settings(&mut self) {
        if let Some(base) = self.table("surveys", "").first().map(|row| field(row, "language").to_string()) {
            self.source.languages.retain(|language| *language != base);
            self.source.languages.insert(0, base);
        }
        for row in self.table("surveys_languagesettings", "") {
            let language = field(&row, "surveyls_language");
            for (name, value) in &row {
                self.source.setting(name, language, value);
            }
        }
    }

    /// The place and the condition of each group. Files of versions before 4 have the texts in the table itself.
    fn groups(&mut self) -> HashMap<String, (usize, String)> {
        let mut groups = HashMap::new();
        let rows = self.table("groups", "group_order");
        for (place, row) in rows.iter().enumerate() {
            let entry = (place, field(row, "grelevance").to_string());
            groups.entry(field(row, "gid").to_string()).or_insert(entry);
        }
        for row in rows.into_iter().chain(self.table("group_l10ns", "group_order")) {
            let [name, language, text] =
                ["group_name", "language", "description"].map(|name| field(&row, name));
            if !name.is_empty() {
                self.source.around("group", name, language, text);
            }
        }
        groups
    }

    /// Where each question stands, by its number.
    fn questions(&mut self, groups: &HashMap<String, (usize, String)>) -> HashMap<String, usize> {
        let mut rows = self.table("questions", "question_order");
        let group = |row: &Row| groups.get(field(row, "gid"));
        rows.sort_by_key(|row| group(row).map_or(usize::MAX, |(place, _)| *place));
        let mut places = HashMap::new();
        for row in rows.iter().filter(|row| matches!(field(row, "parent_qid"), "" | "0")) {
            let qid = field(row, "qid");
            if !places.contains_key(qid) {
                places.insert(qid.to_string(), self.source.questions.len());
                let of_group = group(row).map_or("", |(_, condition)| condition);
                self.source.questions.push(Asked {
                    code: field(row, "title").into(),
                    address: format!("{}X{}X{qid}", field(row, "sid"), field(row, "gid")),
                    kind: field(row, "type").into(),
                    mandatory: matches!(field(row, "mandatory"), "Y"),
                    other: field(row, "other") == "Y",
                    relevance: [of_group, field(row, "relevance")]
                        .into_iter()
                        .filter_map(condition)
                        .collect(),
                    attributes: BTreeMap::from([("preg".to_string(), field(row, "preg").to_string())]),
                    ..Asked::default()
                });
            }
        }
        let texts = self.rows.get("question_l10ns").cloned().unwrap_or_default();
        for row in rows.iter().chain(&texts) {
            let asked = places.get(field(row, "qid")).and_then(|place| self.source.questions.get_mut(*place));
            if let Some(asked) = asked {
                asked.text.put(field(row, "language"), field(row, "question"));
                asked.help.put(field(row, "language"), field(row, "help"));
            }
        }
        places
    }

    fn parts(&mut self, places: &HashMap<String, usize>) {
        let subquestions = self.table("subquestions", "question_order");
        let answers = self.table("answers", "sortorder");
        // A part by its number in the file, for the texts that stand in a table of their own.
        let (mut of_question, mut of_answer) = (HashMap::new(), HashMap::new());
        for (row, is_answer) in
            subquestions.iter().map(|r| (r, false)).chain(answers.iter().map(|r| (r, true)))
        {
            let parent = field(row, if is_answer { "qid" } else { "parent_qid" });
            let Some(place) = places.get(parent) else { continue };
            let scale = field(row, "scale_id").parse().unwrap_or(0);
            let (code, words) = if is_answer { ("code", "answer") } else { ("title", "question") };
            let code = field(row, code).to_string();
            if let Some(part) = self.part(*place, is_answer, &code, scale) {
                part.text.put(field(row, "language"), field(row, words));
                part.relevance = field(row, "relevance").into();
            }
            let number = field(row, if is_answer { "aid" } else { "qid" }).to_string();
            let known = if is_answer { &mut of_answer } else { &mut of_question };
            known.insert(number, (*place, code, scale));
        }
        for (table, number, words) in
            [("question_l10ns", "qid", "question"), ("answer_l10ns", "aid", "answer")]
        {
            let is_answer = number == "aid";
            let known = if is_answer { &of_answer } else { &of_question };
            for row in self.table(table, "") {
                let Some((place, code, scale)) = known.get(field(&row, number)) else { continue };
                if let Some(part) = self.part(*place, is_answer, code, *scale) {
                    part.text.put(field(&row, "language"), field(&row, words));
                }
            }
        }
    }

    fn part(&mut self, place: usize, answer: bool, code: &str, scale: u8) -> Option<&mut Part> {
        let asked = self.source.questions.get_mut(place)?;
        part(if answer { &mut asked.answers } else { &mut asked.subquestions }, code, scale)
    }
}
