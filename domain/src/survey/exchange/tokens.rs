//! Conditions of SurveyJS (<https://surveyjs.io/form-library/documentation/design-survey/conditional-logic>) and of
//! LimeSurvey's ExpressionScript, cut into words.

/// What an answer is compared by.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Op {
    Equal,
    Unequal,
    AtLeast,
    AtMost,
    More,
    Less,
    Contains,
    Lacks,
    AnyOf,
    AllOf,
    NoneOf,
    Filled,
    Blank,
}

impl Op {
    /// For a comparison with its sides changed.
    pub fn turned(self) -> Option<Op> {
        Some(match self {
            Op::Equal | Op::Unequal => self,
            Op::AtLeast => Op::AtMost,
            Op::AtMost => Op::AtLeast,
            Op::More => Op::Less,
            Op::Less => Op::More,
            _ => return None,
        })
    }

    pub fn opposite(self) -> Option<Op> {
        Some(match self {
            Op::Equal => Op::Unequal,
            Op::Unequal => Op::Equal,
            Op::AtLeast => Op::Less,
            Op::Less => Op::AtLeast,
            Op::AtMost => Op::More,
            Op::More => Op::AtMost,
            Op::Contains => Op::Lacks,
            Op::Lacks => Op::Contains,
            Op::AnyOf => Op::NoneOf,
            Op::NoneOf => Op::AnyOf,
            Op::Filled => Op::Blank,
            Op::Blank => Op::Filled,
            Op::AllOf => return None,
        })
    }
}

#[derive(Clone, Debug, PartialEq)]
pub(super) enum Token {
    Open,
    Close,
    And,
    Or,
    Not,
    Name(String),
    Values(Vec<String>),
    Op(Op),
    /// `is_empty(`.
    Call(Op),
}

/// Whose condition it is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Tool {
    SurveyJs,
    LimeSurvey,
}

/// In bytes. What is looked through for every item must not be without end.
pub(super) const LONGEST: usize = 16 * 1024;

/// The words of a condition; `None` when it holds more than comparisons.
pub(super) fn tokens(text: &str, tool: Tool) -> Option<Vec<Token>> {
    if text.len() > LONGEST {
        return None;
    }
    let (mut tokens, mut rest) = (Vec::new(), text.trim_start());
    while !rest.is_empty() {
        let (token, after) = token(rest, tool)?;
        tokens.push(token);
        rest = after.trim_start();
    }
    Some(tokens)
}

fn token(text: &str, tool: Tool) -> Option<(Token, &str)> {
    const SIGNS: [(&str, Token); 14] = [
        ("(", Token::Open),
        (")", Token::Close),
        ("&&", Token::And),
        ("||", Token::Or),
        ("==", Token::Op(Op::Equal)),
        ("!=", Token::Op(Op::Unequal)),
        ("<>", Token::Op(Op::Unequal)),
        (">=", Token::Op(Op::AtLeast)),
        ("<=", Token::Op(Op::AtMost)),
        (">", Token::Op(Op::More)),
        ("<", Token::Op(Op::Less)),
        ("=", Token::Op(Op::Equal)),
        ("!", Token::Not),
        ("&", Token::And),
    ];
    for (sign, token) in SIGNS {
        if let Some(rest) = text.strip_prefix(sign) {
            return Some((token, rest));
        }
    }
    match (text.chars().next()?, tool) {
        ('\'' | '"', _) => quoted(text).map(|(value, rest)| (Token::Values(vec![value]), rest)),
        ('[', Tool::SurveyJs) => list(&text[1..]),
        ('{', Tool::SurveyJs) => {
            let (name, rest) = text[1..].split_once('}')?;
            Some((Token::Name(name.trim().to_string()), rest))
        }
        _ => word(text, tool),
    }
}

fn quoted(text: &str) -> Option<(String, &str)> {
    let mark = text.chars().next()?;
    let (value, rest) = text[1..].split_once(mark)?;
    // An escaped mark is rare enough to leave the condition to people.
    (!value.ends_with('\\')).then(|| (value.to_string(), rest))
}

fn list(text: &str) -> Option<(Token, &str)> {
    let (mut values, mut rest) = (Vec::new(), text.trim_start());
    loop {
        if let Some(rest) = rest.strip_prefix(']') {
            return Some((Token::Values(values), rest));
        }
        let (value, after) = if rest.starts_with(['\'', '"']) {
            quoted(rest)?
        } else {
            let end = rest.find([',', ']'])?;
            (rest[..end].trim().to_string(), &rest[end..])
        };
        values.push(value);
        let after = after.trim_start();
        rest = after.strip_prefix(',').unwrap_or(after).trim_start();
    }
}

fn word(text: &str, tool: Tool) -> Option<(Token, &str)> {
    let end = text.find(|c: char| !(c.is_alphanumeric() || "_.-".contains(c))).unwrap_or(text.len());
    let (word, rest) = text.split_at(end);
    let small = word.to_ascii_lowercase();
    let token = match small.as_str() {
        "" => return None,
        "and" => Token::And,
        "or" => Token::Or,
        "not" if tool == Tool::SurveyJs => Token::Not,
        "is_empty" | "isempty" => {
            let rest = rest.trim_start().strip_prefix('(')?;
            return Some((Token::Call(Op::Blank), rest.trim_start()));
        }
        small => match op(small, tool) {
            Some(op) => Token::Op(op),
            None if word.parse::<f64>().is_ok() || tool == Tool::SurveyJs => {
                Token::Values(vec![word.to_string()])
            }
            None => Token::Name(lime_name(word)?),
        },
    };
    Some((token, rest))
}

fn op(word: &str, tool: Tool) -> Option<Op> {
    Some(match (tool, word) {
        (Tool::LimeSurvey, "eq") | (Tool::SurveyJs, "equal" | "equals") => Op::Equal,
        (Tool::LimeSurvey, "ne") | (Tool::SurveyJs, "notequal" | "notequals") => Op::Unequal,
        (Tool::LimeSurvey, "ge") | (Tool::SurveyJs, "greaterorequal") => Op::AtLeast,
        (Tool::LimeSurvey, "le") | (Tool::SurveyJs, "lessorequal") => Op::AtMost,
        (Tool::LimeSurvey, "gt") | (Tool::SurveyJs, "greater") => Op::More,
        (Tool::LimeSurvey, "lt") | (Tool::SurveyJs, "less") => Op::Less,
        (Tool::SurveyJs, "contains" | "contain") => Op::Contains,
        (Tool::SurveyJs, "notcontains" | "notcontain") => Op::Lacks,
        (Tool::SurveyJs, "anyof") => Op::AnyOf,
        (Tool::SurveyJs, "allof") => Op::AllOf,
        (Tool::SurveyJs, "noneof") => Op::NoneOf,
        (Tool::SurveyJs, "notempty") => Op::Filled,
        (Tool::SurveyJs, "empty") => Op::Blank,
        _ => return None,
    })
}

/// `Q1.NAOK` is the answer to Q1, as `Q1.code` is; other endings ask for something else of it.
fn lime_name(word: &str) -> Option<String> {
    match word.split_once('.') {
        None => Some(word.to_string()),
        Some((name, "NAOK" | "code" | "value" | "valueNAOK")) => Some(name.to_string()),
        Some(_) => None,
    }
}
