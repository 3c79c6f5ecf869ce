//! The questionnaire on the desk. Every edit is on this device before it is sent, and sent until the server has it.

use super::api::{self, Shaped};
use super::leaving::leave_fields;
use crate::answer::device::beginning_with;
use crate::error::AppError;
use domain::id::{ChangeId, ItemKey, SurveyId};
use domain::survey::edit::{Edit, EditProblem};
use domain::survey::item::Item;
use domain::survey::log::{Change, Told, Wish};
use domain::survey::questionnaire::Questionnaire;
use domain::survey::undo::History;
use gloo_storage::{LocalStorage, Storage};
use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::js_sys;
use serde::{Deserialize, Serialize};
use std::time::Duration;

/// What the server held when it was last asked.
#[derive(Clone, Serialize, Deserialize)]
struct Known {
    revision: i32,
    questionnaire: Questionnaire,
}

/// An edit that the server does not have yet. Each has a key of its own, so that two tabs never overwrite each other's.
#[derive(Clone)]
struct Waiting {
    key: String,
    change: Change,
}

/// Where the last edit is.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Line {
    Saved,
    /// On this device, on its way.
    Device,
    /// Not even here: this device keeps nothing.
    Nowhere,
}

#[derive(Clone, Copy)]
pub struct Desk {
    pub id: SurveyId,
    known: RwSignal<Known>,
    waiting: RwSignal<Vec<Waiting>>,
    /// With the edits that wait here.
    pub now: Memo<Questionnaire>,
    history: RwSignal<History>,
    /// Edits that met somebody else's, and what was said of them.
    pub told: RwSignal<Vec<(Edit, Told)>>,
    pub problem: RwSignal<Option<EditProblem>>,
    pub error: RwSignal<Option<AppError>>,
    /// The device refuses to keep anything.
    full: RwSignal<bool>,
    busy: RwSignal<bool>,
    /// Edits of this page that the server has: not somebody else's.
    own: StoredValue<Vec<ChangeId>>,
}

fn key(id: SurveyId) -> String {
    format!("keha.shape.{id}")
}

/// Without a connection: as this device last saw it.
pub fn remembered(id: SurveyId) -> Option<Shaped> {
    let Known { questionnaire, revision } = LocalStorage::get(key(id)).ok()?;
    Some(Shaped { questionnaire, revision, smallest: None, versions: vec![] })
}

/// Whether this device has edits of the questionnaire that the server does not have yet.
pub fn waits(id: SurveyId) -> bool {
    !beginning_with(&format!("keha.edit.{id}.")).is_empty()
}

/// Edits that an earlier visit or another tab left here, in the order in which they were made.
fn left_here(id: SurveyId) -> Vec<Waiting> {
    let mut keys = beginning_with(&format!("keha.edit.{id}."));
    keys.sort();
    keys.into_iter().filter_map(|key| Some(Waiting { change: LocalStorage::get(&key).ok()?, key })).collect()
}

impl Desk {
    /// Takes up the edits that an earlier visit left here.
    pub fn new(id: SurveyId, shaped: &Shaped) -> Desk {
        let Shaped { revision, questionnaire, .. } = shaped.clone();
        let known = RwSignal::new(Known { revision, questionnaire });
        let waiting = RwSignal::new(left_here(id));
        let now = Memo::new(move |_| {
            let mut questionnaire = known.with(|known| known.questionnaire.clone());
            waiting.with(|waiting| {
                for Waiting { change, .. } in waiting {
                    // One that others have made impossible is told of when the server has said so.
                    let _ = change.edit.clone().apply(&mut questionnaire);
                }
            });
            questionnaire
        });
        let desk = Desk {
            id,
            known,
            waiting,
            now,
            history: RwSignal::new(History::default()),
            told: RwSignal::new(vec![]),
            problem: RwSignal::new(None),
            error: RwSignal::new(None),
            full: RwSignal::new(false),
            busy: RwSignal::new(false),
            own: StoredValue::new(vec![]),
        };
        desk.remember();
        desk.send();
        let online = window_event_listener(leptos::ev::online, move |_| desk.send());
        on_cleanup(move || online.remove());
        leave_fields();
        desk
    }

    pub fn item(self, key: ItemKey) -> Memo<Option<Item>> {
        Memo::new(move |_| self.now.with(|questionnaire| questionnaire.item(&key).cloned()))
    }

