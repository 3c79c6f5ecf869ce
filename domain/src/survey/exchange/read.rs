//! A file of any of these formats, told by what is in it.

use super::{Broken, Imported, LARGEST_FILE, limesurvey, surveyjs, xlsform};
use crate::text::{Lang, Text};

/// Reads the file. Its name helps only where the content leaves it open, and gives a title to what has none. `lang` is
/// the language of texts that do not say theirs.
pub fn read(bytes: &[u8], file_name: &str, lang: Lang) -> Result<Imported, Broken> {
    if bytes.len() > LARGEST_FILE {
        return Err(Broken::TooLarge);
    }
    let start = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let mut imported = match start.first() {
        Some(b'{') => surveyjs::import(bytes, lang),
        Some(b'<') => limesurvey::import(bytes, lang),
        _ if limesurvey::is_structure(bytes) => limesurvey::import(bytes, lang),
        _ => xlsform::import(bytes, file_name, lang),
    }?;
    let title = &mut imported.questionnaire.title;
    if title.is_empty() {
        let name = file_name.rsplit(['/', '\\']).next().unwrap_or_default();
        let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
        *title = Text::default();
        title.set(lang, stem.to_string());
    }
    Ok(imported)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_content_tells_the_format_and_the_name_is_the_last_title() {
        let survey = br#" {"elements": [{"type": "comment", "name": "q"}]}"#;
        let read = |bytes: &[u8]| read(bytes, "C:\\forms\\Spring.v2.lss", Lang::Sv);
        let questionnaire = read(survey).unwrap().questionnaire;
        assert_eq!(questionnaire.title, Text::new("", "Spring.v2", ""));
        let tsv =
            "class\ttype/scale\tname\ttext\tlanguage\nSL\t\tsurveyls_title\tT\ten\nQ\tT\tq1\tWhy?\ten\n";
        assert_eq!(read(tsv.as_bytes()).unwrap().questionnaire.title, Text::new("", "", "T"));
        let utf16: Vec<u8> =
            [0xFF, 0xFE].into_iter().chain(tsv.encode_utf16().flat_map(u16::to_le_bytes)).collect();
        assert_eq!(read(&utf16).unwrap().questionnaire.title, Text::new("", "", "T"));
        assert_eq!(read(b"<html></html>"), Err(Broken::Lacks("LimeSurveyDocType".into())));
        assert_eq!(read(b"\x89PNG"), Err(Broken::UnknownFormat));
        assert_eq!(read(b""), Err(Broken::UnknownFormat));
        assert_eq!(read(&vec![b' '; LARGEST_FILE + 1]), Err(Broken::TooLarge));
    }
}
