//! Questionnaires from files of other tools, and to them: `POST /api-file/questionnaire`, `GET /api-file/xlsform/{id}`,
//! `GET /api-file/surveyjs/{id}`.

use crate::desk::{actor, file, status};
use crate::router::App;
use app::server::today;
use app::survey::files::words;
use axum::Json;
use axum::body::Bytes;
use axum::extract::{DefaultBodyLimit, Path, Query, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Response};
use axum::routing::{MethodRouter, get, post};
use domain::id::SurveyId;
use domain::survey::exchange::read::read;
use domain::survey::exchange::{LARGEST_FILE, surveyjs, xlsform};
use domain::survey::item::Audience;
use domain::text::Lang;
use serde::Deserialize;
use store::Store;
use store::account::random_id;
use tokio::sync::Semaphore;
use tower_sessions::Session;

/// A workbook may unpack to much more than it is: one at a time.
static ONE: Semaphore = Semaphore::const_new(1);

#[derive(Deserialize)]
struct About {
    #[serde(default)]
    name: String,
    #[serde(default)]
    audience: String,
    #[serde(default)]
    lang: String,
}

pub fn import() -> MethodRouter<App> {
    // One byte more than is read, so that a file that is too large gets a sentence.
    post(read_file).layer(DefaultBodyLimit::max(LARGEST_FILE + 1))
}

async fn read_file(
    session: Session,
    State(store): State<Store>,
    Query(about): Query<About>,
    body: Bytes,
) -> Result<Response, StatusCode> {
    let actor = actor(&session, &store).await?;
    let lang = Lang::parse(&about.lang).unwrap_or_default();
    let audience = Audience::parse(&about.audience).unwrap_or(Audience::Staff);
    let _turn = ONE.acquire().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    let name = about.name;
    let read = tokio::task::spawn_blocking(move || read(&body, &name, lang));
    let read = read.await.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?;
    let read = match read {
        Ok(mut imported) => {
            imported.questionnaire.audience = audience;
            let id = SurveyId::from_random(random_id());
            let made = store.create_survey_of(actor, id, &imported.questionnaire, today()).await;
            made.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
            Ok((id, imported))
        }
        Err(broken) => Err(broken),
    };
    Ok(Json(words(lang, read)).into_response())
}

pub fn to_xlsform() -> MethodRouter<App> {
    get(|session: Session, State(store): State<Store>, Path(id): Path<SurveyId>| async move {
        let actor = actor(&session, &store).await?;
        let questionnaire = store.survey_of(actor, id).await.map_err(status)?.questionnaire;
        let book = xlsform::export(&questionnaire).map_err(|error| {
            tracing::error!(%error, "XLSForm");
            StatusCode::INTERNAL_SERVER_ERROR
        })?;
        let media_type = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet";
        Ok::<_, StatusCode>(file("keha-xlsform.xlsx", media_type, book))
    })
}

pub fn to_surveyjs() -> MethodRouter<App> {
    get(|session: Session, State(store): State<Store>, Path(id): Path<SurveyId>| async move {
        let actor = actor(&session, &store).await?;
        let questionnaire = store.survey_of(actor, id).await.map_err(status)?.questionnaire;
        let json = surveyjs::export(&questionnaire);
        Ok::<_, StatusCode>(file("keha-surveyjs.json", "application/json", json.into_bytes()))
    })
}
