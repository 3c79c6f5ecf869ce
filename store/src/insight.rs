//! Insight: raw answers are counted here and leave only through the gate; screens read what was stored after it.

use crate::entity::{organisation, record, response, snapshot};
use crate::feedback::read_counts;
use crate::{Error, Result, Store};
use domain::account::Coordinator;
use domain::answer::packed::unpack;
use domain::day::{Day, Period};
use domain::feedback::mapping::Mapping;
use domain::id::{BatchId, RoundId, SnapshotId, UnitId};
use domain::insight::collect::{Collector, ImportedRow};
use domain::insight::gate::{Floors, RawRound, gate};
use domain::insight::later::{Counted, Earlier, beside};
pub use domain::insight::republish::Source;
use domain::insight::republish::Sources;
use domain::insight::result::Snapshot;
use domain::survey::item::{Audience, Family, Theme};
use domain::survey::round::RoundState;
use domain::text::Text;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ColumnTrait, EntityTrait, FromQueryResult, IntoActiveModel, QueryFilter, QuerySelect, TransactionTrait,
};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Published {
    pub id: SnapshotId,
    pub title: String,
    pub day: Day,
}

#[derive(FromQueryResult)]
struct Group {
    unit_id: uuid::Uuid,
    theme: Option<String>,
    family: Option<String>,
    counts: String,
    rows: i64,
    n: i64,
    sum: Option<f64>,
    first_day: String,
    last_day: String,
}

impl Store {
    /// Counts everything of these sources by unit and question. The result cannot be serialised: it goes to the
    /// gate and nowhere else.
    pub async fn count_of(
        &self,
        actor: Coordinator,
        sources: &[Source],
    ) -> Result<(RawRound, Option<Period>)> {
        let organisation = self.organisation_of(actor).await?;
        let units = self.units_of(actor).await?;
        let mut collector = Collector::new(&units);
        for source in sources {
            match source {
                Source::Round(id) => self.count_round(actor, *id, &mut collector).await?,
                Source::Batch(id) => self.count_batch(actor, *id, &mut collector).await?,
            }
        }
        Ok(collector.finish(UnitId(actor.org.0), organisation.name))
    }

    async fn count_round(&self, actor: Coordinator, id: RoundId, collector: &mut Collector) -> Result<()> {
        let round = self.round_of(actor, id).await?;
        if !matches!(round.state, RoundState::Closed | RoundState::Published) {
            return Err(Error::Conflict("the round is not closed"));
        }
        let version = self.version(round.version.ok_or(Error::NotFound)?).await?;
        let first = round.opened.ok_or(Error::NotFound)?;
        let period = Period { first, last: round.closed.unwrap_or(first) };
        let mut counting = collector.round(&version, Text::same(&round.name), period);
        let rows = response::Entity::find().filter(response::Column::RoundId.eq(id.0)).all(&self.db).await?;
        for row in rows {
            counting.add(UnitId(row.unit_id), &unpack(&version, &row.body)?);
        }
        Ok(())
    }

    async fn count_batch(&self, actor: Coordinator, id: BatchId, collector: &mut Collector) -> Result<()> {
        let batch = self.batch_row(actor, id).await?;
        if batch.state != "done" {
            return Err(Error::Conflict("the file has not arrived whole"));
        }
        let mapping: Mapping = serde_json::from_str(&batch.mapping)?;
        use record::Column::*;
        let groups = record::Entity::find()
            .select_only()
            .columns([UnitId, Theme, Family, Counts])
            .column_as(Fingerprint.count(), "rows")
            .column_as(N.sum(), "n")
            .column_as(Sum.sum(), "sum")
            .column_as(FirstDay.min(), "first_day")
            .column_as(LastDay.max(), "last_day")
            .filter(BatchId.eq(id.0))
            .group_by(UnitId)
            .group_by(Theme)
            .group_by(Family)
            .group_by(Counts)
            .into_model::<Group>()
            .all(&self.db)
            .await?;
        for group in groups {
            let day = |text: &str| Day::parse_iso(text).ok_or(Error::Conflict("unknown day"));
            let rows = u32::try_from(group.rows).unwrap_or(u32::MAX);
            collector.imported(
                &mapping,
                &batch.name,
                ImportedRow {
                    unit: domain::id::UnitId(group.unit_id),
                    theme: group.theme.as_deref().and_then(self::Theme::parse),
                    family: group.family.as_deref().and_then(self::Family::parse),
                    n: u32::try_from(group.n).unwrap_or(u32::MAX),
                    sum: group.sum,
                    counts: read_counts(&group.counts).into_iter().map(|c| c.saturating_mul(rows)).collect(),
                    period: Period { first: day(&group.first_day)?, last: day(&group.last_day)? },
                },
            );
        }
        Ok(())
    }

