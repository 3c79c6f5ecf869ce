//! The header of a sheet: which column means what, under all the names that pyxform takes
//! (`pyxform/aliases.py`, `parsing/sheet_headers.py`).

use crate::survey::exchange::Broken;

/// A column's meaning, in the words of today's XLSForm, and the language of its texts as the file names it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    pub name: String,
    pub language: Option<String>,
}

/// The columns in order. `sheet` is for the message when one is there twice.
pub fn columns(sheet: &str, header: &[String]) -> Result<Vec<Column>, Broken> {
    let header: Vec<String> = header.iter().map(|cell| collapse(cell)).collect();
    for (place, cell) in header.iter().enumerate() {
        if !cell.is_empty() && header.iter().take(place).any(|earlier| earlier == cell) {
            return Err(Broken::Damaged(format!("{sheet}, column {cell} (2)")));
        }
    }
    // Single colons stood between a column and its language before double ones.
    let mark = if header.iter().any(|cell| cell.contains("::")) { "::" } else { ":" };
    Ok(header.iter().map(|cell| column(cell, mark)).collect())
}

pub fn collapse(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn column(header: &str, mark: &str) -> Column {
    let mut parts = header.split(mark).map(str::trim);
    let mut name = parts.next().unwrap_or("").to_lowercase().replace(' ', "_");
    // `bind::relevant`, `media::image::English`: the group says nothing more.
    if matches!(name.as_str(), "bind" | "media" | "control" | "body")
        && let Some(next) = parts.next()
    {
        name = next.to_lowercase().replace(' ', "_");
    }
    let name = match name.as_str() {
        "command" => "type",
        "tag" | "value" => "name",
        "caption" => "label",
        "relevance" => "relevant",
        "readonly" => "read_only",
        "calculate" => "calculation",
        "set_form_title" => "form_title",
        "set_form_id" | "id_string" => "form_id",
        other => other,
    };
    let rest: Vec<&str> = parts.filter(|part| !part.is_empty()).collect();
    Column { name: name.to_string(), language: (!rest.is_empty()).then(|| rest.join(mark)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(header: &[&str]) -> Vec<(String, Option<String>)> {
        let header: Vec<String> = header.iter().map(|cell| (*cell).to_string()).collect();
        columns("survey", &header).unwrap().into_iter().map(|c| (c.name, c.language)).collect()
    }

    #[test]
    fn old_and_new_names_mean_the_same() {
        let found = read(&[
            "Type",
            "list  name",
            "caption",
            "bind::relevant",
            "media::image::English",
            "label::Finnish (fi)",
        ]);
        let names: Vec<&str> = found.iter().map(|(name, _)| name.as_str()).collect();
        assert_eq!(names, ["type", "list_name", "label", "relevant", "image", "label"]);
        assert_eq!(found[4].1.as_deref(), Some("English"));
        assert_eq!(found[5].1.as_deref(), Some("Finnish (fi)"));
        assert_eq!(read(&["label:sv", "bind:jr:constraintMsg"])[0], ("label".into(), Some("sv".into())));
    }

    #[test]
    fn the_same_column_twice_is_an_error() {
        let header = ["label".to_string(), String::new(), String::new(), "label ".to_string()];
        assert_eq!(columns("survey", &header), Err(Broken::Damaged("survey, column label (2)".into())));
    }
}
