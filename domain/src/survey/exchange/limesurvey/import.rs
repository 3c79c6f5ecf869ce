//! A file of LimeSurvey as a questionnaire.

use super::super::condition;
use super::super::draft::Draft;
use super::super::languages::Languages;
use super::super::plain::plain;
use super::super::tokens::{Tool, tokens};
use super::super::{Broken, Imported, LARGEST_FILE, Why};
use super::source::{Part, Source};
use super::{tsv, xml};
use crate::feedback::encoding;
use crate::text::{Lang, Text};
use std::borrow::Cow;
use std::collections::BTreeSet;

/// A survey, group or question of LimeSurvey. If none of its languages is ours, its texts are put in the place of `lang`.
/// A group's name is its title; that of a question is empty.
pub fn import(bytes: &[u8], lang: Lang) -> Result<Imported, Broken> {
    if bytes.len() > LARGEST_FILE {
        return Err(Broken::TooLarge);
    }
    let xml_text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let source = if xml_text.starts_with(b"<") {
        xml::read(xml_text)?
    } else {
        tsv::read(&structure(bytes).ok_or(Broken::UnknownFormat)?)?
    };
    Reader { languages: languages(&source, lang), draft: Draft::default() }.read(source)
}

/// Whether this is the tab-separated export.
pub fn is_structure(bytes: &[u8]) -> bool {
    structure(bytes).is_some()
}

/// Spreadsheet programs save it in other encodings than LimeSurvey does.
fn structure(bytes: &[u8]) -> Option<Cow<'_, str>> {
    encoding::decode(bytes).ok().map(|(text, _)| text).filter(|text| tsv::is_structure(text))
}

/// The survey's own language first, then those that it names, then those that its texts are in.
fn languages(source: &Source, lang: Lang) -> Languages {
    let written: BTreeSet<&String> =
        source.questions.iter().flat_map(|asked| asked.text.0.iter().map(|(code, _)| code)).collect();
    let codes = source.languages.iter().chain(written).map(String::as_str).filter(|code| !code.is_empty());
    Languages::of(codes, Some(lang))
}

pub(super) struct Reader {
    pub languages: Languages,
    pub draft: Draft,
}

impl Reader {
    fn read(mut self, source: Source) -> Result<Imported, Broken> {
        for code in std::mem::take(&mut self.languages.foreign) {
            self.draft.leave_out("", "", Why::Language(code));
        }
        let main = self.languages.main().unwrap_or_default().to_string();
        let mut title = source.title.text(&self.languages);
        let groups = || source.around.iter().filter(|around| around.what == "group");
        let one_group = groups().filter(|group| group.language == main).count() == 1;
        let named_by_group = title.is_empty() && one_group;
        if named_by_group {
            groups().for_each(|group| self.languages.put(&mut title, &group.language, &plain(&group.name)));
        }
        for around in source.around.iter().filter(|around| around.language == main) {
            if named_by_group && around.html.is_empty() {
                continue;
            }
            let place = if around.name.is_empty() { around.what } else { &around.name };
            self.draft.leave_out(place, &plain(&around.html), Why::Media(around.what.into()));
        }
        for asked in &source.questions {
            self.question(asked);
        }
        self.draft.finish(title, |text| condition::parse(&tokens(text, Tool::LimeSurvey)?))
    }

    /// The words of a subquestion or an answer; its code when it has none, as LimeSurvey's own lists show it.
    pub(super) fn words(&self, part: &Part) -> Text {
        let mut text = part.text.text(&self.languages);
        if let (Some(main), true) = (self.languages.main(), text.is_empty()) {
            self.languages.put(&mut text, main, &part.code);
        }
        text
    }
}
