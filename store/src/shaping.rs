//! Survey: shaping a questionnaire. Its edits, frozen versions, the organisation's own items.

use crate::entity::{decision, edit, own_item, survey, version};
use crate::survey::{Survey, read_survey};
use crate::{Error, Result, Store};
use domain::account::Coordinator;
use domain::day::Day;
use domain::id::{ChangeId, SurveyId, VersionId};
use domain::survey::item::{Audience, Item};
use domain::survey::lint::Override;
use domain::survey::log::{Change, Logged, Told, Wish, take};
use domain::survey::questionnaire::Questionnaire;
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder, TransactionTrait};

/// What came of changes: the questionnaire after them, and what to tell of each.
#[derive(Clone, Debug, PartialEq)]
pub struct Taken {
    pub survey: Survey,
    pub told: Vec<(ChangeId, Told)>,
}

fn read_edit(row: edit::Model) -> Result<(Logged, Day)> {
    let logged = Logged {
        revision: row.revision,
        id: ChangeId(row.id),
        edit: serde_json::from_str(&row.edit)?,
        back: row.back.as_deref().map(serde_json::from_str).transpose()?,
        wish: Wish::parse(&row.wish).ok_or(Error::Conflict("unknown wish"))?,
    };
    let day = Day::parse_iso(&row.day).ok_or(Error::Conflict("unknown day"))?;
    Ok((logged, day))
}

impl Store {
    /// Takes these changes in their order, each once however often it is sent, and keeps all of them in the log. `own` are
    /// earlier ones of the same maker, who need not be told of them.
    pub async fn change_survey_of(
        &self,
        actor: Coordinator,
        id: SurveyId,
        changes: &[Change],
        own: &[ChangeId],
        today: Day,
    ) -> Result<Taken> {
        let tx = self.db.begin().await?;
        // Writing first keeps others waiting from the beginning, on both databases: nobody reads what is about to change.
        let held = survey::Entity::update_many()
            .col_expr(survey::Column::Revision, Expr::col(survey::Column::Revision))
            .filter(survey::Column::Id.eq(id.0))
            .filter(survey::Column::OrgId.eq(actor.org.0))
            .exec(&tx)
            .await?;
        if held.rows_affected != 1 {
            return Err(Error::NotFound);
        }
        let row = survey::Entity::find_by_id(id.0).one(&tx).await?.ok_or(Error::NotFound)?;
        let mut survey = read_survey(row)?;
        let base = changes.iter().map(|change| change.base).min().unwrap_or(survey.revision);
        let rows = edit::Entity::find()
            .filter(edit::Column::SurveyId.eq(id.0))
            .filter(edit::Column::Revision.gt(base))
            .order_by_asc(edit::Column::Revision)
            .all(&tx)
            .await?;
        let log = rows.into_iter().map(read_edit).collect::<Result<Vec<_>>>()?;
        let own = |id: ChangeId| own.contains(&id) || changes.iter().any(|change| change.id == id);
        let mut told = Vec::with_capacity(changes.len());
        let mut new = Vec::new();
        for change in changes {
            let others =
                log.iter().map(|(logged, _)| logged).filter(|l| l.revision > change.base && !own(l.id));
            if let Some((mine, _)) = log.iter().find(|(logged, _)| logged.id == change.id) {
                // Its reply was lost: what was said then is said again.
                let since: Vec<&Logged> = others.filter(|l| l.revision < mine.revision).collect();
                told.push((change.id, mine.told(&since)));
                continue;
            }
            let since: Vec<&Logged> = others.collect();
            survey.revision += 1;
            let (logged, tells) = take(&mut survey.questionnaire, &since, change, survey.revision);
            told.push((change.id, tells));
            new.push(logged);
        }
        for logged in new {
            let row = edit::Model {
                survey_id: id.0,
                revision: logged.revision,
                id: logged.id.0,
                edit: serde_json::to_string(&logged.edit)?,
                back: logged.back.as_ref().map(serde_json::to_string).transpose()?,
                wish: logged.wish.code().into(),
                day: today.to_string(),
            };
            edit::Entity::insert(row.into_active_model()).exec_without_returning(&tx).await?;
        }
        survey::Entity::update_many()
            .col_expr(survey::Column::Body, Expr::value(serde_json::to_string(&survey.questionnaire)?))
            .col_expr(survey::Column::Revision, Expr::value(survey.revision))
            .filter(survey::Column::Id.eq(id.0))
            .exec(&tx)
            .await?;
        tx.commit().await?;
        Ok(Taken { survey, told })
    }

