//! One file per room, and what they share.

mod account;
mod answer;
mod feedback;
mod insight;
mod invitation;
mod linking;
mod survey;

use domain::account::{Coordinator, Unit};
use domain::day::Day;
use domain::id::{AccountId, OrgId, RoundId, SurveyId, UnitId, VersionId};
use domain::survey::bank;
use domain::survey::item::Audience;
use domain::survey::questionnaire::Questionnaire;
use domain::survey::round::{Links, Purpose};
use domain::text::{Lang, Text};
use store::Store;
use store::account::{Organisation, random_id};

pub fn today() -> Day {
    Day::new(2026, 11, 24).unwrap()
}

pub async fn organisation(store: &Store, name: &str) -> Coordinator {
    let org = Organisation {
        id: OrgId::from_random(random_id()),
        name: name.into(),
        lang: Lang::Fi,
        example: false,
    };
    let account = AccountId::from_random(random_id());
    let email = format!("{name}@kunta.fi");
    store.create_organisation(&org, account, &email, "Maija", "hash").await.unwrap()
}

pub fn unit(name: &str) -> Unit {
    Unit {
        id: UnitId::from_random(random_id()),
        parent: None,
        name: name.into(),
        code: String::new(),
        head_count: Some(12),
    }
}

/// A unit and an open staff round with a link to it.
pub async fn open_round(store: &Store, actor: Coordinator) -> (Unit, RoundId, String) {
    open_round_with(store, actor, Links::Open).await
}

pub async fn open_round_with(store: &Store, actor: Coordinator, links: Links) -> (Unit, RoundId, String) {
    let unit = unit("Kirjasto");
    store.add_units_of(actor, std::slice::from_ref(&unit)).await.unwrap();
    let survey = SurveyId::from_random(random_id());
    let mut questionnaire = Questionnaire::new(Text::same("Kysely"), Audience::Staff);
    questionnaire.items = bank::starter(Audience::Staff);
    store.create_survey_of(actor, survey, &questionnaire, today()).await.unwrap();
    let round = RoundId::from_random(random_id());
    store.create_round_of(actor, round, survey, "Syksy").await.unwrap();
    store.save_purpose_of(actor, round, "Syksy", &Purpose::default(), links).await.unwrap();
    let code = uuid::Uuid::new_v4().simple().to_string();
    let version = VersionId::from_random(random_id());
    store.open_round_of(actor, round, version, &[(code.clone(), unit.id)], today()).await.unwrap();
    (unit, round, code)
}

/// Ends a round without waiting for anybody.
pub async fn close(store: &Store, actor: Coordinator, round: RoundId) {
    store.close_round_of(actor, round, today().plus_days(-1), today()).await.unwrap();
}