    /// Counts the sources, passes them through the gate and stores what came out; not found where nobody answered.
    pub async fn publish_sources_of(
        &self,
        actor: Coordinator,
        id: SnapshotId,
        title: Text,
        sources: &Sources,
        today: Day,
    ) -> Result<()> {
        let listed: Vec<Source> = sources.keys().copied().collect();
        let (raw, period) = self.count_of(actor, &listed).await?;
        let counted = Counted::new(&raw);
        let snapshot = Snapshot {
            version: domain::insight::wire::VERSION,
            title,
            published: today,
            period: period.ok_or(Error::NotFound)?,
            units: gate(&raw, Floors::default()),
            organisation: raw.organisation,
            questions: raw.questions,
        };
        self.publish_of(actor, id, sources, snapshot, &counted).await?;
        for source in listed {
            if let Source::Round(round) = source {
                match self.mark_published_of(actor, round).await {
                    // It was published before, too.
                    Err(Error::Conflict(_)) => {}
                    other => other?,
                }
            }
        }
        Ok(())
    }

    /// Stores what has passed the gate; a conflict where something could be subtracted from an earlier publication.
    async fn publish_of(
        &self,
        actor: Coordinator,
        id: SnapshotId,
        sources: &Sources,
        mut snapshot: Snapshot,
        counted: &Counted,
    ) -> Result<()> {
        // Written as pairs: JSON has no keys but texts.
        let listed: Vec<_> = sources.iter().collect();
        let tx = self.db.begin().await?;
        // One publication at a time: two at once would not see each other. Writing the row locks it on both databases.
        organisation::Entity::update_many()
            .col_expr(organisation::Column::Name, Expr::col(organisation::Column::Name))
            .filter(organisation::Column::Id.eq(actor.org.0))
            .exec(&tx)
            .await?;
        let earlier =
            snapshot::Entity::find().filter(snapshot::Column::OrgId.eq(actor.org.0)).all(&tx).await?;
        for row in earlier {
            let theirs: Vec<(Source, Audience)> = serde_json::from_str(&row.sources)?;
            let theirs: Sources = theirs.into_iter().collect();
            if !theirs.keys().any(|source| sources.contains_key(source)) {
                continue;
            }
            let old = Earlier {
                sources: theirs,
                snapshot: serde_json::from_str(&row.body)?,
                counted: row.counted.as_deref().map(serde_json::from_str).transpose()?,
            };
            snapshot = beside(sources, snapshot, counted, &old)
                .ok_or(Error::Conflict("published before with other results"))?;
        }
        let row = snapshot::Model {
            id: id.0,
            org_id: actor.org.0,
            title: serde_json::to_string(&snapshot.title)?,
            day: snapshot.published.to_string(),
            sources: serde_json::to_string(&listed)?,
            body: serde_json::to_string(&snapshot)?,
            counted: Some(serde_json::to_string(counted)?),
        };
        snapshot::Entity::insert(row.into_active_model()).exec_without_returning(&tx).await?;
        tx.commit().await?;
        Ok(())
    }

    pub async fn publications_of(&self, actor: Coordinator) -> Result<Vec<Published>> {
        let rows: Vec<(uuid::Uuid, String, String)> = snapshot::Entity::find()
            .select_only()
            .columns([snapshot::Column::Id, snapshot::Column::Title, snapshot::Column::Day])
            .filter(snapshot::Column::OrgId.eq(actor.org.0))
            .into_tuple()
            .all(&self.db)
            .await?;
        rows.into_iter()
            .map(|(id, title, day)| {
                let day = Day::parse_iso(&day).ok_or(Error::Conflict("unknown day"))?;
                Ok(Published { id: SnapshotId(id), title, day })
            })
            .collect()
    }

    /// The stored JSON as it is: it has passed the gate, and the browser reads the same type.
    pub async fn publication_of(&self, actor: Coordinator, id: SnapshotId) -> Result<String> {
        let row = snapshot::Entity::find_by_id(id.0)
            .filter(snapshot::Column::OrgId.eq(actor.org.0))
            .one(&self.db)
            .await?;
        Ok(row.ok_or(Error::NotFound)?.body)
    }
}
