//! Survey: questionnaires while they are shaped, frozen versions, rounds and their links.

use crate::entity::{link, organisation, round, survey, unit, version};
use crate::{Error, Result, Store};
use domain::account::Coordinator;
use domain::day::Day;
use domain::id::{OrgId, RoundId, SurveyId, UnitId, VersionId};
use domain::survey::item::Audience;
use domain::survey::questionnaire::Questionnaire;
use domain::survey::round::{Links, Purpose, RoundState};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveModelTrait, ActiveValue::Set, ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter,
    TransactionTrait,
};
use std::sync::Arc;

#[derive(Clone, Debug, PartialEq)]
pub struct Survey {
    pub id: SurveyId,
    pub questionnaire: Questionnaire,
    /// Counts edits.
    pub revision: i32,
    /// Put away: not offered for new rounds.
    pub archived: bool,
}

#[derive(Clone, Debug, PartialEq)]
pub struct Round {
    pub id: RoundId,
    pub survey: SurveyId,
    pub version: Option<VersionId>,
    pub audience: Audience,
    pub name: String,
    pub state: RoundState,
    pub purpose: Purpose,
    pub opened: Option<Day>,
    pub closed: Option<Day>,
    pub links: Links,
    /// The last day of a round that is closing.
    pub closes: Option<Day>,
    /// What its ballots and personal links are derived from.
    pub seed: Vec<u8>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Link {
    pub code: String,
    pub round: RoundId,
    pub unit: UnitId,
}

impl From<link::Model> for Link {
    fn from(row: link::Model) -> Link {
        Link { code: row.code, round: RoundId(row.round_id), unit: UnitId(row.unit_id) }
    }
}

/// Everything an answering page needs; found by the code alone, because respondents have no account.
#[derive(Clone, Debug)]
pub struct Asking {
    pub link: Link,
    pub organisation: String,
    pub unit: String,
    pub round: Round,
    pub version: VersionId,
    pub questionnaire: Questionnaire,
}

pub(crate) fn read_survey(row: survey::Model) -> Result<Survey> {
    Ok(Survey {
        id: SurveyId(row.id),
        questionnaire: serde_json::from_str(&row.body)?,
        revision: row.revision,
        archived: row.archived,
    })
}

fn read_round(row: round::Model) -> Result<Round> {
    Ok(Round {
        id: RoundId(row.id),
        survey: SurveyId(row.survey_id),
        version: row.version_id.map(VersionId),
        audience: Audience::parse(&row.audience).ok_or(Error::Conflict("unknown audience"))?,
        name: row.name,
        state: RoundState::parse(&row.state).ok_or(Error::Conflict("unknown state"))?,
        purpose: serde_json::from_str(&row.purpose)?,
        opened: row.opened.as_deref().and_then(Day::parse_iso),
        closed: row.closed.as_deref().and_then(Day::parse_iso),
        links: Links::parse(&row.links).ok_or(Error::Conflict("unknown links"))?,
        closes: row.closes.as_deref().and_then(Day::parse_iso),
        seed: row.seed.into_bytes(),
    })
}

impl Store {
    pub async fn create_survey_of(
        &self,
        actor: Coordinator,
        id: SurveyId,
        questionnaire: &Questionnaire,
        today: Day,
    ) -> Result<()> {
        let row = survey::Model {
            id: id.0,
            org_id: actor.org.0,
            audience: questionnaire.audience.code().into(),
            body: serde_json::to_string(questionnaire)?,
            revision: 1,
            created: today.to_string(),
            archived: false,
        };
        survey::Entity::insert(row.into_active_model()).exec_without_returning(&self.db).await?;
        Ok(())
    }

    pub async fn surveys_of(&self, actor: Coordinator) -> Result<Vec<Survey>> {
        let rows = survey::Entity::find().filter(survey::Column::OrgId.eq(actor.org.0)).all(&self.db).await?;
        rows.into_iter().map(read_survey).collect()
    }

    pub async fn survey_of(&self, actor: Coordinator, id: SurveyId) -> Result<Survey> {
        let row = survey::Entity::find_by_id(id.0)
            .filter(survey::Column::OrgId.eq(actor.org.0))
            .one(&self.db)
            .await?;
        read_survey(row.ok_or(Error::NotFound)?)
    }

