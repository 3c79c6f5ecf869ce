//! The cell that says what kind of question a row is, under today's names and pyxform's older ones
//! (`pyxform/aliases.py`, `question_type_dictionary.py`).

use super::columns::collapse;
use crate::survey::exchange::Why;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    One,
    Many,
    Rank,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Question {
    /// The form's title, in the column of names: how it was set before there was a sheet for it.
    Title,
    Id,
    Begin {
        repeat: bool,
    },
    End {
        repeat: bool,
    },
    Select {
        sort: Sort,
        list: String,
        other: bool,
    },
    Number {
        least: Option<i32>,
        most: Option<i32>,
    },
    Range,
    Date,
    Text,
    /// Nothing that can become an item.
    Skip(Why),
}

/// Longer beginnings first.
const SELECTS: [(&str, Sort); 15] = [
    ("add select one prompt using", Sort::One),
    ("add select multiple prompt using", Sort::Many),
    ("select all that apply from", Sort::Many),
    ("select all that apply", Sort::Many),
    ("select one from", Sort::One),
    ("select one using", Sort::One),
    ("select multiple from", Sort::Many),
    ("select multiple using", Sort::Many),
    ("select_one", Sort::One),
    ("select one", Sort::One),
    ("select1", Sort::One),
    ("select_multiple", Sort::Many),
    ("select multiple", Sort::Many),
    ("q select1", Sort::One),
    ("rank", Sort::Rank),
];

pub fn question(cell: &str) -> Question {
    let cell = collapse(cell);
    let name = cell.to_lowercase().replace('_', " ");
    let kind = || Question::Skip(Why::Kind(cell.clone()));
    if name.starts_with("select") && (name.contains("from file") || name.contains("external")) {
        return kind();
    }
    if let Some(select) = SELECTS.iter().find_map(|(start, sort)| select(&cell, start, *sort)) {
        // The choices are answers given before.
        return if cell.contains("${") { kind() } else { select };
    }
    let asked = name.strip_prefix("add ").and_then(|n| n.strip_suffix(" prompt")).or(name.strip_prefix("q "));
    let number = |most| Question::Number { least: Some(0), most: Some(most) };
    match asked.unwrap_or(&name) {
        "set form title" | "form title" => Question::Title,
        "set form id" | "form id" => Question::Id,
        "text" | "string" | "phone number" => Question::Text,
        "integer" | "int" => Question::Number { least: None, most: None },
        "percentage" => number(100),
        "number of days in last month" => number(31),
        "number of days in last six months" => number(183),
        "number of days in last year" => number(365),
        "range" => Question::Range,
        "date" => Question::Date,
        other if not_asked(other) => Question::Skip(Why::NotAsked(cell)),
        other => group(other).unwrap_or_else(kind),
    }
}

fn select(cell: &str, start: &str, sort: Sort) -> Option<Question> {
    let rest = cell
        .get(..start.len())
        .filter(|head| head.eq_ignore_ascii_case(start))
        .and(cell.get(start.len()..))?;
    let (list, more) = rest.strip_prefix(' ')?.split_once(' ').unwrap_or((rest.trim(), ""));
    let other = matches!(more.to_lowercase().as_str(), "or specify other" | "or_other" | "or other");
    (other || more.is_empty()).then(|| Question::Select { sort, list: list.to_string(), other })
}

fn group(name: &str) -> Option<Question> {
    let repeat = |rest: &str| match rest.split(' ').next() {
        Some("group") => Some(false),
        Some("repeat" | "loop" | "looped" | "lgroup") => Some(true),
        _ => None,
    };
    if let Some(rest) = name.strip_prefix("begin ") {
        return Some(Question::Begin { repeat: repeat(rest)? });
    }
    Some(Question::End { repeat: repeat(name.strip_prefix("end ")?)? })
}

/// Calculations and what the device knows by itself.
fn not_asked(name: &str) -> bool {
    let name = name.strip_prefix("get ").unwrap_or(name);
    let name = name.strip_prefix("uri:").unwrap_or(name);
    matches!(
        name,
        "calculate"
            | "hidden"
            | "start"
            | "start time"
            | "end"
            | "end time"
            | "today"
            | "deviceid"
            | "device id"
            | "imei"
            | "username"
            | "email"
            | "phonenumber"
            | "phone number"
            | "simserial"
            | "sim id"
            | "subscriberid"
            | "subscriber id"
            | "audit"
            | "start-geopoint"
            | "background-audio"
            | "background-geopoint"
            | "xml-external"
            | "csv-external"
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn selects_have_their_lists() {
        let select = |sort, list: &str, other| Question::Select { sort, list: list.into(), other };
        assert_eq!(question("select_one  Yes_No"), select(Sort::One, "Yes_No", false));
        assert_eq!(question("select one from sexes or specify other"), select(Sort::One, "sexes", true));
        assert_eq!(question("select_multiple colours or_other"), select(Sort::Many, "colours", true));
        assert_eq!(question("rank x"), select(Sort::Rank, "x", false));
        for cell in ["select_one_from_file a.csv", "select_one ${repeated}", "select_one", "select_one a b"] {
            assert_eq!(question(cell), Question::Skip(Why::Kind(cell.into())));
        }
    }

    #[test]
    fn groups_and_the_rest() {
        assert_eq!(question("begin_group"), Question::Begin { repeat: false });
        assert_eq!(question("begin loop over list"), Question::Begin { repeat: true });
        assert_eq!(question("end repeat"), Question::End { repeat: true });
        assert_eq!(question("add integer prompt"), Question::Number { least: None, most: None });
        assert_eq!(question("get phone number"), Question::Skip(Why::NotAsked("get phone number".into())));
        assert_eq!(question("Phone number"), Question::Text);
        for kind in ["geopoint", "unknown", "note", "decimal", "ä"] {
            assert_eq!(question(kind), Question::Skip(Why::Kind(kind.into())));
        }
    }
}
