//! The words and signs of an expression.

#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Reference(String),
    Value(String),
    Word(String),
    Sign(&'static str),
}

/// Word processors bend quotes; pyxform straightens them.
pub fn straight(c: char) -> char {
    match c {
        '\u{2018}' | '\u{2019}' => '\'',
        '\u{201c}' | '\u{201d}' => '"',
        '\u{a0}' => ' ',
        other => other,
    }
}

/// `None` at the first sign that the expressions meant here do not have.
pub fn tokens(text: &str) -> Option<Vec<Token>> {
    let mut tokens = Vec::new();
    let mut rest = text.trim_start();
    while let Some(first) = rest.chars().next() {
        let (token, length) = if let Some(inside) = rest.strip_prefix("${") {
            let end = inside.find('}')?;
            (Token::Reference(inside.get(..end)?.trim().to_string()), end + 3)
        } else if let Some(inside) = rest.strip_prefix("../") {
            let length = inside.find(|c: char| !name_char(c) && c != '/').unwrap_or(inside.len());
            let name = inside.get(..length)?.rsplit('/').next()?;
            (Token::Reference(name.to_string()), length + 3)
        } else if first == '\'' || first == '"' {
            let inside = rest.get(1..)?;
            let end = inside.find(first)?;
            (Token::Value(inside.get(..end)?.to_string()), end + 2)
        } else if let Some(length) = number(rest) {
            (Token::Value(rest.get(..length)?.to_string()), length)
        } else if let Some(sign) =
            ["!=", "<=", ">=", "==", "=", "<", ">", "(", ")", ","].into_iter().find(|s| rest.starts_with(s))
        {
            (Token::Sign(sign), sign.len())
        } else if first == '.' {
            (Token::Reference(".".into()), 1)
        } else if first.is_alphabetic() {
            let length = rest.find(|c: char| !name_char(c)).unwrap_or(rest.len());
            (Token::Word(rest.get(..length)?.to_string()), length)
        } else {
            return None;
        };
        tokens.push(token);
        rest = rest.get(length..)?.trim_start();
    }
    Some(tokens)
}

fn name_char(c: char) -> bool {
    c.is_alphanumeric() || matches!(c, '_' | '-' | '.' | ':')
}

/// The length of a number at the beginning.
fn number(text: &str) -> Option<usize> {
    let length = text
        .char_indices()
        .find(|(place, c)| !(c.is_ascii_digit() || *c == '.' || (*c == '-' && *place == 0)))
        .map_or(text.len(), |(place, _)| place);
    text.get(..length)?.parse::<f64>().ok().map(|_| length)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_signs_and_values_are_told_apart() {
        let reference = |name: &str| Token::Reference(name.into());
        let value = |text: &str| Token::Value(text.into());
        let found = tokens("${ a }>=-2.5 and .!='x y'").unwrap();
        let word = Token::Word("and".into());
        let expected = [
            reference("a"),
            Token::Sign(">="),
            value("-2.5"),
            word,
            reference("."),
            Token::Sign("!="),
            value("x y"),
        ];
        assert_eq!(found, expected);
        assert_eq!(tokens("../g/a = .5"), Some(vec![reference("a"), Token::Sign("="), value(".5")]));
        for bad in ["${a", "'x", "a ? b", "1 + 1", "🍔"] {
            assert_eq!(tokens(bad), None, "{bad}");
        }
    }
}