    pub fn make(self, edit: Edit) -> bool {
        self.make_for(edit, Wish::Coordinator)
    }

    /// Makes an edit on this kind of request; whether it could be made.
    pub fn make_for(self, edit: Edit, wish: Wish) -> bool {
        let mut questionnaire = self.now.get_untracked();
        match edit.clone().apply(&mut questionnaire) {
            Ok(back) => {
                self.problem.set(None);
                self.history.update(|history| history.did(back));
                self.queue(edit, wish);
                true
            }
            Err(problem) => {
                self.problem.set(Some(problem));
                false
            }
        }
    }

    pub fn can_undo(self) -> bool {
        self.history.with(History::can_undo)
    }

    pub fn can_redo(self) -> bool {
        self.history.with(History::can_redo)
    }

    pub fn undo(self) {
        self.turn(History::undo);
    }

    pub fn redo(self) {
        self.turn(History::redo);
    }

    fn turn(self, turn: fn(&mut History, &mut Questionnaire) -> Option<Edit>) {
        let mut questionnaire = self.now.get_untracked();
        let edit = self.history.try_update(|history| turn(history, &mut questionnaire)).flatten();
        if let Some(edit) = edit {
            self.queue(edit, Wish::Coordinator);
        }
    }

    fn queue(self, edit: Edit, wish: Wish) {
        let mut bytes = [0; 16];
        if getrandom::fill(&mut bytes).is_err() {
            return self.full.set(true);
        }
        let change = Change {
            id: ChangeId::from_random(bytes),
            base: self.known.with_untracked(|k| k.revision),
            edit,
            wish,
        };
        // Sorts by when it was made; the number of the edit tells those of one millisecond apart.
        let made = js_sys::Date::now() as u64;
        let place = self.waiting.with_untracked(Vec::len);
        let key = format!("keha.edit.{}.{made:015}{place:04}.{}", self.id, change.id);
        let kept = LocalStorage::set(&key, &change).is_ok();
        self.full.update(|full| *full |= !kept);
        self.waiting.update(|waiting| waiting.push(Waiting { key, change }));
        self.send();
    }

    /// For a visit without a connection. A full device is told of where an edit cannot be kept.
    fn remember(self) {
        let _ = self.known.with_untracked(|known| LocalStorage::set(key(self.id), known));
    }

    pub fn line(self) -> Line {
        match (self.waiting.with(Vec::is_empty), self.full.get()) {
            (true, _) => Line::Saved,
            (false, false) => Line::Device,
            (false, true) => Line::Nowhere,
        }
    }

    /// Sends all that waits, and goes on until nothing does.
    pub fn send(self) {
        // The page may have been left meanwhile; what waits is kept.
        let changes = self.waiting.try_with_untracked(|waiting| {
            waiting.iter().map(|one| one.change.clone()).collect::<Vec<Change>>()
        });
        let Some(changes) = changes else { return };
        if self.busy.get_untracked() || changes.is_empty() {
            return;
        }
        self.busy.set(true);
        spawn_local(async move {
            let answer = api::take_changes(self.id, changes, self.own.get_value()).await;
            if self.busy.try_set(false).is_some() {
                return;
            }
            match answer {
                Ok(changed) => {
                    self.take(changed);
                    self.send();
                }
                Err(error) => {
                    let pause = if error == AppError::Offline { 10 } else { 30 };
                    set_timeout(move || self.send(), Duration::from_secs(pause));
                    self.error.set((error != AppError::Offline).then_some(error));
                }
            }
        });
    }

    fn take(self, changed: api::Changed) {
        let done = |id: ChangeId| changed.told.iter().find(|(told, _)| *told == id).map(|(_, told)| told);
        self.error.set(None);
        let (made, left): (Vec<Waiting>, Vec<Waiting>) =
            self.waiting.get_untracked().into_iter().partition(|one| done(one.change.id).is_some());
        for Waiting { key, change } in made {
            match done(change.id) {
                None | Some(Told::Made) => {}
                Some(told) => self.told.update(|list| list.push((change.edit, told.clone()))),
            }
            LocalStorage::delete(key);
        }
        let api::Changed { questionnaire, revision, told } = changed;
        self.own.update_value(|own| own.extend(told.into_iter().map(|(id, _)| id)));
        self.known.set(Known { questionnaire, revision });
        self.full.update(|full| *full &= !left.is_empty());
        self.waiting.set(left);
        self.remember();
    }
}
