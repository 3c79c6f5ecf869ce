//! The XML exports: tables of a database, each with its rows, each with its fields.

use super::super::Broken;
use super::source::Source;
use super::tables::{Gather, Row};
use quick_xml::Reader;
use quick_xml::escape::resolve_predefined_entity;
use quick_xml::events::Event;
use std::collections::HashMap;

/// `document / table / rows / row / field` and one level that is not read.
const DEEPEST: usize = 8;

pub(super) fn read(bytes: &[u8]) -> Result<Source, Broken> {
    let tables = tables(bytes)?;
    let doc = tables.kind.ok_or(Broken::Lacks("LimeSurveyDocType".into()))?;
    if !["Survey", "Group", "Question"].contains(&doc.as_str()) {
        return Err(Broken::Lacks("questions".into()));
    }
    Ok(Gather::new(tables.rows).source(tables.languages))
}

#[derive(Default)]
struct Tables {
    kind: Option<String>,
    languages: Vec<String>,
    rows: HashMap<String, Vec<Row>>,
}

/// Declares no entities and resolves none but the five of XML and numbers, so nothing in a file can grow.
fn tables(bytes: &[u8]) -> Result<Tables, Broken> {
    let damaged = |reader: &Reader<&[u8]>, what: &str| {
        Broken::Damaged(format!("{what}, byte {}", reader.buffer_position()))
    };
    let mut reader = Reader::from_reader(bytes);
    reader.config_mut().trim_text(false);
    let (mut tables, mut path, mut row, mut text) =
        (Tables::default(), Vec::<String>::new(), Row::new(), String::new());
    loop {
        match reader.read_event() {
            Err(error) => return Err(damaged(&reader, &error.to_string())),
            Ok(Event::Eof) if path.is_empty() => return Ok(tables),
            Ok(Event::Eof) => return Err(damaged(&reader, "the end is missing")),
            Ok(Event::DocType(_)) => return Err(damaged(&reader, "a document type")),
            Ok(Event::Start(start)) => {
                if path.len() >= DEEPEST {
                    return Err(damaged(&reader, "too deep"));
                }
                path.push(start.name().as_ref().to_string());
                text.clear();
            }
            Ok(Event::Text(part)) => text.push_str(&part),
            Ok(Event::CData(part)) => text.push_str(&part),
            Ok(Event::GeneralRef(entity)) => {
                let number = entity.resolve_char_ref().ok().flatten().map(String::from);
                let name = entity.to_string();
                match number.or(resolve_predefined_entity(&name).map(str::to_string)) {
                    Some(letter) => text.push_str(&letter),
                    None => return Err(damaged(&reader, &format!("&{name};"))),
                }
            }
            Ok(Event::End(_)) => {
                let names: Vec<&str> = path.iter().map(String::as_str).collect();
                let value = text.trim();
                match names.as_slice() {
                    [_, "LimeSurveyDocType"] => tables.kind = Some(value.to_string()),
                    [_, "languages", "language"] => tables.languages.push(value.to_string()),
                    [_, _, "rows", "row", field] => {
                        row.insert((*field).to_string(), value.to_string());
                    }
                    [_, table, "rows", "row"] => {
                        tables.rows.entry((*table).to_string()).or_default().push(std::mem::take(&mut row));
                    }
                    _ => {}
                }
                path.pop();
                text.clear();
            }
            Ok(_) => {}
        }
    }
}
