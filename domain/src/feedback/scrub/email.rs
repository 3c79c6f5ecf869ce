//! E-mail addresses as people write them: a dot-atom, `@` and a domain with a dot (RFC 5322, 3.4.1, without quoting).

use super::{bare, runs};
use std::ops::Range;

pub fn find(text: &str) -> Vec<Range<usize>> {
    let part = |c: char| c.is_alphanumeric() || matches!(c, '@' | '.' | '_' | '%' | '+' | '-' | '\'');
    runs(text, part).into_iter().filter_map(|run| within(text, run)).collect()
}

/// Without the full stop of a sentence or quotation marks around it.
fn within(text: &str, run: Range<usize>) -> Option<Range<usize>> {
    let (address, at) = bare(text, &run, &['.', '-', '\'', '+', '%'])?;
    let (name, domain) = address.split_once('@')?;
    let labels: Vec<&str> = domain.split('.').collect();
    let last = labels.last()?;
    let whole = !name.is_empty()
        && labels.len() > 1
        && labels.iter().all(|label| !label.is_empty() && !label.contains('@'))
        && last.chars().count() > 1
        && last.chars().all(char::is_alphabetic);
    whole.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_found_without_what_stands_around_them() {
        let text = "(Kirjoita: matti.m+koulu@kunta.fi.) åsa@örebro.se, a@b, @koulu, hinta 5 e @ 3";
        let found: Vec<&str> = find(text).into_iter().map(|at| &text[at]).collect();
        assert_eq!(found, ["matti.m+koulu@kunta.fi", "åsa@örebro.se"]);
    }
}
