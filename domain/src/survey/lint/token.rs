//! A text as words, with what stands around them.

use std::ops::Range;

/// One word. Inner hyphens, apostrophes and colons belong to it (*vapaa-aika*, *don't*, *EU:n*).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Token<'a> {
    pub text: &'a str,
    /// In small letters, with straight apostrophes.
    pub lower: String,
    /// Bytes of the text.
    pub at: Range<usize>,
    /// Which sentence it stands in, counted from 0.
    pub sentence: usize,
    /// A part of a compound that is left out after it or before it: *työ- ja*, *ja -palvelu*.
    pub cut: bool,
    /// A comma, colon, semicolon or dash between it and the word before it, in one sentence.
    pub pause: bool,
    /// A slash straight before it.
    pub slash: bool,
    /// A question mark ends its sentence here.
    pub asks: bool,
}

impl Token<'_> {
    pub fn letters(&self) -> usize {
        self.text.chars().filter(|c| c.is_alphabetic()).count()
    }

    pub fn capital(&self) -> bool {
        self.text.chars().next().is_some_and(char::is_uppercase)
    }
}

/// The words of a text, in order.
pub fn tokens(text: &str) -> Vec<Token<'_>> {
    let mut tokens: Vec<Token> = Vec::new();
    let (mut end, mut sentence) = (0, 0);
    for at in words(text) {
        let between = text.get(end..at.start).unwrap_or("");
        let word = text.get(at.clone()).unwrap_or("");
        // After an abbreviation the sentence goes on in small letters.
        let stop = between.contains(". ") && word.starts_with(char::is_uppercase);
        let new = !tokens.is_empty() && (stop || between.contains(['?', '!', '…', '\n']));
        if new {
            sentence += 1;
        }
        if let Some(last) = tokens.last_mut() {
            last.asks = between.contains('?');
            last.cut |= between.starts_with(['-', '‑']);
        }
        end = at.end;
        tokens.push(Token {
            text: word,
            lower: word.to_lowercase().replace('’', "'"),
            sentence,
            cut: between.ends_with(['-', '‑']),
            pause: !new && (between.contains([',', ':', ';', '–', '—']) || between.contains(" - ")),
            slash: between.trim() == "/",
            asks: false,
            at,
        });
    }
    if let Some(last) = tokens.last_mut() {
        last.asks = text.get(end..).is_some_and(|rest| rest.contains('?'));
        last.cut |= text.get(end..).is_some_and(|rest| rest.starts_with('-'));
    }
    tokens
}

/// Where words stand: letters and digits, with a mark inside only when both its neighbours are.
fn words(text: &str) -> Vec<Range<usize>> {
    let mut list: Vec<Range<usize>> = Vec::new();
    let mut joined = false;
    let mut letters = text.char_indices().peekable();
    while let Some((at, c)) = letters.next() {
        let end = at + c.len_utf8();
        match list.last_mut() {
            Some(last) if last.end == at && (c.is_alphanumeric() || joined) => last.end = end,
            Some(last) if last.end == at && matches!(c, '\'' | '’' | '-' | '‑' | ':') => {
                joined = letters.peek().is_some_and(|(_, next)| next.is_alphanumeric());
                if joined {
                    last.end = end;
                }
                continue;
            }
            _ if c.is_alphanumeric() || c == '&' => list.push(at..end),
            _ => {}
        }
        joined = false;
    }
    list
}

#[cfg(test)]
mod tests {
    use super::*;

    fn plain(text: &str) -> Vec<String> {
        tokens(text).into_iter().map(|token| token.lower).collect()
    }

    #[test]
    fn marks_inside_words_belong_to_them() {
        assert_eq!(plain("Vapaa-ajalla EU:n työ- ja"), ["vapaa-ajalla", "eu:n", "työ", "ja"]);
        assert_eq!(plain("I don’t know: ‘yes’"), ["i", "don't", "know", "yes"]);
        assert_eq!(plain("24/7, 1.5 – ok?"), ["24", "7", "1", "5", "ok"]);
        assert_eq!(plain(" ?! "), [""; 0]);
    }

    #[test]
    fn what_stands_around_a_word_is_known() {
        let list = tokens("Työ- ja vapaa-aika, kerro. Miten/miksi? palvelut ja -maksut");
        let of = |f: fn(&Token) -> bool| -> Vec<&str> {
            list.iter().filter(|token| f(token)).map(|token| token.text).collect()
        };
        assert_eq!(of(|t| t.cut), ["Työ", "maksut"]);
        assert_eq!(of(|t| t.pause), ["kerro"]);
        assert_eq!(of(|t| t.slash), ["miksi"]);
        assert_eq!(of(|t| t.asks), ["miksi"]);
        assert_eq!(list.last().map(|token| token.sentence), Some(2));
        assert_eq!(&"x työ"[tokens("x työ")[1].at.clone()], "työ");
    }
}
