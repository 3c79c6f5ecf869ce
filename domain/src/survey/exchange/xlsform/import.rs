//! A form's sheets to a questionnaire.

use super::cells::Cells;
use super::choices::lists;
use super::languages::Languages;
use super::reader::{Found, Reader};
use super::settings::Settings;
use super::{rules, sheets};
use crate::survey::exchange::{Broken, Imported};
use crate::text::Lang;

/// Reads .xlsx, .xlsm, .xls (Excel 97 and later) and the one-file .csv, whatever the file is called.
///
/// `name` is the file's, for a form without a title; texts whose language the file does not say are taken for `lang`. Nothing
/// in a form says who is asked: [`Staff`](crate::survey::item::Audience::Staff), unless the file is our own.
///
/// # Errors
/// [`Broken::Lacks`] `survey`, `survey: type`, `choices`, `choices: list_name`, `choices: name`; [`Broken::Damaged`] with the
/// place where groups do not end or a column is there twice; [`Broken::Nothing`] when no item comes out.
pub fn import(bytes: &[u8], name: &str, lang: Lang) -> Result<Imported, Broken> {
    let sheets = sheets::read(bytes)?;
    let lacks = |what: &str| Broken::Lacks(what.into());
    let survey = Cells::new("survey", sheets.survey.ok_or_else(|| lacks("survey"))?)?;
    if !survey.has("type") {
        return Err(lacks("survey: type"));
    }
    let choices = sheets.choices.map(|sheet| Cells::new("choices", sheet)).transpose()?;
    let settings = sheets.settings.map(|sheet| Cells::new("settings", sheet)).transpose()?;
    let settings = Settings::new(settings.as_ref());
    let texts: Vec<&Cells> = [Some(&survey), choices.as_ref()].into_iter().flatten().collect();
    let languages = Languages::new(&texts, settings.language(), lang);
    let lists = choices.as_ref().map(|cells| lists(cells, &languages)).unwrap_or_default();
    let mut reader = Reader::new(choices.as_ref(), &lists, &languages);
    for row in survey.rows() {
        reader.row(&row)?;
    }
    let Found { asked, title, mut left_out } = reader.finish()?;
    if asked.is_empty() {
        return Err(Broken::Nothing(left_out));
    }
    let mut questionnaire = settings.questionnaire(&languages, title.as_deref(), name);
    rules::resolve(asked, &mut questionnaire, &mut left_out);
    Ok(Imported { questionnaire, left_out })
}
