//! A questionnaire as an XLSForm workbook that ODK and KoBo take and that comes back as it was.
//!
//! What XLSForm has no place for stands in columns beginning with `keha_`: pyxform lets columns be that it does not know.

use super::languages::name;
use super::lines::{Line, Lines, lines, texts};
use super::names::plain;
use crate::survey::item::{Item, Kind};
use crate::survey::questionnaire::Questionnaire;
use crate::text::{Lang, Text};
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Format, Workbook, XlsxError};

/// The bytes of an .xlsx file with the sheets survey, choices and settings. The same questionnaire gives the same file.
///
/// # Errors
/// When a text is longer than a cell may be (32 767 characters).
pub fn export(questionnaire: &Questionnaire) -> Result<Vec<u8>, XlsxError> {
    let languages = languages(&questionnaire.items);
    let Lines { survey, choices } = lines(&questionnaire.items, &languages);
    let columns = |front: &[&str], translated: &[&str], back: &[&str]| -> Vec<String> {
        let own = |names: &[&str]| names.iter().map(|name| (*name).to_string()).collect::<Vec<_>>();
        let each =
            translated.iter().flat_map(|c| languages.iter().map(move |lang| format!("{c}::{}", name(*lang))));
        [own(front), each.collect(), own(back)].concat()
    };
    let back = [
        "required",
        "relevant",
        "constraint",
        "appearance",
        "keha_key",
        "keha_kind",
        "keha_theme",
        "keha_family",
        "keha_reversed",
        "keha_not_applicable",
        "keha_joined",
        "keha_rule",
    ];
    let helped = questionnaire.items.iter().any(|item| !item.help.is_empty());
    let translated: &[&str] = if helped { &["label", "hint"] } else { &["label"] };
    let settings = settings(questionnaire, &languages);
    let mut book = Workbook::new();
    // Without this the time of writing would stand in the file.
    let made = DocProperties::new().set_creation_datetime(&ExcelDateTime::from_ymd(2000, 1, 1)?);
    book.set_properties(&made);
    write(&mut book, "survey", &columns(&["type", "name"], translated, &back), &survey)?;
    write(&mut book, "choices", &columns(&["list_name", "name"], &["label"], &[]), &choices)?;
    let named: Vec<String> = settings.iter().map(|(column, _)| column.clone()).collect();
    write(&mut book, "settings", &named, &[settings])?;
    book.save_to_buffer()
}

/// Those in which something is asked; the first is the form's own.
fn languages(items: &[Item]) -> Vec<Lang> {
    let used = |lang: Lang| {
        items.iter().any(|item| {
            let ends: [&Text; 2] = match &item.kind {
                Kind::ZeroToTen { low, high } => [low, high],
                _ => [&item.help; 2],
            };
            let texts = [&item.text, &item.help].into_iter().chain(ends).chain(item.kind.options());
            texts.into_iter().any(|text| !text.exact(lang).trim().is_empty())
        })
    };
    let found: Vec<Lang> = Lang::ALL.into_iter().filter(|lang| used(*lang)).collect();
    if found.is_empty() { vec![Lang::default()] } else { found }
}

fn settings(questionnaire: &Questionnaire, languages: &[Lang]) -> Line {
    let main = languages.first().copied().unwrap_or_default();
    let title = questionnaire.title.get(main).to_string();
    let mut line: Line = vec![
        ("form_title".into(), title.clone()),
        ("form_id".into(), plain(&title, 'f')),
        ("default_language".into(), name(main).into()),
        ("keha_audience".into(), questionnaire.audience.code().into()),
    ];
    line.extend(texts("keha_title", &questionnaire.title, &Lang::ALL));
    line.extend(texts("keha_customer_group", &questionnaire.customer_group, &Lang::ALL));
    line
}

fn write(book: &mut Workbook, name: &str, columns: &[String], lines: &[Line]) -> Result<(), XlsxError> {
    let sheet = book.add_worksheet().set_name(name)?;
    let header = Format::new().set_bold();
    for (place, column) in (0_u16..).zip(columns) {
        sheet.write_string_with_format(0, place, column, &header)?;
        let width = if column.contains("::") { 50.0 } else { 16.0 };
        sheet.set_column_width(place, width)?;
    }
    sheet.set_freeze_panes(1, 0)?;
    for (row, line) in (1_u32..).zip(lines) {
        for (column, cell) in line {
            if let Some(place) = columns.iter().position(|known| known == column) {
                sheet.write_string(row, u16::try_from(place).unwrap_or(u16::MAX), cell)?;
            }
        }
    }
    Ok(())
}
