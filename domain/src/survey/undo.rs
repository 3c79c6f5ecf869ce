//! Undo and redo of one's own edits. What others did meanwhile stays: an edit is taken back by another edit.

use super::edit::Edit;
use super::questionnaire::Questionnaire;

/// What can be taken back and done again, latest last.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct History {
    done: Vec<Edit>,
    undone: Vec<Edit>,
}

impl History {
    /// `back` is what [`Edit::apply`] gave for an edit that has just been made.
    pub fn did(&mut self, back: Edit) {
        self.done.push(back);
        self.undone.clear();
    }

    pub fn can_undo(&self) -> bool {
        !self.done.is_empty()
    }

    pub fn can_redo(&self) -> bool {
        !self.undone.is_empty()
    }

    /// Takes the latest edit back; the edit that does so, to be sent like any other. What others have made impossible
    /// meanwhile is passed over.
    pub fn undo(&mut self, questionnaire: &mut Questionnaire) -> Option<Edit> {
        turn(&mut self.done, &mut self.undone, questionnaire)
    }

    pub fn redo(&mut self, questionnaire: &mut Questionnaire) -> Option<Edit> {
        turn(&mut self.undone, &mut self.done, questionnaire)
    }
}

fn turn(from: &mut Vec<Edit>, to: &mut Vec<Edit>, questionnaire: &mut Questionnaire) -> Option<Edit> {
    while let Some(edit) = from.pop() {
        if let Ok(back) = edit.clone().apply(questionnaire) {
            to.push(back);
            return Some(edit);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::log::tests::{edit, starter};
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn everything_can_be_taken_back_and_done_again(edits in prop::collection::vec(edit(), 0..40)) {
            let first = starter();
            let (mut q, mut history) = (first.clone(), History::default());
            for edit in edits {
                if let Ok(back) = edit.apply(&mut q) {
                    history.did(back);
                }
            }
            let last = q.clone();
            while history.undo(&mut q).is_some() {}
            prop_assert_eq!(&q, &first);
            while history.redo(&mut q).is_some() {}
            prop_assert_eq!(&q, &last);
        }

        #[test]
        fn what_others_did_elsewhere_stays(edits in prop::collection::vec(edit(), 1..20)) {
            let mut q = starter();
            let theirs = Edit::CustomerGroup { lang: crate::text::Lang::Sv, text: "föräldrar".into() };
            let mut history = History::default();
            for edit in edits.into_iter().filter(|edit| !edit.meets(&theirs)) {
                if let Ok(back) = edit.apply(&mut q) {
                    history.did(back);
                }
            }
            theirs.apply(&mut q).unwrap();
            while history.undo(&mut q).is_some() {}
            prop_assert_eq!(q.customer_group.sv, "föräldrar");
        }
    }

    #[test]
    fn an_edit_that_others_made_impossible_is_passed_over() {
        let mut q = starter();
        let (first, second) = (q.items[0].key.clone(), q.items[1].key.clone());
        let mut history = History::default();
        for key in [&second, &first] {
            let edit = Edit::Word { key: key.clone(), lang: crate::text::Lang::Fi, text: "uusi".into() };
            history.did(edit.apply(&mut q).unwrap());
        }
        Edit::Drop { key: first }.apply(&mut q).unwrap();
        let undone = history.undo(&mut q).unwrap();
        assert_eq!(undone.key(), Some(&second));
        assert!(history.can_redo() && !history.can_undo());
    }
}
