//! Reviewing a questionnaire before it is asked: employees or customers comment on items, suggest wordings and vote. It takes the
//! road of answers (`/sync/v1`), so it survives a dead connection, and it carries no name.

use super::log::Wish;
use super::questionnaire::{LONGEST_TEXT, Questionnaire};
use crate::answer::wire::hash;
use crate::id::ItemKey;
use crate::text::Lang;
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// What one person thinks of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Opinion {
    #[serde(default, skip_serializing_if = "Option::is_none")]
    pub vote: Option<Vote>,
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub comment: String,
    /// Another wording, in the language of the review.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub wording: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Vote {
    Keep,
    Drop,
    Reword,
}

impl Vote {
    pub const ALL: [Vote; 3] = [Vote::Keep, Vote::Drop, Vote::Reword];

    pub fn code(self) -> &'static str {
        match self {
            Vote::Keep => "keep",
            Vote::Drop => "drop",
            Vote::Reword => "reword",
        }
    }

    pub fn parse(code: &str) -> Option<Vote> {
        Vote::ALL.into_iter().find(|vote| vote.code() == code)
    }
}

/// One person's review, as a device sends it. A later revision takes the place of an earlier one.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Review {
    /// The code of the review link: names the questionnaire, not the person.
    pub link: String,
    pub lang: Lang,
    pub opinions: BTreeMap<ItemKey, Opinion>,
}

impl Opinion {
    pub fn is_empty(&self) -> bool {
        self.vote.is_none() && self.comment.trim().is_empty() && self.wording.trim().is_empty()
    }

    fn fits(&self) -> bool {
        [&self.comment, &self.wording].iter().all(|text| text.chars().count() <= LONGEST_TEXT)
    }
}

impl Review {
    /// Whether it can be stored. Items that were dropped after the person saw them are no fault.
    pub fn fits(&self) -> bool {
        let named = |key: &ItemKey| key.0.chars().count() <= 120;
        !self.opinions.is_empty()
            && self.opinions.len() <= 2 * super::questionnaire::MOST_ITEMS
            && self.opinions.iter().all(|(key, opinion)| named(key) && opinion.fits() && !opinion.is_empty())
    }
}

/// What was written about an item by one or more people, without telling who wrote what else.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Remark {
    /// The same words about the same item are the same remark.
    pub id: String,
    pub lang: Lang,
    pub text: String,
    /// A wording to take, otherwise a comment.
    pub wording: bool,
    /// From whose kind of review link it came.
    pub wish: Wish,
    pub people: u32,
}

/// All reviews of one item, counted.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reviewed {
    pub keep: u32,
    pub drop: u32,
    pub reword: u32,
    /// In the order of their identifiers, which tells nothing of when they came or who belongs together.
    pub remarks: Vec<Remark>,
}

/// Reviews counted by item, for items that are still in the questionnaire.
pub fn count(questionnaire: &Questionnaire, reviews: &[(Wish, Review)]) -> HashMap<ItemKey, Reviewed> {
    let mut items: HashMap<ItemKey, Reviewed> = HashMap::new();
    for (wish, review) in reviews {
        for (key, opinion) in &review.opinions {
            let Some(item) = questionnaire.item(key) else { continue };
            let counted = items.entry(key.clone()).or_default();
            match opinion.vote {
                Some(Vote::Keep) => counted.keep += 1,
                Some(Vote::Drop) => counted.drop += 1,
                Some(Vote::Reword) => counted.reword += 1,
                None => {}
            }
            for (text, wording) in [(opinion.comment.trim(), false), (opinion.wording.trim(), true)] {
                // A wording that has been taken is not suggested any more.
                if !text.is_empty() && !(wording && item.text.exact(review.lang) == text) {
                    counted.add(remark(key, text, wording, review.lang, *wish));
                }
            }
        }
    }
    for counted in items.values_mut() {
        counted.remarks.sort_by(|a, b| a.id.cmp(&b.id));
    }
    items
}

fn remark(key: &ItemKey, text: &str, wording: bool, lang: Lang, wish: Wish) -> Remark {
    let about = format!("{key}|{wording}|{}|{}|{text}", lang.code(), wish.code());
    Remark { id: hash(&about)[..16].into(), lang, text: text.into(), wording, wish, people: 1 }
}

impl Reviewed {
    fn add(&mut self, remark: Remark) {
        match self.remarks.iter_mut().find(|known| known.id == remark.id) {
            Some(known) => known.people += 1,
            None => self.remarks.push(remark),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::survey::bank;
    use crate::survey::item::Audience;
    use crate::text::Text;

    fn questionnaire() -> Questionnaire {
        let items = bank::starter(Audience::Staff);
        Questionnaire { items, ..Questionnaire::new(Text::same("Kysely"), Audience::Staff) }
    }

    fn review(key: &ItemKey, vote: Option<Vote>, comment: &str, wording: &str) -> (Wish, Review) {
        let opinion = Opinion { vote, comment: comment.into(), wording: wording.into() };
        let opinions = BTreeMap::from([(key.clone(), opinion)]);
        (Wish::Staff, Review { link: "k7m2pq".into(), lang: Lang::Fi, opinions })
    }

    #[test]
    fn the_same_words_are_one_remark_and_votes_are_counted() {
        let q = questionnaire();
        let key = &q.items[0].key;
        let reviews = [
            review(key, Some(Vote::Keep), "Hyvä kysymys.", ""),
            review(key, Some(Vote::Reword), "Hyvä kysymys. ", "Uusi sanamuoto"),
            review(key, Some(Vote::Reword), "", ""),
            review(&ItemKey::new("gone"), Some(Vote::Drop), "", ""),
        ];
        let counted = count(&q, &reviews);
        assert_eq!(counted.len(), 1);
        let item = &counted[key];
        assert_eq!((item.keep, item.drop, item.reword), (1, 0, 2));
        let comment = item.remarks.iter().find(|remark| !remark.wording).unwrap();
        assert_eq!((comment.people, comment.text.as_str()), (2, "Hyvä kysymys."));
        assert_eq!(item.remarks.len(), 2);
    }

    #[test]
    fn a_wording_that_was_taken_is_no_suggestion_any_more() {
        let mut q = questionnaire();
        let key = q.items[0].key.clone();
        let reviews = [review(&key, None, "", "Uusi sanamuoto")];
        assert_eq!(count(&q, &reviews)[&key].remarks.len(), 1);
        q.items[0].text.fi = "Uusi sanamuoto".into();
        assert_eq!(count(&q, &reviews)[&key].remarks, []);
    }

    #[test]
    fn what_does_not_fit_is_refused() {
        let key = ItemKey::new("k");
        assert!(review(&key, Some(Vote::Keep), "", "").1.fits());
        assert!(!review(&key, None, " ", "").1.fits());
        assert!(!review(&key, None, &"x".repeat(LONGEST_TEXT + 1), "").1.fits());
    }
}
