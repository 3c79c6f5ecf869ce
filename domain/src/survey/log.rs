//! Several coordinators at one questionnaire. The server takes edits in the order in which they arrive and keeps every one;
//! whoever came later hears what was changed under their hands.

use super::edit::{Edit, EditProblem};
use super::questionnaire::Questionnaire;
use crate::id::ChangeId;
use serde::{Deserialize, Serialize};

/// An edit on its way from a device. Sent again, it counts once.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Change {
    pub id: ChangeId,
    /// The revision that its maker saw.
    pub base: i32,
    pub edit: Edit,
    pub wish: Wish,
}

/// On whose kind of request something was changed; never on whose.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Wish {
    Coordinator,
    Staff,
    Customer,
}

impl Wish {
    pub const ALL: [Wish; 3] = [Wish::Coordinator, Wish::Staff, Wish::Customer];

    pub fn code(self) -> &'static str {
        match self {
            Wish::Coordinator => "coordinator",
            Wish::Staff => "staff",
            Wish::Customer => "customer",
        }
    }

    pub fn parse(code: &str) -> Option<Wish> {
        Wish::ALL.into_iter().find(|wish| wish.code() == code)
    }
}

/// A change as the server keeps it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Logged {
    /// Of the questionnaire after it, from 2 on.
    pub revision: i32,
    pub id: ChangeId,
    pub edit: Edit,
    /// What takes it back, and so what was there before; `None` when it could not be made.
    pub back: Option<Edit>,
    pub wish: Wish,
}

impl Logged {
    /// What its maker is told, when these had been logged by others between what was seen and this.
    pub fn told(&self, since: &[&Logged]) -> Told {
        let met = since.iter().filter(|other| other.back.is_some() && other.edit.meets(&self.edit));
        let met: Vec<Edit> = met.map(|other| other.edit.clone()).collect();
        match &self.back {
            // Nearly always the item had gone; the log does not keep why.
            None => Told::NotMade(EditProblem::NoSuchItem),
            Some(_) if met.is_empty() => Told::Made,
            Some(_) => Told::Over(met),
        }
    }
}

/// What the maker of a change is told.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Told {
    Made,
    /// Made over these, which somebody else had made on the same thing meanwhile. They stay in the history.
    Over(Vec<Edit>),
    /// Not made; it stays in the history.
    NotMade(EditProblem),
}

/// Takes a change into the questionnaire. `since` is what was logged after its base, without the changes that its own maker
/// sends again in the same request.
pub fn take(
    questionnaire: &mut Questionnaire,
    since: &[&Logged],
    change: &Change,
    revision: i32,
) -> (Logged, Told) {
    let result = change.edit.clone().apply(questionnaire);
    let problem = result.as_ref().err().copied();
    let Change { id, edit, wish, .. } = change.clone();
    let logged = Logged { revision, id, edit, back: result.ok(), wish };
    let told = problem.map_or_else(|| logged.told(since), Told::NotMade);
    (logged, told)
}

#[cfg(test)]
pub mod tests {
    use super::*;
    use crate::id::ItemKey;
    use crate::survey::bank;
    use crate::survey::edit::Setting;
    use crate::survey::item::{Audience, Item, Kind};
    use crate::text::{Lang, Text};
    use proptest::prelude::*;

    pub fn starter() -> Questionnaire {
        let items = bank::starter(Audience::Staff).into_iter().take(5).collect();
        Questionnaire { items, ..Questionnaire::new(Text::same("Kysely"), Audience::Staff) }
    }

    /// Edits of few items, so that they often meet; some are impossible.
    pub fn edit() -> impl Strategy<Value = Edit> {
        let keys: Vec<ItemKey> = (starter().items.into_iter().map(|item| item.key))
            .chain(["own.1", "own.2"].map(ItemKey::new))
            .collect();
        let key = prop::sample::select(keys);
        let lang = prop::sample::select(Lang::ALL.to_vec());
        let setting = prop_oneof![
            any::<bool>().prop_map(Setting::Required),
            any::<bool>().prop_map(Setting::Reversed),
            prop::sample::select(vec![Kind::Open, Kind::Date, Kind::Agreement]).prop_map(Setting::Kind),
        ];
        (key, lang, ".{0,8}", 0..8u32, setting, 0..8).prop_map(|(key, lang, text, at, setting, which)| {
            match which {
                0 => Edit::Title { lang, text },
                7 => Edit::CustomerGroup { lang, text },
                1 => {
                    Edit::Add { item: Box::new(Item::new(key, Text::same("oma"), Kind::Open)), at: Some(at) }
                }
                2 => Edit::Drop { key },
                3 => Edit::Move { key, to: at },
                4 => Edit::Word { key, lang, text },
                5 => Edit::Help { key, lang, text },
                _ => Edit::Set { key, to: setting },
            }
        })
    }

