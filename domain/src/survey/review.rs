//! Reviewing a questionnaire before it is asked: employees or customers vote on items, comment on them and suggest wordings.
//! A review is answered like any questionnaire, so it works on any phone, survives a dead connection and carries no name.

use super::item::{Item, Kind};
use super::log::Wish;
use super::questionnaire::Questionnaire;
use super::round::Purpose;
use crate::answer::value::{Value, Values};
use crate::answer::wire::hash;
use crate::id::ItemKey;
use crate::text::{Lang, Text};
use serde::{Deserialize, Serialize};
use std::collections::{BTreeMap, HashMap};

/// What one person thinks of an item.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Opinion {
    pub vote: Option<Vote>,
    pub comment: String,
    /// Another wording, in the language of the review.
    pub wording: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Vote {
    Keep,
    Reword,
    Drop,
}

/// In the order in which they are offered.
const VOTES: [Vote; 3] = [Vote::Keep, Vote::Reword, Vote::Drop];

/// What is said of the questionnaire as a whole is filed under this key.
pub fn whole() -> ItemKey {
    ItemKey::new("whole")
}

/// One person's review.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Review {
    pub wish: Wish,
    pub lang: Lang,
    pub opinions: BTreeMap<ItemKey, Opinion>,
}

/// A comment that the coordinator has answered: shown to everybody who reviews.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reply {
    /// [`Remark::id`].
    pub remark: String,
    pub text: String,
}

/// The questions about the questions: each item with a vote, a comment and another wording.
pub fn form(
    questionnaire: &Questionnaire,
    talked: &HashMap<ItemKey, Vec<(String, String)>>,
) -> Questionnaire {
    let about = |item: &Item| {
        let help = join(how(&item.kind), talked.get(&item.key));
        [
            Item { help, theme: item.theme, ..Item::new(key("vote", &item.key), item.text.clone(), votes()) },
            Item { theme: item.theme, ..open(key("comment", &item.key), COMMENT) },
            Item { theme: item.theme, ..open(key("wording", &item.key), WORDING) },
        ]
    };
    let last = Item {
        help: join(Text::default(), talked.get(&whole())),
        joined: false,
        ..open(key("comment", &whole()), MISSING)
    };
    let items = questionnaire.items.iter().flat_map(about).chain([last]).collect();
    Questionnaire { items, ..questionnaire.clone() }
}

const COMMENT: [&str; 3] = ["Kommentti", "Kommentar", "Comment"];
const WORDING: [&str; 3] = ["Parempi sanamuoto", "Bättre formulering", "Better wording"];
const MISSING: [&str; 3] = [
    "Mitä kyselystä puuttuu tai mitä siinä on liikaa?",
    "Vad saknas i enkäten, eller vad finns det för mycket av?",
    "What is missing from the questionnaire, or what is there too much of?",
];

/// What a reviewer is told first.
pub fn purpose() -> Purpose {
    Purpose {
        why: Text::new(
            "Kysely on vasta luonnos. Kerro, mitä siinä kannattaa muuttaa, ennen kuin siihen vastataan.",
            "Enkäten är ännu ett utkast. Berätta vad som borde ändras innan den besvaras.",
            "This questionnaire is still a draft. Tell us what should change before people answer it.",
        ),
        aim: Text::new(
            "Kysymykset sopivat teidän arkeenne, ja niihin on helppo vastata.",
            "Frågorna passar er vardag och är lätta att svara på.",
            "The questions fit your everyday work and are easy to answer.",
        ),
        handling: Text::new(
            "Kyselyn tekijät näkevät äänten määrät, kommentit ja ehdotukset. He eivät näe, kuka ne antoi. Jos kommenttiin vastataan, kommentti ja vastaus näkyvät kaikille arvioijille.",
            "De som gör enkäten ser antalet röster, kommentarerna och förslagen. De ser inte vem som gav dem. Om en kommentar besvaras ser alla som granskar kommentaren och svaret.",
            "Those who made the questionnaire see how many votes there are, the comments and the suggestions. They do not see who gave them. If a comment is answered, everybody who reviews sees the comment and the answer.",
        ),
        ..Purpose::default()
    }
}

fn key(about: &str, item: &ItemKey) -> ItemKey {
    ItemKey(format!("{about}.{item}"))
}

fn open(key: ItemKey, [fi, sv, en]: [&str; 3]) -> Item {
    Item { joined: true, ..Item::new(key, Text::new(fi, sv, en), Kind::Open) }
}

fn votes() -> Kind {
    let options = [
        Text::new("Säilytä", "Behåll", "Keep"),
        Text::new("Muotoile uudelleen", "Formulera om", "Reword"),
        Text::new("Poista", "Ta bort", "Remove"),
    ];
    Kind::Single { options: options.into() }
}

/// How the item is answered: the ends of its scale, or its options.
fn how(kind: &Kind) -> Text {
    let texts: Vec<Text> = match kind {
        Kind::ZeroToTen { low, high } => vec![low.clone(), high.clone()],
        kind if kind.scale().is_some() => [kind.words().first(), kind.words().last()]
            .into_iter()
            .flatten()
            .map(|words| words.text())
            .collect(),
        kind => kind.options().to_vec(),
    };
    let mark = if kind.scale().is_some() { " … " } else { " · " };
    let in_lang = |lang| texts.iter().map(|text| text.get(lang)).collect::<Vec<_>>().join(mark);
    Text { fi: in_lang(Lang::Fi), sv: in_lang(Lang::Sv), en: in_lang(Lang::En) }
}