    pub async fn create_round_of(
        &self,
        actor: Coordinator,
        id: RoundId,
        survey: SurveyId,
        name: &str,
    ) -> Result<()> {
        let survey = self.survey_of(actor, survey).await?;
        let row = round::Model {
            id: id.0,
            org_id: actor.org.0,
            survey_id: survey.id.0,
            version_id: None,
            audience: survey.questionnaire.audience.code().into(),
            name: name.into(),
            state: RoundState::Draft.code().into(),
            purpose: serde_json::to_string(&Purpose::default())?,
            opened: None,
            closed: None,
            links: Links::default().code().into(),
            closes: None,
            seed: format!("{}{}", uuid::Uuid::new_v4().simple(), uuid::Uuid::new_v4().simple()),
        };
        round::Entity::insert(row.into_active_model()).exec_without_returning(&self.db).await?;
        Ok(())
    }

    pub async fn rounds_of(&self, actor: Coordinator) -> Result<Vec<Round>> {
        let rows = round::Entity::find().filter(round::Column::OrgId.eq(actor.org.0)).all(&self.db).await?;
        rows.into_iter().map(read_round).collect()
    }

    pub async fn round_of(&self, actor: Coordinator, id: RoundId) -> Result<Round> {
        let row = round::Entity::find_by_id(id.0)
            .filter(round::Column::OrgId.eq(actor.org.0))
            .one(&self.db)
            .await?;
        read_round(row.ok_or(Error::NotFound)?)
    }

    pub async fn save_purpose_of(
        &self,
        actor: Coordinator,
        id: RoundId,
        name: &str,
        purpose: &Purpose,
        links: Links,
    ) -> Result<()> {
        let round = self.round_of(actor, id).await?;
        if round.state != RoundState::Draft {
            return Err(Error::Conflict("the round has been opened"));
        }
        round::ActiveModel {
            id: Set(id.0),
            name: Set(name.into()),
            purpose: Set(serde_json::to_string(purpose)?),
            links: Set(links.code().into()),
            ..Default::default()
        }
        .update(&self.db)
        .await?;
        Ok(())
    }

    /// Freezes the questionnaire, makes the links and opens, all or nothing. Whether it may be opened has been
    /// decided by `domain::survey::round::missing`.
    pub async fn open_round_of(
        &self,
        actor: Coordinator,
        id: RoundId,
        version: VersionId,
        links: &[(String, UnitId)],
        today: Day,
    ) -> Result<()> {
        let round = self.round_of(actor, id).await?;
        let survey = self.survey_of(actor, round.survey).await?;
        let tx = self.db.begin().await?;
        let row = version::Model {
            id: version.0,
            org_id: actor.org.0,
            survey_id: survey.id.0,
            body: serde_json::to_string(&survey.questionnaire)?,
        };
        version::Entity::insert(row.into_active_model()).exec_without_returning(&tx).await?;
        let opened = round::Entity::update_many()
            .col_expr(round::Column::State, Expr::value(RoundState::Open.code()))
            .col_expr(round::Column::VersionId, Expr::value(version.0))
            .col_expr(round::Column::Opened, Expr::value(today.to_string()))
            .filter(round::Column::Id.eq(id.0))
            .filter(round::Column::State.eq(RoundState::Draft.code()))
            .exec(&tx)
            .await?;
        if opened.rows_affected != 1 {
            return Err(Error::Conflict("the round has been opened"));
        }
        for chunk in links.chunks(1000) {
            let rows = chunk.iter().map(|(code, unit)| {
                link::Model { code: code.clone(), org_id: actor.org.0, round_id: id.0, unit_id: unit.0 }
                    .into_active_model()
            });
            link::Entity::insert_many(rows).exec_without_returning(&tx).await?;
        }
        Ok(tx.commit().await?)
    }

