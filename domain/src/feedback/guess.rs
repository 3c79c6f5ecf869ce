//! Which of several ways of writing a column follows. Where the values do not tell, a person is asked: a wrong
//! guess turns 1/2 into another month, and 1.234 into a thousand times itself, without anyone noticing.

use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Guess<T> {
    /// Every reading that fits gives the same values.
    Sure(T),
    /// These fit equally well and give different values: ask.
    Ambiguous(Vec<T>),
    /// Most values fit none.
    Neither,
}

impl<T: Copy> Guess<T> {
    pub fn sure(&self) -> Option<T> {
        match self {
            Guess::Sure(way) => Some(*way),
            _ => None,
        }
    }
}

/// Of `ways`, those in which most of `values` can be read, at least half of them. Blank values are left out.
pub(super) fn guess<'a, T: Copy, V: PartialEq>(
    values: impl Iterator<Item = &'a str> + Clone,
    ways: &[T],
    read: impl Fn(&str, T) -> Option<V>,
) -> Guess<T> {
    let values = values.filter(|value| !value.trim().is_empty());
    let fits: Vec<usize> =
        ways.iter().map(|way| values.clone().filter(|value| read(value, *way).is_some()).count()).collect();
    let best = fits.iter().copied().max().unwrap_or(0);
    if best == 0 || best * 2 < values.clone().count() {
        return Guess::Neither;
    }
    let fitting: Vec<T> =
        ways.iter().zip(fits).filter(|(_, fit)| *fit == best).map(|(way, _)| *way).collect();
    let same = |value: &str| fitting.iter().all(|way| read(value, *way) == read(value, fitting[0]));
    if values.clone().all(same) { Guess::Sure(fitting[0]) } else { Guess::Ambiguous(fitting) }
}
