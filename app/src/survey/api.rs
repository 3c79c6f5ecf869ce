//! Server functions of the room.

use crate::error::AppError;
use domain::account::Unit;
use domain::id::{RoundId, SurveyId, UnitId};
use domain::survey::item::{Audience, Item};
use domain::survey::questionnaire::{Edit, Questionnaire};
use domain::survey::round::{Missing, Purpose, RoundState};
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
        rounds: of(survey.id),
    };
    Ok(store.surveys_of(actor).await?.into_iter().map(line).collect())
}

/// A new questionnaire, with the bank's starting set to be shaped.
#[server(prefix = "/api", endpoint = "survey/create", input = Json)]
pub async fn create(audience: Audience, title: domain::text::Text) -> Result<SurveyId, AppError> {
    let actor = crate::server::coordinator().await?;
    let id = SurveyId::from_random(store::account::random_id());
    let mut questionnaire = Questionnaire::new(title, audience);
    questionnaire.items = domain::survey::bank::starter(audience);
    crate::server::store().create_survey_of(actor, id, &questionnaire, crate::server::today()).await?;
    Ok(id)
}

/// The bank's items for an audience. They stay on the server: as data of the wasm, phones that answer would load them.
#[server(prefix = "/api", endpoint = "survey/bank", input = Json)]
pub async fn bank_items(audience: Audience) -> Result<Vec<Item>, AppError> {
    crate::server::coordinator().await?;
    Ok(domain::survey::bank::of(audience))
}

/// A questionnaire and the count of its edits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shaped {
    pub questionnaire: Questionnaire,
    pub revision: i32,
}

#[server(prefix = "/api", endpoint = "survey/one", input = Json)]
pub async fn survey(id: SurveyId) -> Result<Shaped, AppError> {
    let actor = crate::server::coordinator().await?;
    let survey = crate::server::store().survey_of(actor, id).await?;
    Ok(Shaped { questionnaire: survey.questionnaire, revision: survey.revision })
}

/// One edit on the revision that the editor shows; refused when somebody else has edited since.
#[server(prefix = "/api", endpoint = "survey/edit", input = Json)]
pub async fn change(id: SurveyId, revision: i32, edit: Edit) -> Result<Shaped, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let mut questionnaire = store.survey_of(actor, id).await?.questionnaire;
    questionnaire.apply(edit).map_err(AppError::Edit)?;
    let revision = store.save_survey_of(actor, id, &questionnaire, revision).await?;
    Ok(Shaped { questionnaire, revision })
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
    pub links: Vec<(UnitId, String)>,
    /// Answers in the whole round; told from five up.
    pub answers: Option<u64>,
    pub address: String,
}

/// A count below this would tell who has answered.
#[cfg(feature = "ssr")]
const FEWEST_TOLD: u64 = 5;

#[server(prefix = "/api", endpoint = "survey/round", input = Json)]
pub async fn round(id: RoundId) -> Result<RoundView, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let round = store.round_of(actor, id).await?;
    let units = store.units_of(actor).await?;
    let questionnaire = store.survey_of(actor, round.survey).await?.questionnaire;
    let today = crate::server::today();
    let missing = domain::survey::round::missing(&round.purpose, &questionnaire, units.len(), today);
    let links = store.links_of(actor, id).await?.into_iter().map(|link| (link.unit, link.code)).collect();
    let answers: u64 = store.response_counts_of(actor, id).await?.into_values().map(u64::from).sum();
    Ok(RoundView {
        id,
        survey: round.survey,
        name: round.name,
        state: round.state,
        purpose: round.purpose,
        units,
        missing,
        links,
        answers: (answers >= FEWEST_TOLD).then_some(answers),
        address: expect_context::<crate::server::PublicUrl>().0,
    })
}

#[server(prefix = "/api", endpoint = "survey/save-purpose", input = Json)]
pub async fn save_purpose(id: RoundId, name: String, purpose: Purpose) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    let name = domain::account::check_name(&name).map_err(AppError::Account)?;
    Ok(crate::server::store().save_purpose_of(actor, id, &name, &purpose).await?)
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
fn link_code() -> String {
    const LETTERS: &[u8; 30] = b"abcdefghjkmnpqrstuvwxyz2345678";
    let bytes = store::account::random_id();
    bytes.iter().take(12).map(|byte| char::from(LETTERS[usize::from(*byte) % LETTERS.len()])).collect()
}

#[server(prefix = "/api", endpoint = "survey/close", input = Json)]
pub async fn close(id: RoundId) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    let today = crate::server::today();
    let store = crate::server::store();
    Ok(store.advance_round_of(actor, id, RoundState::Open, RoundState::Closed, today).await?)
}

/// A printable poster for one unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PosterView {
    pub organisation: String,
    pub unit: String,
    pub title: domain::text::Text,
    pub minutes: u32,
    pub purpose: Purpose,
    pub address: String,
    /// The QR code as an SVG drawing.
    pub qr: String,
}

#[server(prefix = "/api", endpoint = "survey/poster", input = Json)]
pub async fn poster(id: RoundId, unit: UnitId) -> Result<PosterView, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let links = store.links_of(actor, id).await?;
    let link = links.into_iter().find(|link| link.unit == unit).ok_or(AppError::NotFound)?;
    let asking = store.asking(&link.code).await?.ok_or(AppError::NotFound)?;
    let address = format!("{}/a/{}", expect_context::<crate::server::PublicUrl>().0, link.code);
    let code = qrcode::QrCode::new(&address).map_err(|_| AppError::Internal)?;
    let qr = code.render::<qrcode::render::svg::Color>().min_dimensions(240, 240).build();
    // The drawing stands inside a page, where an XML declaration has no place.
    let qr = qr.find("<svg").map(|at| qr[at..].to_string()).unwrap_or_default();
    Ok(PosterView {
        organisation: asking.organisation,
        unit: asking.unit,
        title: asking.questionnaire.title.clone(),
        minutes: asking.questionnaire.seconds().div_ceil(60),
        purpose: asking.round.purpose,
        address,
        qr,
    })
}