    /// Ends a round: until `last`, answers that were begun are still taken. Also gives more time to one that has ended.
    pub async fn close_round_of(&self, actor: Coordinator, id: RoundId, last: Day, today: Day) -> Result<()> {
        let change = round::Entity::update_many()
            .col_expr(round::Column::State, Expr::value(RoundState::Closing.code()))
            .col_expr(round::Column::Closes, Expr::value(last.to_string()))
            .filter(round::Column::Id.eq(id.0))
            .filter(round::Column::OrgId.eq(actor.org.0))
            .filter(round::Column::State.ne(RoundState::Draft.code()));
        if change.exec(&self.db).await?.rows_affected != 1 {
            return Err(Error::Conflict("the round is in another state"));
        }
        self.askings.invalidate_all();
        self.end_rounds(today).await
    }

    /// Closes every round whose last day has passed.
    pub async fn end_rounds(&self, today: Day) -> Result<()> {
        let over = round::Entity::find()
            .filter(round::Column::State.eq(RoundState::Closing.code()))
            .filter(round::Column::Closes.lt(today.to_string()))
            .all(&self.db)
            .await?;
        for row in over {
            round::Entity::update_many()
                .col_expr(round::Column::State, Expr::value(RoundState::Closed.code()))
                .col_expr(round::Column::Closed, Expr::value(row.closes.clone()))
                .filter(round::Column::Id.eq(row.id))
                .filter(round::Column::State.eq(RoundState::Closing.code()))
                .exec(&self.db)
                .await?;
            self.askings.invalidate_all();
            self.mix(RoundId(row.id)).await?;
        }
        Ok(())
    }

    /// From closed to published; a conflict in any other state.
    pub(crate) async fn mark_published_of(&self, actor: Coordinator, id: RoundId) -> Result<()> {
        let change = round::Entity::update_many()
            .col_expr(round::Column::State, Expr::value(RoundState::Published.code()))
            .filter(round::Column::Id.eq(id.0))
            .filter(round::Column::OrgId.eq(actor.org.0))
            .filter(round::Column::State.eq(RoundState::Closed.code()));
        match change.exec(&self.db).await?.rows_affected {
            1 => Ok(()),
            _ => Err(Error::Conflict("the round is in another state")),
        }
    }

    pub async fn links_of(&self, actor: Coordinator, round: RoundId) -> Result<Vec<Link>> {
        let rows = link::Entity::find()
            .filter(link::Column::OrgId.eq(actor.org.0))
            .filter(link::Column::RoundId.eq(round.0))
            .all(&self.db)
            .await?;
        Ok(rows.into_iter().map(Link::from).collect())
    }

    /// One unit's own.
    pub async fn link_of(&self, actor: Coordinator, round: RoundId, unit: UnitId) -> Result<Link> {
        let links = self.links_of(actor, round).await?;
        links.into_iter().find(|link| link.unit == unit).ok_or(Error::NotFound)
    }

    /// What a respondent's link asks, whatever the round's state; `None` for an unknown code.
    pub async fn asking(&self, code: &str) -> Result<Option<Asking>> {
        let Some(link) = link::Entity::find_by_id(code.to_string()).one(&self.db).await? else {
            return Ok(None);
        };
        let org = OrgId(link.org_id);
        let round = round::Entity::find_by_id(link.round_id).one(&self.db).await?.ok_or(Error::NotFound)?;
        let round = read_round(round)?;
        let version_id = round.version.ok_or(Error::NotFound)?;
        let organisation =
            organisation::Entity::find_by_id(org.0).one(&self.db).await?.ok_or(Error::NotFound)?;
        let unit = unit::Entity::find_by_id(link.unit_id).one(&self.db).await?.ok_or(Error::NotFound)?;
        Ok(Some(Asking {
            organisation: organisation.name,
            unit: unit.name,
            questionnaire: self.version(version_id).await?,
            version: version_id,
            link: Link::from(link),
            round,
        }))
    }

    /// The same for answers that arrive in crowds; up to a second old.
    pub async fn asking_lately(&self, code: &str) -> Result<Option<Arc<Asking>>> {
        if let Some(known) = self.askings.get(code).await {
            return Ok(known);
        }
        let found = self.asking(code).await?.map(Arc::new);
        self.askings.insert(code.to_string(), found.clone()).await;
        Ok(found)
    }

    pub(crate) async fn version(&self, id: VersionId) -> Result<Questionnaire> {
        let row = version::Entity::find_by_id(id.0).one(&self.db).await?.ok_or(Error::NotFound)?;
        Ok(serde_json::from_str(&row.body)?)
    }
}