    /// Every edit with its day, the latest first.
    pub async fn history_of(&self, actor: Coordinator, id: SurveyId) -> Result<Vec<(Logged, Day)>> {
        let survey = self.survey_of(actor, id).await?;
        let rows = edit::Entity::find()
            .filter(edit::Column::SurveyId.eq(survey.id.0))
            .order_by_desc(edit::Column::Revision)
            .all(&self.db)
            .await?;
        rows.into_iter().map(read_edit).collect()
    }

    /// A frozen questionnaire of the organisation's.
    pub async fn version_of(&self, actor: Coordinator, id: VersionId) -> Result<Questionnaire> {
        let row = version::Entity::find_by_id(id.0)
            .filter(version::Column::OrgId.eq(actor.org.0))
            .one(&self.db)
            .await?;
        Ok(serde_json::from_str(&row.ok_or(Error::NotFound)?.body)?)
    }

    /// Puts a questionnaire away, or takes it out again.
    pub async fn archive_survey_of(&self, actor: Coordinator, id: SurveyId, archived: bool) -> Result<()> {
        let changed = survey::Entity::update_many()
            .col_expr(survey::Column::Archived, Expr::value(archived))
            .filter(survey::Column::Id.eq(id.0))
            .filter(survey::Column::OrgId.eq(actor.org.0))
            .exec(&self.db)
            .await?;
        if changed.rows_affected == 1 { Ok(()) } else { Err(Error::NotFound) }
    }

    /// Findings of the linter that were left as they are, each with its reason.
    pub async fn decisions_of(&self, actor: Coordinator, id: SurveyId) -> Result<Vec<Override>> {
        let survey = self.survey_of(actor, id).await?;
        let rows = decision::Entity::find()
            .filter(decision::Column::SurveyId.eq(survey.id.0))
            .order_by_asc(decision::Column::Name)
            .all(&self.db)
            .await?;
        rows.into_iter().map(|row| Ok(serde_json::from_str(&row.body)?)).collect()
    }

    /// Leaves a finding as it is; a later reason takes the place of an earlier one.
    pub async fn leave_of(&self, actor: Coordinator, id: SurveyId, decision: &Override) -> Result<()> {
        let survey = self.survey_of(actor, id).await?;
        let item = decision.item.as_ref().map_or("", |key| key.0.as_str());
        let lang = decision.lang.map_or("", |lang| lang.code());
        let row = decision::Model {
            survey_id: survey.id.0,
            name: format!("{}/{lang}/{item}", decision.rule.code()),
            body: serde_json::to_string(decision)?,
        };
        let same = OnConflict::columns([decision::Column::SurveyId, decision::Column::Name])
            .update_column(decision::Column::Body)
            .to_owned();
        decision::Entity::insert(row.into_active_model())
            .on_conflict(same)
            .exec_without_returning(&self.db)
            .await?;
        Ok(())
    }

    /// Adds an item to the organisation's bank, or puts a newer wording in its place.
    pub async fn keep_item_of(&self, actor: Coordinator, audience: Audience, item: &Item) -> Result<()> {
        let row = own_item::Model {
            org_id: actor.org.0,
            item_key: item.key.0.clone(),
            audience: audience.code().into(),
            body: serde_json::to_string(item)?,
        };
        let same = OnConflict::columns([own_item::Column::OrgId, own_item::Column::ItemKey])
            .update_columns([own_item::Column::Audience, own_item::Column::Body])
            .to_owned();
        own_item::Entity::insert(row.into_active_model())
            .on_conflict(same)
            .exec_without_returning(&self.db)
            .await?;
        Ok(())
    }

    pub async fn own_items_of(&self, actor: Coordinator, audience: Audience) -> Result<Vec<Item>> {
        let rows = own_item::Entity::find()
            .filter(own_item::Column::OrgId.eq(actor.org.0))
            .filter(own_item::Column::Audience.eq(audience.code()))
            .order_by_asc(own_item::Column::ItemKey)
            .all(&self.db)
            .await?;
        rows.into_iter().map(|row| Ok(serde_json::from_str(&row.body)?)).collect()
    }

    pub async fn forget_item_of(&self, actor: Coordinator, key: &str) -> Result<()> {
        own_item::Entity::delete_many()
            .filter(own_item::Column::OrgId.eq(actor.org.0))
            .filter(own_item::Column::ItemKey.eq(key))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}
