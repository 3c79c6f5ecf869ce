//! Bytes to text. Order of evidence: byte order mark, the zero bytes of UTF-16, valid UTF-8, then the
//! single-byte encodings, of which Finnish offices use windows-1252.

use super::table::FileProblem;
use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{Encoding, UTF_8, UTF_16BE, UTF_16LE, WINDOWS_1251, WINDOWS_1252, WINDOWS_1257};
use std::borrow::Cow;

/// Enough of a file to recognise it by.
const HEAD: usize = 64 * 1024;

/// The text without its byte order mark, and the encoding's WHATWG name. `chosen` is an encoding label that
/// overrides everything but a byte order mark.
pub(super) fn decode<'a>(
    bytes: &'a [u8],
    chosen: Option<&str>,
) -> Result<(Cow<'a, str>, &'static str), FileProblem> {
    let chosen = chosen.and_then(|label| Encoding::for_label(label.as_bytes()));
    let encoding = match Encoding::for_bom(bytes) {
        Some((encoding, _)) => encoding,
        None if is_other_format(bytes) => return Err(FileProblem::NotATable),
        None => chosen.unwrap_or_else(|| sniff(bytes)),
    };
    let (text, used, _) = encoding.decode(bytes);
    if is_markup(&text) || is_binary(&text) { Err(FileProblem::NotATable) } else { Ok((text, used.name())) }
}

fn sniff(bytes: &[u8]) -> &'static Encoding {
    if let Some(utf16) = utf16_without_mark(bytes) {
        return utf16;
    }
    if std::str::from_utf8(bytes).is_ok() {
        return UTF_8;
    }
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(&bytes[..bytes.len().min(HEAD)], false);
    let last = bytes.len() > HEAD;
    detector.feed(if last { &bytes[HEAD..] } else { &[] }, true);
    // A detector that is free to choose takes short Finnish texts for Chinese or Central European ones, so it
    // may only choose Cyrillic and Baltic ones, which customers' feedback here does come in.
    match detector.guess(Some(b"fi"), Utf8Detection::Deny) {
        guess if guess == WINDOWS_1251 || guess == WINDOWS_1257 => guess,
        _ => WINDOWS_1252,
    }
}

/// Western text in UTF-16 has a zero in nearly every second byte: the high half of the code unit.
fn utf16_without_mark(bytes: &[u8]) -> Option<&'static Encoding> {
    let head = &bytes[..bytes.len().min(4096)];
    let zeros = |offset: usize| head.iter().skip(offset).step_by(2).filter(|byte| **byte == 0).count();
    let (even, odd, pairs) = (zeros(0), zeros(1), head.len() / 2);
    if pairs < 2 {
        None
    } else if odd * 10 > pairs * 6 && even * 10 < pairs {
        Some(UTF_16LE)
    } else if even * 10 > pairs * 6 && odd * 10 < pairs {
        Some(UTF_16BE)
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
            let (text, used) = decode(&bytes, None).unwrap();
            assert_eq!((text.as_ref(), used), (TEXT, name));
        }
    }

    #[test]
    fn short_finnish_words_stay_finnish_and_russian_stays_russian() {
        for text in ["a;b\nTöölö;å\n", "koulu,arvio\nÄhtäri,5\n", "enhet;svar\nRåå;ja\n"] {
            let (latin, _, _) = WINDOWS_1252.encode(text);
            assert_eq!(decode(&latin, None).unwrap().0, text);
        }
        let russian = "школа;отзыв\nКаллио;Очень хорошая школа, спасибо учителям за работу\n";
        let (cyrillic, _, _) = WINDOWS_1251.encode(russian);
        assert_eq!(decode(&cyrillic, None).unwrap().0, russian);
    }

    #[test]
    fn binary_junk_is_not_text() {
        let junk: Vec<u8> = (0..4000_u32).map(|i| (i.wrapping_mul(2_654_435_761) >> 13) as u8).collect();
        assert_eq!(decode(&junk, None), Err(FileProblem::NotATable));
        assert_eq!(decode(b"a;b\n1;\0\n", None), Err(FileProblem::NotATable));
    }
}
