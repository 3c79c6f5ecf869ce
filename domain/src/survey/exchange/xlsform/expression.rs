//! The part of XPath that simple conditions and limits are written in: comparisons of one answer with a fixed value,
//! `selected()`, `not()`, `and`, `or` (<https://docs.getodk.org/form-logic/>).

use super::op::Op;
use super::tokens::{Token, straight, tokens};

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Expr {
    And(Vec<Expr>),
    Or(Vec<Expr>),
    Always(bool),
    /// The answer to the question of this name (`.` the question itself) beside a value as it is written.
    Test {
        name: String,
        op: Op,
        value: String,
    },
}

impl Expr {
    fn negated(self) -> Expr {
        let all = |list: Vec<Expr>| list.into_iter().map(Expr::negated).collect();
        match self {
            Expr::And(list) => Expr::Or(all(list)),
            Expr::Or(list) => Expr::And(all(list)),
            Expr::Always(truth) => Expr::Always(!truth),
            Expr::Test { name, op, value } => Expr::Test { name, op: op.negated(), value },
        }
    }
}

/// Conditions that people write are shorter and flatter than this.
const LONGEST: usize = 4000;
const DEEPEST: usize = 20;

/// `None` for everything beyond what is said above.
pub fn parse(text: &str) -> Option<Expr> {
    let text: String = text.chars().take(LONGEST + 1).map(straight).collect();
    if text.chars().count() > LONGEST {
        return None;
    }
    match text.trim().to_lowercase().as_str() {
        "yes" | "true" | "1" => return Some(Expr::Always(true)),
        "no" | "false" | "0" => return Some(Expr::Always(false)),
        _ => {}
    }
    let mut parser = Parser { tokens: tokens(&text)?, at: 0 };
    let expr = parser.any(0)?;
    (parser.at == parser.tokens.len()).then_some(expr)
}

struct Parser {
    tokens: Vec<Token>,
    at: usize,
}

impl Parser {
    fn next(&mut self) -> Option<Token> {
        self.at += 1;
        self.tokens.get(self.at - 1).cloned()
    }

    fn sign(&mut self, sign: &str) -> Option<()> {
        matches!(self.next()?, Token::Sign(found) if found == sign).then_some(())
    }

    fn word(&mut self, word: &str) -> bool {
        let here =
            matches!(self.tokens.get(self.at), Some(Token::Word(found)) if found.eq_ignore_ascii_case(word));
        self.at += usize::from(here);
        here
    }

    fn any(&mut self, depth: usize) -> Option<Expr> {
        let mut list = vec![self.all(depth)?];
        while self.word("or") {
            list.push(self.all(depth)?);
        }
        if list.len() == 1 { list.pop() } else { Some(Expr::Or(list)) }
    }

    fn all(&mut self, depth: usize) -> Option<Expr> {
        let mut list = vec![self.one(depth)?];
        while self.word("and") {
            list.push(self.one(depth)?);
        }
        if list.len() == 1 { list.pop() } else { Some(Expr::And(list)) }
    }

    fn one(&mut self, depth: usize) -> Option<Expr> {
        if depth > DEEPEST {
            return None;
        }
        match self.next()? {
            Token::Sign("(") => {
                let inside = self.any(depth + 1)?;
                self.sign(")")?;
                Some(inside)
            }
            Token::Word(word) => {
                self.sign("(")?;
                match word.as_str() {
                    "not" => {
                        let inside = self.any(depth + 1)?;
                        self.sign(")")?;
                        Some(inside.negated())
                    }
                    "true" | "false" => {
                        self.sign(")")?;
                        Some(Expr::Always(word == "true"))
                    }
                    "selected" => {
                        let Token::Reference(name) = self.next()? else { return None };
                        self.sign(",")?;
                        let Token::Value(value) = self.next()? else { return None };
                        self.sign(")")?;
                        Some(Expr::Test { name, op: Op::Selected, value })
                    }
                    _ => None,
                }
            }
            left @ (Token::Reference(_) | Token::Value(_)) => {
                let Token::Sign(sign) = self.next()? else { return None };
                let op = Op::parse(sign)?;
                match (left, self.next()?) {
                    (Token::Reference(name), Token::Value(value)) => Some(Expr::Test { name, op, value }),
                    (Token::Value(value), Token::Reference(name)) => {
                        Some(Expr::Test { name, op: op.turned(), value })
                    }
                    _ => None,
                }
            }
            Token::Sign(_) => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn test(name: &str, op: Op, value: &str) -> Expr {
        Expr::Test { name: name.into(), op, value: value.into() }
    }

    #[test]
    fn simple_conditions_are_understood() {
        assert_eq!(parse("${a} = 'x'"), Some(test("a", Op::Equal, "x")));
        assert_eq!(parse("${ a }!=\u{2018}\u{2019}"), Some(test("a", Op::Unequal, "")));
        assert_eq!(parse("18 <= ${n}"), Some(test("n", Op::AtLeast, "18")));
        assert_eq!(parse(". > -2.5"), Some(test(".", Op::More, "-2.5")));
        assert_eq!(parse("selected(../a, \"x\")"), Some(test("a", Op::Selected, "x")));
        assert_eq!(parse("true()"), Some(Expr::Always(true)));
        let both = vec![test("a", Op::Unequal, "x"), test("b", Op::NotSelected, "y")];
        assert_eq!(parse("not(${a} = 'x' or selected(${b}, 'y'))"), Some(Expr::And(both)));
        let mixed = Expr::Or(vec![
            Expr::And(vec![test("a", Op::Equal, "1"), test("b", Op::Less, "3")]),
            test("c", Op::Equal, "2"),
        ]);
        assert_eq!(parse("${a}=1 and ${b}<3 or (${c} = 2)"), Some(mixed));
    }

    #[test]
    fn the_rest_of_xpath_is_not() {
        for text in [
            "",
            "${a}",
            "${a} = ${b}",
            "regex(${a}, '[a-z]+')",
            "count-selected(.) <= 3",
            "${a} + 1 > 2",
            "${a = 1",
            "(${a} = 1",
            "${a} = 1)",
            "'x",
            "ä€",
        ] {
            assert_eq!(parse(text), None, "{text}");
        }
        assert_eq!(parse(&"(".repeat(3000)), None);
        assert_eq!(parse(&"not(".repeat(900)), None);
    }
}
