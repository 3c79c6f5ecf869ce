//! Answer: one row a person, written once however often it is sent.

use crate::entity::response;
use crate::survey::Asking;
use crate::writer::{Failed, Row};
use crate::{Error, Result, Store};
use domain::account::Coordinator;
use domain::answer::packed::pack;
use domain::answer::value::Values;
use domain::answer::wire::{Operation, Outcome};
use domain::day::Day;
use domain::id::{RoundId, UnitId};
use domain::text::Lang;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, QuerySelect, TransactionTrait,
};
use std::collections::HashMap;

/// Answers that `domain::answer::admit` has let in.
pub struct Checked<'a> {
    pub operation: &'a Operation,
    pub asking: &'a Asking,
    pub lang: Lang,
    pub values: &'a Values,
    pub day: Day,
}

impl Checked<'_> {
    fn row(&self) -> Result<Row> {
        Ok(Row {
            operation: self.operation.clone(),
            model: response::Model {
                id: self.operation.id.0,
                round_id: self.asking.round.id.0,
                unit_id: self.asking.link.unit.0,
                version_id: self.asking.version.0,
                revision: i32::try_from(self.operation.revision).unwrap_or(i32::MAX),
                hash: self.operation.hash.clone(),
                day: self.day.to_string(),
                lang: self.lang.code().into(),
                body: pack(&self.asking.questionnaire, self.values)?,
            },
        })
    }
}

#[derive(FromQueryResult)]
struct Count {
    unit_id: uuid::Uuid,
    n: i64,
}

impl Store {
    /// Stores these answers, or higher revisions of them, and returns after commit what the server holds of each. The
    /// same or an older revision changes nothing, so any number of parallel sends leaves one row.
    pub async fn put_responses(
        &self,
        checked: &[Checked<'_>],
    ) -> Result<Vec<std::result::Result<Outcome, Failed>>> {
        let rows = checked.iter().map(Checked::row).collect::<Result<_>>()?;
        self.writer.put(rows).await.ok_or(Error::Conflict("the server is stopping"))
    }

    /// Whether exactly this content is stored already: its receipt was lost on the way.
    pub async fn has_response(&self, asking: &Asking, operation: &Operation) -> Result<bool> {
        let row = response::Entity::find_by_id((asking.round.id.0, asking.link.unit.0, operation.id.0))
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

    /// PostgreSQL keeps rows where they arrived, and marks each with its transaction. When a round has closed, its
    /// answers and invitations are written again in the order of their random keys, in one transaction. SQLite stores
    /// both by key from the beginning.
    pub(crate) async fn mix(&self, round: RoundId) -> Result<()> {
        if self.is_sqlite() {
            return Ok(());
        }
        let tx = self.db.begin().await?;
        for (table, key) in [("response", "id"), ("invitation", "hash")] {
            let round = round.0;
            for step in [
                format!("LOCK TABLE {table} IN SHARE ROW EXCLUSIVE MODE"),
                format!(
                    "CREATE TEMP TABLE mixed ON COMMIT DROP AS SELECT * FROM {table} WHERE round_id = '{round}'"
                ),
                format!("DELETE FROM {table} WHERE round_id = '{round}'"),
                format!("INSERT INTO {table} SELECT * FROM mixed ORDER BY {key}"),
                "DROP TABLE mixed".into(),
            ] {
                tx.execute_unprepared(&step).await?;
            }
        }
        Ok(tx.commit().await?)
    }
}
