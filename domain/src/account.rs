//! Account: who may do what, and the units of an organisation.

use crate::id::{AccountId, OrgId, UnitId};
use serde::{Deserialize, Serialize};
use std::collections::{HashMap, HashSet};

/// Proof that somebody signed in coordinates this organisation. Only the server's session check makes one; every
/// query takes its organisation from here, never from the request.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Coordinator {
    pub account: AccountId,
    pub org: OrgId,
}

/// A workplace or service point, with the number of people who work there.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Unit {
    pub id: UnitId,
    pub parent: Option<UnitId>,
    pub name: String,
    /// The unit's name in other systems' files.
    #[serde(default)]
    pub code: String,
    pub head_count: Option<u32>,
}

/// Units depth first, each with its depth from 0: the order of lists and of the tree on screen. A unit whose parent
/// is unknown, or that hangs in a circle, is shown at the top rather than lost.
pub fn in_tree_order(units: &[Unit]) -> Vec<(usize, &Unit)> {
    let known: HashSet<UnitId> = units.iter().map(|unit| unit.id).collect();
    let mut children: HashMap<Option<UnitId>, Vec<&Unit>> = HashMap::new();
    for unit in units {
        children.entry(unit.parent.filter(|p| known.contains(p))).or_default().push(unit);
    }
    for list in children.values_mut() {
        list.sort_by_key(|unit| unit.name.to_lowercase());
    }
    let mut order = Vec::with_capacity(units.len());
    let mut seen = HashSet::new();
    walk(None, 0, &children, &mut seen, &mut order);
    for unit in units {
        if seen.insert(unit.id) {
            order.push((0, unit));
        }
    }
    order
}

fn walk<'a>(
    parent: Option<UnitId>,
    depth: usize,
    children: &HashMap<Option<UnitId>, Vec<&'a Unit>>,
    seen: &mut HashSet<UnitId>,
    order: &mut Vec<(usize, &'a Unit)>,
) {
    for unit in children.get(&parent).into_iter().flatten() {
        if seen.insert(unit.id) {
            order.push((depth, unit));
            walk(Some(unit.id), depth + 1, children, seen, order);
        }
    }
}

/// Whether `unit` may be hung under `parent` without making a circle.
pub fn may_hang(units: &[Unit], unit: UnitId, parent: UnitId) -> bool {
    let parents: HashMap<UnitId, Option<UnitId>> = units.iter().map(|u| (u.id, u.parent)).collect();
    let mut at = Some(parent);
    for _ in 0..=units.len() {
        match at {
            Some(here) if here == unit => return false,
            Some(here) => at = parents.get(&here).copied().flatten(),
            None => return true,
        }
    }
    false
}

/// What is wrong with a typed unit, account or password.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum AccountProblem {
    NameEmpty,
    NameTooLong,
    EmailNotValid,
    PasswordTooShort,
    PasswordTooLong,
    HeadCountTooLarge,
}

/// Shortest password, in characters (NIST SP 800-63B §5.1.1 asks for at least 8 and no composition rules).
pub const SHORTEST_PASSWORD: usize = 12;

pub fn check_name(name: &str) -> Result<String, AccountProblem> {
    let name = name.trim();
    match name.chars().count() {
        0 => Err(AccountProblem::NameEmpty),
        1..=200 => Ok(name.to_string()),
        _ => Err(AccountProblem::NameTooLong),
    }
}

/// Lower-cased address, only checked for one `@` with something on both sides: the rest is known when mail arrives.
pub fn check_email(email: &str) -> Result<String, AccountProblem> {
    let email = email.trim().to_lowercase();
    let good = email.len() <= 254
        && !email.contains(char::is_whitespace)
        && email.split_once('@').is_some_and(|(name, host)| !name.is_empty() && host.contains('.'));
    if good { Ok(email) } else { Err(AccountProblem::EmailNotValid) }
}

pub fn check_password(password: &str) -> Result<(), AccountProblem> {
    match password.chars().count() {
        n if n < SHORTEST_PASSWORD => Err(AccountProblem::PasswordTooShort),
        n if n > 256 => Err(AccountProblem::PasswordTooLong),
        _ => Ok(()),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn unit(n: u8, parent: Option<u8>) -> Unit {
        let id = |n| UnitId::from_random([n; 16]);
        Unit {
            id: id(n),
            parent: parent.map(id),
            name: format!("Yksikkö {n}"),
            code: String::new(),
            head_count: None,
        }
    }

    #[test]
    fn units_come_depth_first_and_none_is_lost() {
        let units = [
            unit(3, Some(1)),
            unit(1, None),
            unit(2, None),
            unit(4, Some(9)),
            unit(5, Some(6)),
            unit(6, Some(5)),
        ];
        let order: Vec<_> = in_tree_order(&units).into_iter().map(|(d, u)| (d, u.name.as_str())).collect();
        assert_eq!(
            order,
            [
                (0, "Yksikkö 1"),
                (1, "Yksikkö 3"),
                (0, "Yksikkö 2"),
                (0, "Yksikkö 4"),
                (0, "Yksikkö 5"),
                (0, "Yksikkö 6")
            ]
        );
    }

    #[test]
    fn a_unit_cannot_hang_under_its_own_child() {
        let units = [unit(1, None), unit(2, Some(1)), unit(3, Some(2))];
        assert!(!may_hang(&units, units[0].id, units[2].id));
        assert!(!may_hang(&units, units[0].id, units[0].id));
        assert!(may_hang(&units, units[2].id, units[0].id));
    }

    #[test]
    fn typed_accounts_are_checked() {
        assert_eq!(check_email(" Maija@Kunta.FI "), Ok("maija@kunta.fi".into()));
        assert_eq!(check_email("maija"), Err(AccountProblem::EmailNotValid));
        assert_eq!(check_password("lyhyt"), Err(AccountProblem::PasswordTooShort));
        assert_eq!(check_name("  "), Err(AccountProblem::NameEmpty));
    }
}
