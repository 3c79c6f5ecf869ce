//! The smallest groups of which something may be shown. They can be raised, never lowered.

use serde::{Deserialize, Serialize};

/// Numbers of people. An organisation may only be stricter than the default.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[u32; 4]", into = "[u32; 4]")]
pub struct Floors {
    staff_position: u32,
    staff_full: u32,
    customer: u32,
    customer_public: u32,
}

impl Default for Floors {
    /// Staff: positions from 5 and distributions from 10, as in the Finnish Kunta10 study.
    /// Customers: 5 inside the organisation, 10 in public.
    fn default() -> Floors {
        Floors { staff_position: 5, staff_full: 10, customer: 5, customer_public: 10 }
    }
}

impl Floors {
    /// What is asked for, lifted to the default where it is lower. A fuller view never has a lower floor than
    /// a coarser one, nor the public a lower one than the organisation.
    pub fn raised(staff_position: u32, staff_full: u32, customer: u32, customer_public: u32) -> Floors {
        let least = Floors::default();
        let staff_position = staff_position.max(least.staff_position);
        let customer = customer.max(least.customer);
        Floors {
            staff_position,
            staff_full: staff_full.max(least.staff_full).max(staff_position),
            customer,
            customer_public: customer_public.max(least.customer_public).max(customer),
        }
    }

    pub fn staff_position(self) -> u32 {
        self.staff_position
    }

    pub fn staff_full(self) -> u32 {
        self.staff_full
    }

    pub fn customer(self) -> u32 {
        self.customer
    }

    pub fn customer_public(self) -> u32 {
        self.customer_public
    }
}

impl From<[u32; 4]> for Floors {
    fn from([staff_position, staff_full, customer, customer_public]: [u32; 4]) -> Floors {
        Floors::raised(staff_position, staff_full, customer, customer_public)
    }
}

impl From<Floors> for [u32; 4] {
    fn from(floors: Floors) -> [u32; 4] {
        [floors.staff_position, floors.staff_full, floors.customer, floors.customer_public]
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn floors_are_raised_never_lowered() {
        assert_eq!(Floors::raised(0, 3, 4, 9), Floors::default());
        let strict = Floors::raised(12, 10, 20, 10);
        assert_eq!((strict.staff_full(), strict.customer_public()), (12, 20));
        assert_eq!(serde_json::from_str::<Floors>("[1,1,1,1]").unwrap(), Floors::default());
        assert_eq!(serde_json::to_string(&strict).unwrap(), "[12,12,20,20]");
    }
}
