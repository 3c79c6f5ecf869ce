//! Background questions by which results may be told apart. The privacy gate crosses results by these and by nothing else:
//! each has few and broad groups, so that a unit of ordinary size leaves five people in most of them.

use super::item::named;
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
    /// The bank's item that asks for it, as `staff.background.tenure`. Rewording keeps the key, and with it what the gate knows.
    pub fn of(key: &ItemKey) -> Option<Background> {
        let (_, code) = key.0.split_once(".background.")?;
        Background::parse(code)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::bank::bank;
    use crate::survey::item::Kind;

    #[test]
    fn the_bank_asks_for_each_in_two_or_three_groups() {
        for background in Background::ALL {
            let asked: Vec<_> = bank()
                .into_iter()
                .filter(|entry| Background::of(&entry.item.key) == Some(*background))
                .collect();
            let [entry] = asked.as_slice() else { panic!("{background:?} is asked {} times", asked.len()) };
            assert!(matches!(&entry.item.kind, Kind::Single { options } if (2..=3).contains(&options.len())));
            assert!(entry.item.theme.is_none() && !entry.starter && !entry.item.required);
        }
        assert_eq!(Background::of(&ItemKey::new("staff.support.sources")), None);
    }
}
