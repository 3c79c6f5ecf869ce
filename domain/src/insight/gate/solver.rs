//! Non-negative integers under linear constraints: is there a solution at all? Interval propagation narrows each unknown
//! until nothing changes. What is left is tried as near as possible to a hint; where a sum does not hold then, one of
//! its unknowns is split in two and both halves are looked at (branch and bound).
//! The answer is exact: "no" only where every half was found empty, "yes" only with a solution in hand.

/// `low ≤ Σ unknowns ≤ high`; every weight is one, as published numbers are sums of people.
#[derive(Clone, Debug)]
pub(super) struct Sum {
    pub of: Vec<usize>,
    pub low: i64,
    pub high: i64,
}

/// More halves than this are not looked at: [`Answer::Unknown`], which the tests count as a leak.
const MOST: usize = 20_000;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Answer {
    Yes,
    No,
    Unknown,
}

/// Whether people can be put into groups, none above `most`, so that every sum holds. Looks near `hint` first.
pub(super) fn feasible(hint: &[i64], most: i64, sums: &[Sum]) -> Answer {
    let mut open = vec![vec![(0, most); hint.len()]];
    for _ in 0..MOST {
        let Some(mut bounds) = open.pop() else { return Answer::No };
        if !propagate(&mut bounds, sums) {
            continue;
        }
        let near: Vec<i64> = hint.iter().zip(&bounds).map(|(at, (low, high))| *at.clamp(low, high)).collect();
        let total = |sum: &Sum| sum.of.iter().map(|at| near[*at]).sum::<i64>();
        let Some(broken) = sums.iter().find(|sum| !(sum.low..=sum.high).contains(&total(sum))) else {
            return Answer::Yes;
        };
        // After propagation some unknown of a broken sum can always move towards it.
        let up = total(broken) < broken.low;
        let can = |at: &&usize| if up { near[**at] < bounds[**at].1 } else { near[**at] > bounds[**at].0 };
        let Some(&at) = broken.of.iter().find(can) else { continue };
        let mut moved = bounds.clone();
        if up {
            (moved[at].0, bounds[at].1) = (near[at] + 1, near[at]);
        } else {
            (moved[at].1, bounds[at].0) = (near[at] - 1, near[at]);
        }
        open.extend([bounds, moved]);
    }
    Answer::Unknown
}

/// The known sums and what is left of each when the largest known sums inside it, apart from one another, are taken away.
pub(super) fn with_remainders(sums: &[Sum]) -> Vec<Sum> {
    let mut all = sums.to_vec();
    for whole in sums {
        let mut parts: Vec<&Sum> = sums.iter().filter(|part| part.of.len() < whole.of.len()).collect();
        parts.sort_by_key(|part| std::cmp::Reverse(part.of.len()));
        let mut rest = whole.clone();
        for part in parts {
            if part.of.iter().all(|at| rest.of.contains(at)) {
                rest.of.retain(|at| !part.of.contains(at));
                rest = Sum { low: rest.low - part.high, high: rest.high - part.low, ..rest };
            }
        }
        all.push(rest);
    }
    all
}

/// Narrows the bounds; `false` where a sum cannot hold.
fn propagate(bounds: &mut [(i64, i64)], sums: &[Sum]) -> bool {
    loop {
        let mut changed = false;
        for sum in sums {
            let (least, most) =
                sum.of.iter().fold((0, 0), |all, at| (all.0 + bounds[*at].0, all.1 + bounds[*at].1));
            if least > sum.high || most < sum.low {
                return false;
            }
            for at in &sum.of {
                let (low, high) = bounds[*at];
                let narrow = (low.max(sum.low - (most - high)), high.min(sum.high - (least - low)));
                if narrow.0 > narrow.1 {
                    return false;
                }
                // `least` and `most` stay those of before: looser, so still true; the next turn uses the new ones.
                changed |= narrow != (low, high);
                bounds[*at] = narrow;
            }
        }
        if !changed {
            return true;
        }
    }
}

#[test]
fn sums_are_solved_exactly() {
    let sum = |of: &[usize], low, high| Sum { of: of.to_vec(), low, high };
    // Three pairs of three unknowns with odd sums: 1.5 each, which no people are.
    let pairs = [sum(&[0, 1], 3, 3), sum(&[1, 2], 3, 3), sum(&[0, 2], 3, 3)];
    assert_eq!(feasible(&[0; 3], 99, &pairs), Answer::No);
    assert_eq!(feasible(&[0; 3], 99, &pairs[..2]), Answer::Yes);
    assert_eq!(feasible(&[0; 2], 99, &[sum(&[0, 1], 5, 5), sum(&[0], 6, 99)]), Answer::No);
}
