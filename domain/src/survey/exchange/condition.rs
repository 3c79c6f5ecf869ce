//! Conditions of other tools, as far as they are comparisons joined by *and* or by *or*.

use super::tokens::{Op, Token};

/// A comparison of one answer, as it is written.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Compare {
    pub name: String,
    pub op: Op,
    pub values: Vec<String>,
}

/// Comparisons of which all must hold, or one.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Condition {
    pub any: bool,
    pub tests: Vec<Compare>,
}

/// Nobody writes more by hand, and each is looked at for every item.
const MOST_TESTS: usize = 200;

/// Conditions joined by one word, flat.
pub(super) fn join(parts: Vec<Condition>, any: bool) -> Option<Condition> {
    let mut tests = Vec::new();
    for part in parts {
        if part.any != any && part.tests.len() > 1 {
            return None;
        }
        tests.extend(part.tests);
    }
    if tests.len() > MOST_TESTS {
        return None;
    }
    Some(Condition { any, tests })
}

/// What stands in parentheses, as one comparison where it is one: `(q = 1 or q = 2)` asks for any of two,
/// `(q notempty and q noneof [1])` for an answer that is none of these.
pub(super) fn one(condition: Condition) -> Condition {
    let Some(first) = condition.tests.first() else { return condition };
    let positive = |op| matches!(op, Op::Equal | Op::AnyOf | Op::Contains);
    let negative = |op| matches!(op, Op::Unequal | Op::NoneOf | Op::Lacks);
    let same = condition.tests.iter().all(|test| test.name == first.name);
    let ops = || condition.tests.iter().map(|test| test.op);
    let op = if !same || condition.tests.len() < 2 {
        return condition;
    } else if condition.any && ops().all(positive) {
        Op::AnyOf
    } else if !condition.any && ops().all(|op| negative(op) || op == Op::Filled) && ops().any(negative) {
        Op::NoneOf
    } else {
        return condition;
    };
    let name = first.name.clone();
    let values = condition.tests.into_iter().flat_map(|test| test.values).collect();
    Condition { any: false, tests: vec![Compare { name, op, values }] }
}

/// Reads tokens as comparisons. *And* binds closer than *or*.
pub(super) fn parse(tokens: &[Token]) -> Option<Condition> {
    let mut reader = Reader { tokens, at: 0, depth: 0 };
    let condition = reader.any()?;
    (reader.at == tokens.len()).then_some(condition)
}

struct Reader<'a> {
    tokens: &'a [Token],
    at: usize,
    depth: u8,
}

impl Reader<'_> {
    fn next(&mut self) -> Option<Token> {
        let token = self.tokens.get(self.at)?.clone();
        self.at += 1;
        Some(token)
    }

    fn follows(&mut self, token: &Token) -> bool {
        let follows = self.tokens.get(self.at) == Some(token);
        self.at += usize::from(follows);
        follows
    }

    fn any(&mut self) -> Option<Condition> {
        let mut parts = vec![self.every()?];
        while self.follows(&Token::Or) {
            parts.push(self.every()?);
        }
        if parts.len() == 1 { parts.pop() } else { join(parts, true) }
    }

    fn every(&mut self) -> Option<Condition> {
        let mut parts = vec![self.single()?];
        while self.follows(&Token::And) {
            parts.push(self.single()?);
        }
        if parts.len() == 1 { parts.pop() } else { join(parts, false) }
    }

    fn single(&mut self) -> Option<Condition> {
        // Nobody nests deeper by hand; a file made to would use up the stack.
        self.depth = self.depth.checked_add(1).filter(|depth| *depth < 32)?;
        let found = match self.next()? {
            Token::Not => opposite(self.single()?),
            Token::Open => {
                let inside = self.any()?;
                self.follows(&Token::Close).then(|| one(inside))
            }
            Token::Call(op) => {
                let Token::Name(name) = self.next()? else { return None };
                let closed = self.follows(&Token::Close);
                closed.then(|| compare(name, op, Vec::new()))
            }
            Token::Name(name) => match self.next()? {
                Token::Op(op @ (Op::Filled | Op::Blank)) => Some(compare(name, op, Vec::new())),
                Token::Op(op) => {
                    let Token::Values(values) = self.next()? else { return None };
                    Some(compare(name, op, values))
                }
                _ => None,
            },
            Token::Values(values) => {
                let Token::Op(op) = self.next()? else { return None };
                let Token::Name(name) = self.next()? else { return None };
                Some(compare(name, op.turned()?, values))
            }
            _ => None,
        };
        self.depth -= 1;
        found
    }
}

/// A comparison with nothing asks whether there is an answer.
fn compare(name: String, op: Op, values: Vec<String>) -> Condition {
    let nothing = matches!(values.as_slice(), [value] if value.is_empty());
    let (op, values) = match op {
        Op::Equal if nothing => (Op::Blank, Vec::new()),
        Op::Unequal if nothing => (Op::Filled, Vec::new()),
        op => (op, values),
    };
    Condition { any: false, tests: vec![Compare { name, op, values }] }
}

fn opposite(condition: Condition) -> Option<Condition> {
    let turn = |test: Compare| Some(Compare { op: test.op.opposite()?, ..test });
    let tests: Option<Vec<Compare>> = condition.tests.into_iter().map(turn).collect();
    Some(one(Condition { any: !condition.any, tests: tests? }))
}
