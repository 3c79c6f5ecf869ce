//! Invitation: personal links. Rows tell who was asked and whether the link was opened; nothing joins them to answers.

use crate::entity::invitation;
use crate::{Error, Result, Store};
use domain::account::Coordinator;
use domain::answer::ballot::{NoBallot, link_secret};
use domain::answer::wire::hash;
use domain::id::{RoundId, UnitId};
use sea_orm::sea_query::Expr;
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter};
use uuid::Uuid;

/// For the list that is printed or sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Invitation {
    pub unit: UnitId,
    pub label: String,
    pub secret: String,
    pub opened: bool,
}

/// What is kept where a confidential answer came: a mark, not its name.
const ANSWERED: &str = "answered";

impl Store {
    /// One more person for each label.
    pub async fn invite_of(
        &self,
        actor: Coordinator,
        round: RoundId,
        unit: UnitId,
        labels: &[String],
    ) -> Result<()> {
        let round = self.round_of(actor, round).await?;
        let links = self.links_of(actor, round.id).await?;
        if !links.iter().any(|link| link.unit == unit) {
            return Err(Error::NotFound);
        }
        for chunk in labels.chunks(500) {
            let rows = chunk.iter().map(|label| {
                let id = Uuid::new_v4();
                invitation::Model {
                    hash: hash(&link_secret(&round.seed, id)),
                    id,
                    org_id: actor.org.0,
                    round_id: round.id.0,
                    unit_id: unit.0,
                    label: label.clone(),
                    message: None,
                }
                .into_active_model()
            });
            invitation::Entity::insert_many(rows).exec_without_returning(&self.db).await?;
        }
        Ok(())
    }

    pub async fn invitations_of(&self, actor: Coordinator, round: RoundId) -> Result<Vec<Invitation>> {
        let round = self.round_of(actor, round).await?;
        let rows = invitation::Entity::find()
            .filter(invitation::Column::OrgId.eq(actor.org.0))
            .filter(invitation::Column::RoundId.eq(round.id.0))
            .all(&self.db)
            .await?;
        let read = |row: invitation::Model| Invitation {
            unit: UnitId(row.unit_id),
            label: row.label,
            secret: link_secret(&round.seed, row.id),
            opened: row.message.is_some(),
        };
        Ok(rows.into_iter().map(read).collect())
    }

    /// Notes that this invitation has its ballot, for this blinded message. The same message may come again, because
    /// the reply was lost; another one comes from another device.
    pub async fn open_invitation(
        &self,
        round: RoundId,
        unit: UnitId,
        secret: &str,
        message: &str,
    ) -> Result<std::result::Result<(), NoBallot>> {
        let hash = hash(secret);
        let taken = invitation::Entity::update_many()
            .col_expr(invitation::Column::Message, Expr::value(message))
            .filter(invitation::Column::Hash.eq(&hash))
            .filter(invitation::Column::RoundId.eq(round.0))
            .filter(invitation::Column::UnitId.eq(unit.0))
            .filter(invitation::Column::Message.is_null())
            .exec(&self.db)
            .await?;
        if taken.rows_affected == 1 {
            return Ok(Ok(()));
        }
        let row = invitation::Entity::find_by_id(hash).one(&self.db).await?;
        let own = row.filter(|row| row.round_id == round.0 && row.unit_id == unit.0);
        Ok(match own {
            None => Err(NoBallot::UnknownLink),
            Some(row) if row.message.as_deref() == Some(message) => Ok(()),
            Some(_) => Err(NoBallot::Taken),
        })
    }

    /// Whether this invitation has its ballot already, for this very message.
    pub async fn has_opened(
        &self,
        round: RoundId,
        unit: UnitId,
        secret: &str,
        message: &str,
    ) -> Result<bool> {
        let row = invitation::Entity::find_by_id(hash(secret))
            .filter(invitation::Column::RoundId.eq(round.0))
            .filter(invitation::Column::UnitId.eq(unit.0))
            .filter(invitation::Column::Message.eq(message))
            .one(&self.db)
            .await?;
        Ok(row.is_some())
    }

    /// In a confidential round: whether the link was given to somebody of this unit, and that an answer has come.
    pub async fn mark_invitation(&self, round: RoundId, unit: UnitId, secret: &str) -> Result<bool> {
        let marked = invitation::Entity::update_many()
            .col_expr(invitation::Column::Message, Expr::value(ANSWERED))
            .filter(invitation::Column::Hash.eq(hash(secret)))
            .filter(invitation::Column::RoundId.eq(round.0))
            .filter(invitation::Column::UnitId.eq(unit.0))
            .exec(&self.db)
            .await?;
        Ok(marked.rows_affected == 1)
    }
}
