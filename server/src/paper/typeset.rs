//! PDF from a typst template and data: tagged and checked against PDF/UA-1 (ISO 14289-1), so that screen readers can read it.

use serde::Serialize;
use std::sync::LazyLock;
use typst::comemo;
use typst::diag::{FileError, FileResult, SourceDiagnostic};
use typst::foundations::{Bytes, Datetime, Duration};
use typst::syntax::{FileId, RootedPath, Source, VirtualPath, VirtualRoot};
use typst::text::{Font, FontBook};
use typst::utils::LazyHash;
use typst::{Library, LibraryExt, World};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

/// Source Sans 3 (SIL Open Font License 1.1): Latin, Greek and Cyrillic, and the same on every server.
static FONTS: LazyLock<Vec<Font>> = LazyLock::new(|| {
    let files: [&[u8]; 2] = [
        include_bytes!("../../fonts/SourceSans3-Regular.ttf"),
        include_bytes!("../../fonts/SourceSans3-Semibold.ttf"),
    ];
    files.into_iter().flat_map(|file| Font::iter(Bytes::new(file))).collect()
});
static BOOK: LazyLock<LazyHash<FontBook>> =
    LazyLock::new(|| LazyHash::new(FontBook::from_fonts(FONTS.iter())));
static LIBRARY: LazyLock<LazyHash<Library>> = LazyLock::new(|| LazyHash::new(Library::default()));

#[derive(Debug, thiserror::Error)]
pub enum Error {
    #[error("the data of a paper can not be written: {0}")]
    Data(#[from] serde_json::Error),
    /// The template or what it makes of the data is not right, or not accessible.
    #[error("typst: {0}")]
    Template(String),
}

/// Typesets `template`, which reads `data` from `data.json`. Takes tens of milliseconds: not for an async thread.
pub fn pdf(template: &str, data: &impl Serialize) -> Result<Vec<u8>, Error> {
    let name = |name| VirtualPath::new(name).map_err(|error| Error::Template(error.to_string()));
    let file = |path| RootedPath::new(VirtualRoot::Project, path).intern();
    let paper = Paper {
        main: Source::new(file(name("main.typ")?), template.to_string()),
        data_id: file(name("data.json")?),
        data: Bytes::new(serde_json::to_vec(data)?),
    };
    let document = typst::compile::<PagedDocument>(&paper).output.map_err(told)?;
    let standards = PdfStandards::new(&[PdfStandard::Ua_1]);
    let standards = standards.map_err(|error| Error::Template(error.message().to_string()))?;
    let file = typst_pdf::pdf(&document, &PdfOptions { standards, ..PdfOptions::default() }).map_err(told);
    // What typst remembers is for editors, which compile the same again and again.
    comemo::evict(0);
    file
}

fn told(errors: impl IntoIterator<Item = SourceDiagnostic>) -> Error {
    let each = errors.into_iter().map(|error| format!("{} {:?}", error.message, error.hints));
    Error::Template(each.collect::<Vec<_>>().join("; "))
}

/// What a template sees: itself and its data, no other file and no clock.
struct Paper {
    main: Source,
    data_id: FileId,
    data: Bytes,
}

impl World for Paper {
    fn library(&self) -> &LazyHash<Library> {
        &LIBRARY
    }

    fn book(&self) -> &LazyHash<FontBook> {
        &BOOK
    }

    fn main(&self) -> FileId {
        self.main.id()
    }

    fn source(&self, id: FileId) -> FileResult<Source> {
        if id == self.main.id() { Ok(self.main.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn file(&self, id: FileId) -> FileResult<Bytes> {
        if id == self.data_id { Ok(self.data.clone()) } else { Err(FileError::AccessDenied) }
    }

    fn font(&self, index: usize) -> Option<Font> {
        FONTS.get(index).cloned()
    }

    fn today(&self, _offset: Option<Duration>) -> Option<Datetime> {
        None
    }
}
