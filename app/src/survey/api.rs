//! Server functions of the room.

use crate::error::AppError;
use domain::account::Unit;
use domain::day::Day;
use domain::id::{RoundId, SurveyId, UnitId};
use domain::survey::item::Audience;
use domain::survey::questionnaire::Questionnaire;
use domain::survey::round::{Links, Missing, Purpose, RoundState};
use domain::text::Text;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundLine {
    pub id: RoundId,
    pub name: String,
    pub state: RoundState,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SurveyLine {
    pub id: SurveyId,
    pub questionnaire: Questionnaire,
    pub archived: bool,
    pub rounds: Vec<RoundLine>,
}

#[server(prefix = "/api", endpoint = "survey/list", input = Json)]
pub async fn surveys() -> Result<Vec<SurveyLine>, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let rounds = store.rounds_of(actor).await?;
    let of = |survey: SurveyId| {
        let own = rounds.iter().filter(|round| round.survey == survey);
        own.map(|round| RoundLine { id: round.id, name: round.name.clone(), state: round.state }).collect()
    };
    let line = |survey: store::survey::Survey| SurveyLine {
        id: survey.id,
        questionnaire: survey.questionnaire,
        archived: survey.archived,
        rounds: of(survey.id),
    };
    Ok(store.surveys_of(actor).await?.into_iter().map(line).collect())
}

/// A new questionnaire, with the bank's starting set to be shaped.
#[server(prefix = "/api", endpoint = "survey/create", input = Json)]
pub async fn create(audience: Audience, title: Text) -> Result<SurveyId, AppError> {
    let actor = crate::server::coordinator().await?;
    let id = SurveyId::from_random(store::account::random_id());
    let mut questionnaire = Questionnaire::new(title, audience);
    questionnaire.items = domain::survey::bank::starter(audience);
    crate::server::store().create_survey_of(actor, id, &questionnaire, crate::server::today()).await?;
    Ok(id)
}

#[server(prefix = "/api", endpoint = "survey/create-round", input = Json)]
pub async fn create_round(survey: SurveyId, name: String) -> Result<RoundId, AppError> {
    let actor = crate::server::coordinator().await?;
    let name = domain::account::check_name(&name).map_err(AppError::Account)?;
    let id = RoundId::from_random(store::account::random_id());
    crate::server::store().create_round_of(actor, id, survey, &name).await?;
    Ok(id)
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct RoundView {
    pub id: RoundId,
    pub survey: SurveyId,
    pub name: String,
    pub state: RoundState,
    pub purpose: Purpose,
    pub units: Vec<Unit>,
    /// What keeps it from opening, with every unit taken.
    pub missing: Vec<Missing>,
    /// Whether anybody who answers has seen the questionnaire before.
    pub reviewed: bool,
    pub links: Vec<UnitLink>,
    pub kind: Links,
    /// The last day of a round that is closing.
    pub closes: Option<Day>,
    /// The key that everybody's ballot is checked against, where links are personal.
    pub key: Option<String>,
    /// Of the questionnaire, for the letter.
    pub title: Text,
    pub customer_group: Text,
    pub minutes: u32,
    /// Answers in the whole round, in steps of five.
    pub answers: u32,
    pub address: String,
}

/// A unit of an opened round. Counts are in steps of five, so that watching them tells of nobody.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct UnitLink {
    pub unit: UnitId,
    pub code: String,
    pub answers: u32,
    /// People with a link of their own. Known to whoever invited them, so told as it is.
    pub invited: u32,
    pub opened: u32,
    /// More answers than people: the link has gone further than it was meant to.
    pub too_many: bool,
}

