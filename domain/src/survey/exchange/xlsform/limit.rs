//! A constraint as the bounds of a number.

use super::condition::bounds;
use super::expression::{Expr, parse};

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
