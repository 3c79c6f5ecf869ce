//! Background questions that together leave a person alone in a cell.

use super::form::Form;
use super::list::List;
use super::{Finding, Level, RuleName};
use crate::survey::background::Background;
use crate::survey::item::{Item, Kind};

/// Below this many heads in a cell nothing may be told of it: the floor for staff results.
const FLOOR: u32 = 5;

/// More background questions than this are too many in any case.
const MOST: usize = 2;

/// An error when the smallest unit, divided by all combinations of answers, falls below the floor; a warning when there
/// are more than two questions. The words are heads in a cell, rounded down, or the count.
pub fn check(form: &Form) -> Vec<Finding> {
    let count = background(form).len();
    let mut findings = Vec::new();
    if let Some(heads) = smallest_crossing(form).filter(|heads| *heads < FLOOR) {
        findings.push(Finding::form(RuleName::Identifying, Level::Error, heads.to_string()));
    }
    if count > MOST {
        findings.push(Finding::form(RuleName::Identifying, Level::Warning, count.to_string()));
    }
    findings
}

/// Heads of the smallest unit in one combination of answers to all background questions, if they were spread evenly. `None`
/// without such questions, or when no unit's size is known.
pub fn smallest_crossing(form: &Form) -> Option<u32> {
    let background = background(form);
    let cells = background.iter().fold(1, |cells: u32, item| cells.saturating_mul(categories(&item.kind)));
    let heads = form.context.smallest_unit.filter(|_| !background.is_empty())?;
    Some(heads / cells.max(1))
}

fn background<'a>(form: &Form<'a>) -> Vec<&'a Item> {
    form.questionnaire.items.iter().filter(|item| is_background(form, item)).collect()
}

fn is_background(form: &Form, item: &Item) -> bool {
    Background::of(item).is_some() || is_own_background(form, item)
}

/// A choice or number that belongs to no theme, or that asks for a trait: it is about the person. What else the bank has is
/// about the contact. One of the list whose groups were changed is one's own.
pub fn is_own_background(form: &Form, item: &Item) -> bool {
    let about = [List::ExactBackgroundNumber, List::ExactBackgroundTrait];
    let choice = matches!(item.kind, Kind::Single { .. } | Kind::Number { .. } | Kind::Date);
    if Background::asked_by(&item.key).is_some() {
        return Background::of(item).is_none();
    }
    let known = form.bank.contains_key(&item.key);
    let themed = item.theme.is_some() || item.family.is_some();
    choice && !known && (!themed || about.iter().any(|list| form.says(item, *list).is_some()))
}

/// How many kinds of answers there are; a number without bounds and a day are taken as a hundred.
fn categories(kind: &Kind) -> u32 {
    match kind {
        Kind::Single { options } => u32::try_from(options.len()).unwrap_or(u32::MAX).max(1),
        Kind::Number { least: Some(least), most: Some(most) } => least.abs_diff(*most).saturating_add(1),
        _ => 100,
    }
}

#[cfg(all(test, feature = "lint_words"))]
mod tests {
    use super::super::testing::{CONTEXT, form, item, of_form};
    use super::super::{Context, Level, RuleName};
    use crate::survey::item::{Item, Kind, Theme};
    use crate::text::{Lang, Text};

    fn groups(count: usize) -> Item {
        item(Lang::Fi, Kind::Single { options: vec![Text::same("a"); count] }, "Missä ryhmässä työskentelet?")
    }

    fn found(items: Vec<Item>, smallest_unit: Option<u32>) -> Vec<(Level, String)> {
        of_form(RuleName::Identifying, &form(items), &Context { smallest_unit, ..CONTEXT })
    }

    #[test]
    fn five_heads_have_to_be_left_in_a_cell() {
        assert_eq!(found(vec![groups(4)], Some(20)), []);
        assert_eq!(found(vec![groups(4)], Some(19)), [(Level::Error, "4".into())]);
        assert_eq!(found(vec![groups(2), groups(3)], Some(29)), [(Level::Error, "4".into())]);
        assert_eq!(found(vec![groups(4)], None), []);
        assert_eq!(found(Vec::new(), Some(3)), []);
        let themed = Item { theme: Some(Theme::Support), ..groups(9) };
        assert_eq!(found(vec![themed], Some(10)), []);
    }

    #[test]
    fn three_questions_are_too_many() {
        assert_eq!(found(vec![groups(2); 2], None), []);
        assert_eq!(found(vec![groups(2); 3], None), [(Level::Warning, "3".into())]);
    }

    #[test]
    fn numbers_count_by_their_bounds() {
        let age = |least, most| item(Lang::Fi, Kind::Number { least, most }, "Ikäsi?");
        assert_eq!(found(vec![age(Some(1), Some(3))], Some(15)), []);
        assert_eq!(found(vec![age(None, None)], Some(499)), [(Level::Error, "4".into())]);
    }
}
