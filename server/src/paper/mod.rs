//! Questionnaires on paper: `GET /api-file/paper/survey/{id}` a draft, `GET /api-file/paper/round/{id}/{unit}` what a round
//! asks in one unit; a PDF in the language of `?lang=`.

mod typeset;

use crate::answering::asking_of;
use crate::desk::{actor, file, status};
use crate::router::App;
use app::survey::printed::printed;
use axum::extract::{Path, Query, State};
use axum::http::StatusCode;
use axum::response::Response;
use axum::routing::{MethodRouter, get};
use domain::answer::asking::Asking;
use domain::id::{RoundId, SurveyId, UnitId, VersionId};
use domain::survey::round::{Links, Purpose, RoundState};
use domain::text::Lang;
use serde::Deserialize;
use store::Store;
use tokio::sync::Semaphore;
use tower_sessions::Session;

const FORM: &str = include_str!("form.typ");

/// Typesetting takes one core for a moment: others are served meanwhile.
static ONE: Semaphore = Semaphore::const_new(1);

#[derive(Deserialize)]
struct In {
    #[serde(default)]
    lang: String,
}

pub fn of_survey() -> MethodRouter<App> {
    get(
        |session: Session, State(store): State<Store>, Path(id): Path<SurveyId>, Query(asked): Query<In>| async move {
            let actor = actor(&session, &store).await?;
            let questionnaire = store.survey_of(actor, id).await.map_err(status)?.questionnaire;
            let organisation = store.organisation_of(actor).await.map_err(status)?;
            let asking = Asking {
                link: String::new(),
                organisation: organisation.name,
                unit: String::new(),
                version: VersionId(id.0),
                state: RoundState::Draft,
                purpose: Purpose::default(),
                questionnaire,
                links: Links::Open,
                ballots: None,
                review: false,
            };
            paper(asking, &asked.lang).await
        },
    )
}

pub fn of_round() -> MethodRouter<App> {
    get(
        |session: Session,
         State(store): State<Store>,
         Path((id, unit)): Path<(RoundId, UnitId)>,
         Query(asked): Query<In>| async move {
            let actor = actor(&session, &store).await?;
            let link = store.link_of(actor, id, unit).await.map_err(status)?;
            let asking = store.asking(&link.code).await.map_err(status)?.ok_or(StatusCode::NOT_FOUND)?;
            if !asking.round.links.on_paper() {
                return Err(StatusCode::CONFLICT);
            }
            paper(asking_of(asking), &asked.lang).await
        },
    )
}

async fn paper(asking: Asking, lang: &str) -> Result<Response, StatusCode> {
    let lang = Lang::parse(lang).unwrap_or_default();
    let _turn = ONE.acquire().await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)?;
    let pdf = tokio::task::spawn_blocking(move || typeset::pdf(FORM, &printed(&asking, lang))).await;
    let pdf = pdf.map_err(|_| StatusCode::INTERNAL_SERVER_ERROR)?.map_err(|error| {
        tracing::error!(%error, "paper");
        StatusCode::INTERNAL_SERVER_ERROR
    })?;
    Ok(file(&format!("keha-{}.pdf", lang.code()), "application/pdf", pdf))
}

#[cfg(test)]
mod tests {
    use super::*;
    use domain::id::ItemKey;
    use domain::survey::bank;
    use domain::survey::item::{Audience, Item, Kind};
    use domain::survey::questionnaire::Questionnaire;
    use domain::survey::rule::{Is, Rule};
    use domain::text::Text;

    fn asking(questionnaire: Questionnaire) -> Asking {
        Asking {
            link: String::new(),
            organisation: "Kunta #set [x] $y$".into(),
            unit: "Rannan *koulu*".into(),
            version: VersionId::from_random([1; 16]),
            state: RoundState::Open,
            purpose: Purpose {
                why: Text::same("Miksi?"),
                contact: "maija@kunta.fi".into(),
                ..Purpose::default()
            },
            questionnaire,
            links: Links::Open,
            ballots: None,
            review: false,
        }
    }

    /// Typst refuses to write what is not accessible by PDF/UA-1.
    fn is_accessible(questionnaire: &Questionnaire) {
        for lang in Lang::ALL {
            let pdf = typeset::pdf(FORM, &printed(&asking(questionnaire.clone()), lang)).unwrap();
            assert!(pdf.starts_with(b"%PDF-1.7"));
            assert!(String::from_utf8_lossy(&pdf).contains("pdfuaid:part"));
        }
    }

    #[test]
    fn the_bank_is_an_accessible_paper() {
        for audience in Audience::ALL {
            let mut questionnaire = Questionnaire::new(Text::same("Kysely"), audience);
            questionnaire.items = bank::of(audience);
            is_accessible(&questionnaire);
        }
    }

    #[test]
    fn every_kind_of_item_stands_on_paper_and_no_text_is_markup() {
        let odd = Text::same("#panic(\"x\") *[_$`<a>`$_]* // @b");
        let options = vec![odd.clone(), Text::same("b")];
        let kinds = [
            Kind::Agreement,
            Kind::Agreement,
            Kind::Frequency,
            Kind::Smileys,
            Kind::ZeroToTen { low: odd.clone(), high: odd.clone() },
            Kind::Single { options: options.clone() },
            Kind::Multiple { options: options.clone() },
            Kind::Ranking { options },
            Kind::Number { least: None, most: Some(3) },
            Kind::Date,
            Kind::Open,
        ];
        let rule = Rule::one(ItemKey::new("0"), Is::AtLeast { number: 4 });
        let mut questionnaire = Questionnaire::new(odd.clone(), Audience::Staff);
        questionnaire.customer_group = odd.clone();
        let item = |(place, kind): (usize, Kind)| Item {
            help: odd.clone(),
            required: place == 0,
            not_applicable: place < 5,
            joined: place == 1,
            show_if: (place == 6).then(|| rule.clone()),
            ..Item::new(ItemKey::new(&place.to_string()), odd.clone(), kind)
        };
        questionnaire.items = kinds.into_iter().enumerate().map(item).collect();
        is_accessible(&questionnaire);
    }
}
