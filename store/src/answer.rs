//! Answer: one row a person, written once however often it is sent.

use crate::entity::response;
use crate::{Result, Store};
use domain::account::Coordinator;
use domain::answer::value::Values;
use domain::answer::wire::Operation;
use domain::day::Day;
use domain::id::{RoundId, UnitId, VersionId};
use domain::text::Lang;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QuerySelect};
use std::collections::HashMap;

/// Answers that have been checked against their questionnaire.
pub struct Checked<'a> {
    pub operation: &'a Operation,
    pub round: RoundId,
    pub unit: UnitId,
    pub version: VersionId,
    pub lang: Lang,
    pub values: &'a Values,
    pub day: Day,
}

#[derive(FromQueryResult)]
struct Count {
    unit_id: uuid::Uuid,
    n: i64,
}

impl Store {
    /// Stores the answers, or a higher revision of them, and returns after commit. The same or an older revision
    /// changes nothing, so any number of parallel sends leaves one row.
    pub async fn put_response(&self, checked: &Checked<'_>) -> Result<()> {
        let row = response::Model {
            id: checked.operation.id.0,
            round_id: checked.round.0,
            unit_id: checked.unit.0,
            version_id: checked.version.0,
            revision: i32::try_from(checked.operation.revision).unwrap_or(i32::MAX),
            hash: checked.operation.hash.clone(),
            day: checked.day.to_string(),
            lang: checked.lang.code().into(),
            body: serde_json::to_string(checked.values)?,
        };
        use response::Column::*;
        let newer = Expr::col((response::Entity, Revision)).lt(Expr::cust("excluded.revision"));
        response::Entity::insert(row.into_active_model())
            .on_conflict(
                OnConflict::column(Id)
                    .update_columns([Revision, Hash, Lang, Body])
                    .action_and_where(newer)
                    .to_owned(),
            )
            .exec_without_returning(&self.db)
            .await?;
        Ok(())
    }

    /// Whether exactly this content is stored already: its receipt was lost on the way.
    pub async fn has_response(&self, operation: &Operation) -> Result<bool> {
        let row = response::Entity::find_by_id(operation.id.0)
            .filter(response::Column::Hash.eq(&operation.hash))
            .one(&self.db)
            .await?;
        Ok(row.is_some())
    }

    /// How many answers each unit has given to a round.
    pub async fn response_counts_of(
        &self,
        actor: Coordinator,
        round: RoundId,
    ) -> Result<HashMap<UnitId, u32>> {
        let round = self.round_of(actor, round).await?;
        let counts = response::Entity::find()
            .select_only()
            .column(response::Column::UnitId)
            .column_as(response::Column::Id.count(), "n")
            .filter(response::Column::RoundId.eq(round.id.0))
            .group_by(response::Column::UnitId)
            .into_model::<Count>()
            .all(&self.db)
            .await?;
        Ok(counts.into_iter().map(|c| (UnitId(c.unit_id), u32::try_from(c.n).unwrap_or(u32::MAX))).collect())
    }
}
