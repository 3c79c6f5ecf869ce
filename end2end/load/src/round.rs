//! An open round with 25 items, and answers to it.

use domain::account::Unit;
use domain::answer::value::{Value, Values};
use domain::answer::wire::{Answer, Body, Operation};
use domain::day::Day;
use domain::id::{AccountId, ItemKey, OrgId, ResponseId, RoundId, SurveyId, UnitId, VersionId};
use domain::survey::item::{Audience, Item, Kind};
use domain::survey::questionnaire::Questionnaire;
use domain::text::{Lang, Text};
use rand::Rng;
use store::Store;
use store::account::{Organisation, random_id};

const CHOICES: usize = 24;

#[derive(Clone)]
pub struct Round {
    pub link: String,
    pub version: VersionId,
}

/// Makes an organisation with one unit and opens a round of 24 agreement items and one open text.
pub async fn open(store: &Store) -> Round {
    let org = Organisation {
        id: OrgId::from_random(random_id()),
        name: "Kunta".into(),
        lang: Lang::Fi,
        example: false,
    };
    let account = AccountId::from_random(random_id());
    let actor = store.create_organisation(&org, account, "m@kunta.fi", "Maija", "hash").await.unwrap();
    let unit = Unit {
        id: UnitId::from_random(random_id()),
        parent: None,
        name: "Kirjasto".into(),
        code: String::new(),
        head_count: None,
    };
    store.add_units_of(actor, std::slice::from_ref(&unit)).await.unwrap();
    let item = |n: usize| Item {
        not_applicable: n < CHOICES,
        ..Item::new(
            ItemKey::new(&format!("item_{n:02}")),
            Text::same("Väittämä"),
            if n < CHOICES { Kind::Agreement } else { Kind::Open },
        )
    };
    let mut questionnaire = Questionnaire::new(Text::same("Kysely"), Audience::Staff);
    questionnaire.items = (0..=CHOICES).map(item).collect();
    let today = Day::new(2026, 11, 24).unwrap();
    let survey = SurveyId::from_random(random_id());
    store.create_survey_of(actor, survey, &questionnaire, today).await.unwrap();
    let round = RoundId::from_random(random_id());
    store.create_round_of(actor, round, survey, "Syksy").await.unwrap();
    let version = VersionId::from_random(random_id());
    let link = "abcdefghjkmn".to_string();
    store.open_round_of(actor, round, version, &[(link.clone(), unit.id)], today).await.unwrap();
    Round { link, version }
}

impl Round {
    /// Somebody's 25 answers; the open one says `mark`.
    pub fn answer(&self, random: &mut impl Rng, id: ResponseId, revision: u32, mark: &str) -> Operation {
        let key = |n: usize| ItemKey::new(&format!("item_{n:02}"));
        let mut values: Values =
            (0..CHOICES).map(|n| (key(n), Value::Choice(random.random_range(1..=5)))).collect();
        values.insert(key(CHOICES), Value::Text(mark.into()));
        let body = Body::Answer(Answer {
            link: self.link.clone(),
            version: self.version,
            lang: Lang::Fi,
            values,
            ticket: None,
        });
        Operation::new(id, revision, &body).unwrap()
    }
}
