//! A constraint as the bounds of a number.

use super::expression::{Expr, parse};
use super::op::Op;

/// The least and the most of `. >= 0 and . <= 120`; `None` for everything else.
pub fn limits(constraint: &str) -> Option<(Option<i32>, Option<i32>)> {
    fn collect(expr: &Expr, least: &mut Option<i32>, most: &mut Option<i32>) -> Option<()> {
        match expr {
            Expr::And(list) => list.iter().try_for_each(|part| collect(part, least, most).ok_or(())).ok(),
            Expr::Test { name, op, value } if name == "." => {
                let (from, to) = bounds(*op, value)?;
                *least = (*least).max(from);
                *most = most.map_or(to, |most| Some(to.map_or(most, |to| to.min(most))));
                Some(())
            }
            _ => None,
        }
    }
    let (mut least, mut most) = (None, None);
    collect(&parse(constraint)?, &mut least, &mut most)?;
    Some((least, most))
}

/// As it is written into files; empty without bounds.
pub fn constraint(least: Option<i32>, most: Option<i32>) -> String {
    let parts = [least.map(|n| format!(". >= {n}")), most.map(|n| format!(". <= {n}"))];
    parts.into_iter().flatten().collect::<Vec<_>>().join(" and ")
}

/// The whole numbers that a comparison lets through: the least and the most.
pub fn bounds(op: Op, value: &str) -> Option<(Option<i32>, Option<i32>)> {
    let number = value.parse::<f64>().ok()?;
    let whole = |number: f64| {
        let fits = (f64::from(i32::MIN)..=f64::from(i32::MAX)).contains(&number);
        fits.then_some(number as i32)
    };
    Some(match op {
        Op::AtLeast => (Some(whole(number.ceil())?), None),
        Op::More => (Some(whole(number.floor() + 1.0)?), None),
        Op::AtMost => (None, Some(whole(number.floor())?)),
        Op::Less => (None, Some(whole(number.ceil() - 1.0)?)),
        Op::Equal if number.fract() == 0.0 => (Some(whole(number)?), Some(whole(number)?)),
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bounds_come_from_comparisons_with_the_answer() {
        assert_eq!(limits(". >= 0 and . <= 120"), Some((Some(0), Some(120))));
        assert_eq!(limits("0 < . and .<18"), Some((Some(1), Some(17))));
        assert_eq!(limits(". >= -5"), Some((Some(-5), None)));
        assert_eq!(limits(". = 3"), Some((Some(3), Some(3))));
        for other in ["", ". > ${n}", ". >= 1 or . <= 3", "regex(., '[0-9]')", "${n} > 3", ". <= 99999999999"]
        {
            assert_eq!(limits(other), None, "{other}");
        }
        for (least, most) in [(None, Some(3)), (Some(-1), None), (Some(i32::MIN), Some(i32::MAX))] {
            assert_eq!(limits(&constraint(least, most)), Some((least, most)));
        }
    }
}