    /// What the server holds, as `store` keeps it.
    #[derive(Default)]
    struct Server {
        log: Vec<Logged>,
    }

    impl Server {
        fn now(&self) -> Questionnaire {
            let mut q = starter();
            for logged in self.log.iter().filter(|logged| logged.back.is_some()) {
                logged.edit.clone().apply(&mut q).unwrap();
            }
            q
        }

        fn sync(&mut self, changes: &[Change]) -> Vec<Told> {
            let mut told = vec![];
            for change in changes {
                if self.log.iter().any(|logged| logged.id == change.id) {
                    told.push(Told::Made);
                    continue;
                }
                let own = |logged: &&Logged| changes.iter().all(|change| change.id != logged.id);
                let since: Vec<&Logged> =
                    self.log.iter().filter(|l| l.revision > change.base).filter(own).collect();
                let revision = self.log.len() as i32 + 2;
                let (logged, tells) = take(&mut self.now(), &since, change, revision);
                self.log.push(logged);
                told.push(tells);
            }
            told
        }
    }

    #[derive(Clone, Debug)]
    enum Step {
        Edit(usize, Edit),
        Sync(usize),
        /// The request arrives, its reply does not.
        Lost(usize),
    }

    fn steps() -> impl Strategy<Value = Vec<Step>> {
        let who = 0..2usize;
        prop::collection::vec(
            prop_oneof![
                3 => (who.clone(), edit()).prop_map(|(who, edit)| Step::Edit(who, edit)),
                1 => who.clone().prop_map(Step::Sync),
                1 => who.prop_map(Step::Lost),
            ],
            1..50,
        )
    }

    proptest! {
        #[test]
        fn no_edit_is_lost_and_the_later_one_is_told(steps in steps()) {
            let mut server = Server::default();
            let (mut base, mut pending) = ([1, 1], [vec![], vec![]]);
            let mut made = 0u8;
            for step in steps.into_iter().chain([Step::Sync(0), Step::Sync(1)]) {
                match step {
                    Step::Edit(who, edit) => {
                        made += 1;
                        let id = ChangeId::from_random([made; 16]);
                        pending[who].push(Change { id, base: base[who], edit, wish: Wish::Coordinator });
                    }
                    Step::Lost(who) => {
                        server.sync(&pending[who]);
                    }
                    Step::Sync(who) => {
                        let known = server.log.len();
                        let told = server.sync(&pending[who]);
                        for (change, told) in pending[who].iter().zip(told) {
                            let new = server.log[known..].iter().any(|logged| logged.id == change.id);
                            let others = server.log[..known].iter().filter(|logged| {
                                logged.revision > change.base
                                    && logged.back.is_some()
                                    && pending[who].iter().all(|own| own.id != logged.id)
                            });
                            let meets = others.filter(|logged| logged.edit.meets(&change.edit)).count();
                            if new && meets > 0 {
                                prop_assert!(told != Told::Made);
                            }
                        }
                        pending[who].clear();
                        base[who] = server.log.len() as i32 + 1;
                    }
                }
            }
            // Each edit is in the log once, whether it could be made or not.
            let mut ids: Vec<ChangeId> = server.log.iter().map(|logged| logged.id).collect();
            ids.sort();
            ids.dedup();
            prop_assert_eq!(ids.len(), usize::from(made));
            prop_assert_eq!(server.log.len(), usize::from(made));
            // From the end the log leads back to the beginning: what anybody wrote over is still there.
            let mut q = server.now();
            for logged in server.log.iter().rev() {
                if let Some(back) = &logged.back {
                    back.clone().apply(&mut q).unwrap();
                }
            }
            prop_assert_eq!(q, starter());
        }
    }

    #[test]
    fn the_later_of_two_wordings_is_told_of_the_earlier() {
        let mut server = Server::default();
        let key = starter().items[0].key.clone();
        let word = |n, text: &str| Change {
            id: ChangeId::from_random([n; 16]),
            base: 1,
            edit: Edit::Word { key: key.clone(), lang: Lang::Fi, text: text.into() },
            wish: Wish::Coordinator,
        };
        assert_eq!(server.sync(&[word(1, "ensin")]), [Told::Made]);
        assert_eq!(server.sync(&[word(2, "sitten")]), [Told::Over(vec![word(1, "ensin").edit])]);
        let drop = Change { edit: Edit::Drop { key: key.clone() }, base: 3, ..word(3, "") };
        assert_eq!(server.sync(&[drop]), [Told::Made]);
        assert_eq!(server.sync(&[word(4, "myöhään")]), [Told::NotMade(EditProblem::NoSuchItem)]);
        assert_eq!(server.log.len(), 4);
    }
}
