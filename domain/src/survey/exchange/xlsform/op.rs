//! How an answer and a value are compared.

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Op {
    Equal,
    Unequal,
    Less,
    AtMost,
    More,
    AtLeast,
    Selected,
    NotSelected,
}

impl Op {
    pub fn parse(sign: &str) -> Option<Op> {
        Some(match sign {
            "=" | "==" => Op::Equal,
            "!=" => Op::Unequal,
            "<" => Op::Less,
            "<=" => Op::AtMost,
            ">" => Op::More,
            ">=" => Op::AtLeast,
            _ => return None,
        })
    }

    /// With the sides changed.
    pub fn turned(self) -> Op {
        match self {
            Op::Less => Op::More,
            Op::AtMost => Op::AtLeast,
            Op::More => Op::Less,
            Op::AtLeast => Op::AtMost,
            other => other,
        }
    }

    /// True where this is not.
    pub fn negated(self) -> Op {
        match self {
            Op::Equal => Op::Unequal,
            Op::Unequal => Op::Equal,
            Op::Less => Op::AtLeast,
            Op::AtMost => Op::More,
            Op::More => Op::AtMost,
            Op::AtLeast => Op::Less,
            Op::Selected => Op::NotSelected,
            Op::NotSelected => Op::Selected,
        }
    }
}
