//! The only background questions by which results may ever be told apart, each with few and broad groups, so that a unit of
//! ordinary size leaves five people in most of them.

use super::item::{Item, Kind, named};
use crate::id::ItemKey;
use serde::{Deserialize, Serialize};

named! {
    /// A trait of the respondent or of the contact.
    Background {
        /// Years in this work, in three groups.
        Tenure = "tenure",
        /// How often one meets customers.
        Contact = "contact",
        /// Day work or shifts.
        Hours = "hours",
        /// How often a customer has been here.
        Visits = "visits",
        /// For oneself or for somebody close.
        OnBehalf = "on_behalf",
    }
}

impl Background {
    /// What an item of this key asks for, as `staff.background.tenure`. Rewording keeps the key.
    pub fn asked_by(key: &ItemKey) -> Option<Background> {
        let (_, code) = key.0.split_once(".background.")?;
        Background::parse(code)
    }

    /// The same, if the item still has the groups of the list: with more of them it would ask for something finer.
    pub fn of(item: &Item) -> Option<Background> {
        let background = Background::asked_by(&item.key)?;
        let listed = matches!(&item.kind, Kind::Single { options } if options.len() == background.groups());
        listed.then_some(background)
    }

    /// How many groups it has.
    pub fn groups(self) -> usize {
        match self {
            Background::Tenure | Background::Visits => 3,
            Background::Contact | Background::Hours | Background::OnBehalf => 2,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::bank::bank;
    use crate::text::Text;

    #[test]
    fn the_bank_asks_for_each_in_its_groups() {
        let bank: Vec<_> =
            bank().into_iter().filter(|entry| Background::asked_by(&entry.item.key).is_some()).collect();
        assert_eq!(bank.len(), Background::ALL.len());
        for background in Background::ALL {
            let entry = bank.iter().find(|entry| Background::of(&entry.item) == Some(*background)).unwrap();
            assert!(entry.item.theme.is_none() && !entry.starter && !entry.item.required);
        }
    }

    #[test]
    fn one_group_more_and_it_is_not_that_of_the_list() {
        let entry = bank().into_iter().find(|entry| Background::of(&entry.item).is_some()).unwrap();
        let mut options = entry.item.kind.options().to_vec();
        options.push(Text::same("x"));
        assert_eq!(Background::of(&Item { kind: Kind::Single { options }, ..entry.item }), None);
    }
}
