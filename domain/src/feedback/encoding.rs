//! Bytes to text. Order of evidence: byte order mark, the zero bytes of UTF-16, valid UTF-8, and what is left is
//! windows-1252, which Finnish offices use.
//!
//! These four need a table of 32 letters. A library that knows every encoding carries its tables as data, and data is
//! never split from the wasm that a respondent's phone loads: it cost 190 kB of 430.

use super::table::FileProblem;
use std::borrow::Cow;

/// Enough of a file to recognise it by.
const HEAD: usize = 64 * 1024;

/// A character encoding that files of spreadsheet and feedback programs come in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Encoding {
    Utf8,
    Utf16Le,
    Utf16Be,
    Windows1252,
}

impl Encoding {
    /// The WHATWG name.
    fn name(self) -> &'static str {
        match self {
            Encoding::Utf8 => "UTF-8",
            Encoding::Utf16Le => "UTF-16LE",
            Encoding::Utf16Be => "UTF-16BE",
            Encoding::Windows1252 => "windows-1252",
        }
    }

    /// What cannot be read becomes U+FFFD.
    fn decode(self, bytes: &[u8]) -> Cow<'_, str> {
        match self {
            Encoding::Utf8 => String::from_utf8_lossy(bytes),
            Encoding::Utf16Le => utf16(bytes, u16::from_le_bytes),
            Encoding::Utf16Be => utf16(bytes, u16::from_be_bytes),
            Encoding::Windows1252 => bytes.iter().map(|byte| windows_1252(*byte)).collect::<String>().into(),
        }
    }
}

/// The text without its byte order mark, and the encoding's WHATWG name.
pub(crate) fn decode(bytes: &[u8]) -> Result<(Cow<'_, str>, &'static str), FileProblem> {
    const MARKS: [(&[u8], Encoding); 3] = [
        (b"\xEF\xBB\xBF", Encoding::Utf8),
        (b"\xFF\xFE", Encoding::Utf16Le),
        (b"\xFE\xFF", Encoding::Utf16Be),
    ];
    let marked = MARKS.iter().find_map(|(mark, encoding)| Some((bytes.strip_prefix(*mark)?, *encoding)));
    let (bytes, encoding) = match marked {
        Some(found) => found,
        None if is_other_format(bytes) => return Err(FileProblem::NotATable),
        None => (bytes, sniff(bytes)),
    };
    let text = encoding.decode(bytes);
    if is_markup(&text) || is_binary(&text) {
        Err(FileProblem::NotATable)
    } else {
        Ok((text, encoding.name()))
    }
}

fn sniff(bytes: &[u8]) -> Encoding {
    match utf16_without_mark(bytes) {
        Some(utf16) => utf16,
        None if std::str::from_utf8(bytes).is_ok() => Encoding::Utf8,
        None => Encoding::Windows1252,
    }
}

fn utf16(bytes: &[u8], unit: fn([u8; 2]) -> u16) -> Cow<'_, str> {
    let (pairs, _) = bytes.as_chunks::<2>();
    let units = pairs.iter().map(|pair| unit(*pair));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect::<String>().into()
}

/// The WHATWG index of windows-1252: Latin-1 but for 0x80–0x9F, of which five stay control characters.
fn windows_1252(byte: u8) -> char {
    const HIGH: [char; 32] = [
        '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}',
        '\u{90}', '‘', '’', '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
    ];
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        _ => char::from(byte),
    }
}

/// Western text in UTF-16 has a zero in nearly every second byte: the high half of the code unit.
fn utf16_without_mark(bytes: &[u8]) -> Option<Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 2 {
        None
    } else if odd * 10 > pairs * 6 && even * 10 < pairs {
        Some(Encoding::Utf16Le)
    } else if even * 10 > pairs * 6 && odd * 10 < pairs {
        Some(Encoding::Utf16Be)
    } else {
        None
    }
}

/// PDF, images, the old binary Office format and rich text, by their first bytes.
fn is_other_format(bytes: &[u8]) -> bool {
    const MAGIC: [&[u8]; 8] = [
        b"%PDF",
        b"\x89PNG",
        b"GIF8",
        b"\xFF\xD8\xFF",
        b"\xD0\xCF\x11\xE0",
        b"{\\rtf",
        b"PK\x05\x06",
        b"\x1F\x8B",
    ];
    MAGIC.iter().any(|magic| bytes.starts_with(magic))
}

/// HTML, XML and JSON.
fn is_markup(text: &str) -> bool {
    let text = text.trim_start();
    let array = |rest: &str| rest.trim_start().starts_with(['{', '[', '"']);
    text.starts_with(['<', '{']) || text.strip_prefix('[').is_some_and(array)
}

/// Text has hardly any control characters besides line breaks and tabs, and never a zero.
fn is_binary(text: &str) -> bool {
    let (mut all, mut strange) = (0_usize, 0_usize);
    for c in text.chars().take(HEAD) {
        all += 1;
        match c {
            '\0' => return true,
            '\t' | '\n' | '\r' | '\x0b' | '\x0c' | '\x1a' => {}
            '\u{FFFD}' | '\x01'..='\x1f' | '\x7f' => strange += 1,
            _ => {}
        }
    }
    strange * 200 > all
}

#[cfg(test)]
mod tests {
    use super::*;
    use encoding_rs::WINDOWS_1252;

    const TEXT: &str = "yksikkö;päivä;palaute\r\nÅggelby;1.2.2026;Hyvää työtä, Åsa! Öisin pimeää\r\n";

    fn utf16(text: &str, to: fn(u16) -> [u8; 2]) -> Vec<u8> {
        text.encode_utf16().flat_map(to).collect()
    }

    #[test]
    fn every_encoding_gives_the_same_letters() {
        let marked = format!("\u{FEFF}{TEXT}");
        let (latin, _, lossy) = WINDOWS_1252.encode(TEXT);
        assert!(!lossy);
        let files: [(Vec<u8>, &str); 7] = [
            (TEXT.into(), "UTF-8"),
            (marked.clone().into(), "UTF-8"),
            (latin.into_owned(), "windows-1252"),
            (utf16(TEXT, u16::to_le_bytes), "UTF-16LE"),
            (utf16(&marked, u16::to_le_bytes), "UTF-16LE"),
            (utf16(TEXT, u16::to_be_bytes), "UTF-16BE"),
            (utf16(&marked, u16::to_be_bytes), "UTF-16BE"),
        ];
        for (bytes, name) in files {
            let (text, used) = decode(&bytes).unwrap();
            assert_eq!((text.as_ref(), used), (TEXT, name));
        }
    }

    #[test]
    fn every_byte_is_read_as_an_independent_library_reads_it() {
        let bytes: Vec<u8> = (0..=255).collect();
        let (theirs, _, _) = WINDOWS_1252.decode(&bytes);
        assert_eq!(Encoding::Windows1252.decode(&bytes), theirs);
    }

    #[test]
    fn short_finnish_and_swedish_words_keep_their_letters() {
        for text in ["a;b\nTöölö;å\n", "koulu,arvio\nÄhtäri,5\n", "enhet;svar\nRåå;ja\n"] {
            let (latin, _, _) = WINDOWS_1252.encode(text);
            assert_eq!(decode(&latin).unwrap().0, text);
        }
    }

    #[test]
    fn binary_junk_is_not_text() {
        let junk: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&junk), Err(FileProblem::NotATable));
        assert_eq!(decode(b"a;b\n1;\0\n"), Err(FileProblem::NotATable));
    }
}