#[server(prefix = "/api", endpoint = "survey/round", input = Json)]
pub async fn round(id: RoundId) -> Result<RoundView, AppError> {
    use domain::survey::round::in_steps;
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let round = store.round_of(actor, id).await?;
    let units = store.units_of(actor).await?;
    let questionnaire = store.survey_of(actor, round.survey).await?.questionnaire;
    let today = crate::server::today();
    let missing = domain::survey::round::missing(&round.purpose, &questionnaire, units.len(), today);
    let counts = store.response_counts_of(actor, id).await?;
    let invitations = store.invitations_of(actor, id).await?;
    let links = store.links_of(actor, id).await?.into_iter().map(|link| {
        let answers = counts.get(&link.unit).copied().unwrap_or(0);
        let own = invitations.iter().filter(|invitation| invitation.unit == link.unit);
        let people = units.iter().find(|unit| unit.id == link.unit).and_then(|unit| unit.head_count);
        UnitLink {
            unit: link.unit,
            code: link.code,
            answers: in_steps(answers),
            invited: own.clone().count() as u32,
            opened: in_steps(own.filter(|invitation| invitation.opened).count() as u32),
            too_many: people.is_some_and(|people| answers > people),
        }
    });
    let links = links.collect();
    let key = (round.links == Links::Personal).then(|| domain::answer::ballot::public_key(&round.seed).ok());
    Ok(RoundView {
        id,
        survey: round.survey,
        name: round.name,
        state: round.state,
        purpose: round.purpose,
        units,
        missing,
        reviewed: !store.reviews_of(actor, round.survey).await?.is_empty(),
        links,
        kind: round.links,
        closes: round.closes,
        key: key.flatten(),
        minutes: questionnaire.seconds().div_ceil(60).max(1),
        title: questionnaire.title,
        customer_group: questionnaire.customer_group,
        answers: in_steps(counts.into_values().fold(0, u32::saturating_add)),
        address: expect_context::<crate::server::PublicUrl>().0,
    })
}

#[server(prefix = "/api", endpoint = "survey/save-purpose", input = Json)]
pub async fn save_purpose(id: RoundId, name: String, purpose: Purpose, links: Links) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    let name = domain::account::check_name(&name).map_err(AppError::Account)?;
    Ok(crate::server::store().save_purpose_of(actor, id, &name, &purpose, links).await?)
}

/// Opens the round in these units: freezes the questionnaire and makes a link for each.
#[server(prefix = "/api", endpoint = "survey/open", input = Json)]
pub async fn open(id: RoundId, units: Vec<UnitId>) -> Result<(), AppError> {
    use domain::id::VersionId;
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let round = store.round_of(actor, id).await?;
    let questionnaire = store.survey_of(actor, round.survey).await?.questionnaire;
    let known = store.units_of(actor).await?;
    let chosen: Vec<UnitId> = known.iter().map(|unit| unit.id).filter(|id| units.contains(id)).collect();
    let today = crate::server::today();
    let missing = domain::survey::round::missing(&round.purpose, &questionnaire, chosen.len(), today);
    if !missing.is_empty() {
        return Err(AppError::Missing(missing));
    }
    let links: Vec<_> = chosen.into_iter().map(|unit| (link_code(), unit)).collect();
    let version = VersionId::from_random(store::account::random_id());
    Ok(store.open_round_of(actor, id, version, &links, today).await?)
}

/// Twelve characters that cannot be mistaken for one another on paper: about 55 bits, too many to guess.
#[cfg(feature = "ssr")]
pub fn link_code() -> String {
    const LETTERS: &[u8; 30] = b"abcdefghjkmnpqrstuvwxyz2345678";
    let bytes = store::account::random_id();
    bytes.iter().take(12).map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect()
}

/// Ends the round. Answers that were begun are waited for during `grace` days; 0 ends it at once.
#[server(prefix = "/api", endpoint = "survey/close", input = Json)]
pub async fn close(id: RoundId, grace: i32) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    let today = crate::server::today();
    // The last day is today's eve when nothing is waited for.
    let last = today.plus_days(grace.clamp(0, domain::survey::round::LONGEST_GRACE) - 1);
    Ok(crate::server::store().close_round_of(actor, id, last, today).await?)
}

/// Invites people of one unit personally: one label (an e-mail address, a name or nothing) each.
#[server(prefix = "/api", endpoint = "survey/invite", input = Json)]
pub async fn invite(id: RoundId, unit: UnitId, labels: Vec<String>) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let round = store.round_of(actor, id).await?;
    if round.links == Links::Open || round.state != RoundState::Open {
        return Err(AppError::Conflict);
    }
    let labels: Vec<String> = labels.iter().map(|label| label.trim().chars().take(120).collect()).collect();
    if labels.len() > MOST_INVITED {
        return Err(AppError::TooLarge);
    }
    Ok(store.invite_of(actor, id, unit, &labels).await?)
}

/// People who can be invited to one unit at once.
pub const MOST_INVITED: usize = 2_000;