/// Comments and their answers, after what is there.
fn join(mut text: Text, talked: Option<&Vec<(String, String)>>) -> Text {
    for lang in Lang::ALL {
        let mut parts: Vec<String> = vec![text.exact(lang).to_string()];
        parts.extend(talked.into_iter().flatten().map(|(comment, reply)| format!("”{comment}” – {reply}")));
        parts.retain(|part| !part.is_empty());
        text.set(lang, parts.join(" "));
    }
    text
}

/// What was answered to [`form`], by item. Items that were dropped after the person saw them are here too.
pub fn read(values: &Values) -> BTreeMap<ItemKey, Opinion> {
    let mut opinions: BTreeMap<ItemKey, Opinion> = BTreeMap::new();
    for (name, value) in values {
        let Some((about, item)) = name.0.split_once('.') else { continue };
        let opinion = opinions.entry(ItemKey::new(item)).or_default();
        match (about, value) {
            ("vote", Value::Choice(chosen)) => opinion.vote = VOTES.get(usize::from(*chosen)).copied(),
            ("comment", Value::Text(text)) => opinion.comment = text.trim().into(),
            ("wording", Value::Text(text)) => opinion.wording = text.trim().into(),
            _ => {}
        }
    }
    opinions
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

/// Reviews counted by item, for items that are still in the questionnaire, and for the whole.
pub fn count(questionnaire: &Questionnaire, reviews: &[Review]) -> HashMap<ItemKey, Reviewed> {
    let mut items: HashMap<ItemKey, Reviewed> = HashMap::new();
    for review in reviews {
        for (key, opinion) in &review.opinions {
            let item = questionnaire.item(key);
            if item.is_none() && *key != whole() {
                continue;
            }
            let taken = |wording: &str| item.is_some_and(|item| item.text.exact(review.lang) == wording);
            let counted = items.entry(key.clone()).or_default();
            match opinion.vote {
                Some(Vote::Keep) => counted.keep += 1,
                Some(Vote::Drop) => counted.drop += 1,
                Some(Vote::Reword) => counted.reword += 1,
                None => {}
            }
            for (text, wording) in [(&opinion.comment, false), (&opinion.wording, true)] {
                // A wording that has been taken is not suggested any more.
                let done = text.is_empty() || (wording && taken(text));
                if !done {
                    counted.add(remark(key, text, wording, review.lang, review.wish));
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
    use crate::answer::check::check;
    use crate::survey::bank;
    use crate::survey::item::Audience;

    fn questionnaire() -> Questionnaire {
        let items = bank::starter(Audience::Staff);
        Questionnaire { items, ..Questionnaire::new(Text::same("Kysely"), Audience::Staff) }
    }

    fn review(item: &ItemKey, vote: Option<u8>, comment: &str, wording: &str) -> Review {
        let mut values = Values::new();
        if let Some(vote) = vote {
            values.insert(key("vote", item), Value::Choice(vote));
        }
        for (about, text) in [("comment", comment), ("wording", wording)] {
            if !text.is_empty() {
                values.insert(key(about, item), Value::Text(text.into()));
            }
        }
        let form = form(&questionnaire(), &HashMap::new());
        if questionnaire().item(item).is_some() {
            assert_eq!(check(&form, &values), []);
        }
        Review { wish: Wish::Staff, lang: Lang::Fi, opinions: read(&values) }
    }

    #[test]
    fn the_same_words_are_one_remark_and_votes_are_counted() {
        let q = questionnaire();
        let key = &q.items[0].key;
        let reviews = [
            review(key, Some(0), "Hyvä kysymys.", ""),
            review(key, Some(1), "Hyvä kysymys. ", "Uusi sanamuoto"),
            review(key, Some(1), "", ""),
            review(&ItemKey::new("gone"), Some(2), "", ""),
            review(&whole(), None, "Liian pitkä.", ""),
        ];
        let counted = count(&q, &reviews);
        assert_eq!(counted.len(), 2);
        let item = &counted[key];
        assert_eq!((item.keep, item.drop, item.reword), (1, 0, 2));
        let comment = item.remarks.iter().find(|remark| !remark.wording).unwrap();
        assert_eq!((comment.people, comment.text.as_str()), (2, "Hyvä kysymys."));
        assert_eq!(item.remarks.len(), 2);
        assert_eq!(counted[&whole()].remarks[0].text, "Liian pitkä.");
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
    fn each_item_is_shown_with_how_it_is_answered_and_what_was_replied() {
        let q = questionnaire();
        let key = q.items[0].key.clone();
        let talked = HashMap::from([(key, vec![("Miksi?".to_string(), "Siksi.".to_string())])]);
        let form = form(&q, &talked);
        assert_eq!(form.items.len(), 3 * q.items.len() + 1);
        assert_eq!(form.items[0].text, q.items[0].text);
        assert_eq!(form.items[0].help.fi, "Täysin eri mieltä … Täysin samaa mieltä ”Miksi?” – Siksi.");
        assert!(form.items.iter().all(|item| item.text.missing().is_empty()));
    }
}
