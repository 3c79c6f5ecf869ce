//! Account: organisations, units, people who sign in, and their sessions.

use crate::entity::{account, organisation, setup_token, unit, web_session};
use crate::{Error, Result, Store};
use domain::account::{Coordinator, Unit};
use domain::day::Day;
use domain::id::{AccountId, OrgId, UnitId};
use domain::text::Lang;
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveModelTrait, ColumnTrait, EntityTrait, IntoActiveModel, PaginatorTrait, QueryFilter,
    TransactionTrait,
};
use uuid::Uuid;

/// What the page head shows about an organisation.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Organisation {
    pub id: OrgId,
    pub name: String,
    pub lang: Lang,
    pub example: bool,
}

impl From<organisation::Model> for Organisation {
    fn from(row: organisation::Model) -> Organisation {
        let lang = Lang::parse(&row.lang).unwrap_or_default();
        Organisation { id: OrgId(row.id), name: row.name, lang, example: row.example }
    }
}

/// Needed to check a password; never leaves the server.
pub struct Credentials {
    pub actor: Coordinator,
    pub password_hash: String,
}

impl From<unit::Model> for Unit {
    fn from(row: unit::Model) -> Unit {
        Unit {
            id: UnitId(row.id),
            parent: row.parent_id.map(UnitId),
            name: row.name,
            code: row.code,
            head_count: row.head_count.and_then(|n| u32::try_from(n).ok()),
        }
    }
}

fn unit_row(org: OrgId, unit: &Unit) -> unit::Model {
    unit::Model {
        id: unit.id.0,
        org_id: org.0,
        parent_id: unit.parent.map(|id| id.0),
        name: unit.name.clone(),
        code: unit.code.clone(),
        head_count: unit.head_count.and_then(|n| i32::try_from(n).ok()),
    }
}

impl Store {
    /// Whether anybody's own organisation is here, or only the example.
    pub async fn is_set_up(&self) -> Result<bool> {
        let own = organisation::Entity::find().filter(organisation::Column::Example.eq(false));
        Ok(own.count(&self.db).await? > 0)
    }

    pub async fn organisation_of(&self, actor: Coordinator) -> Result<Organisation> {
        let row = organisation::Entity::find_by_id(actor.org.0).one(&self.db).await?;
        row.map(Organisation::from).ok_or(Error::NotFound)
    }

    /// The organisation and its first account, together or not at all.
    pub async fn create_organisation(
        &self,
        org: &Organisation,
        account: AccountId,
        email: &str,
        person: &str,
        password_hash: &str,
    ) -> Result<Coordinator> {
        let tx = self.db.begin().await?;
        let row = organisation::Model {
            id: org.id.0,
            name: org.name.clone(),
            lang: org.lang.code().into(),
            example: org.example,
        };
        organisation::Entity::insert(row.into_active_model()).exec(&tx).await?;
        let taken = account::Entity::find().filter(account::Column::Email.eq(email)).count(&tx).await? > 0;
        if taken {
            return Err(Error::Conflict("this e-mail address has an account"));
        }
        let row = account::Model {
            id: account.0,
            org_id: org.id.0,
            email: email.into(),
            name: person.into(),
            password_hash: password_hash.into(),
        };
        account::Entity::insert(row.into_active_model()).exec(&tx).await?;
        tx.commit().await?;
        Ok(Coordinator { account, org: org.id })
    }

    pub async fn credentials(&self, email: &str) -> Result<Option<Credentials>> {
        let row = account::Entity::find().filter(account::Column::Email.eq(email)).one(&self.db).await?;
        Ok(row.map(|row| Credentials {
            actor: Coordinator { account: AccountId(row.id), org: OrgId(row.org_id) },
            password_hash: row.password_hash,
        }))
    }

    /// The proof for a session that names this account; `None` when the account is gone.
    pub async fn coordinator(&self, id: AccountId) -> Result<Option<Coordinator>> {
        let row = account::Entity::find_by_id(id.0).one(&self.db).await?;
        Ok(row.map(|row| Coordinator { account: id, org: OrgId(row.org_id) }))
    }

    /// The account that visitors of the example use.
    pub async fn example_coordinator(&self) -> Result<Option<Coordinator>> {
        let Some(org) =
            organisation::Entity::find().filter(organisation::Column::Example.eq(true)).one(&self.db).await?
        else {
            return Ok(None);
        };
        let row = account::Entity::find().filter(account::Column::OrgId.eq(org.id)).one(&self.db).await?;
        Ok(row.map(|row| Coordinator { account: AccountId(row.id), org: OrgId(org.id) }))
    }

    /// Makes this hash the only valid set-up link.
    pub async fn replace_setup_token(&self, hash: &str, today: Day) -> Result<()> {
        let tx = self.db.begin().await?;
        setup_token::Entity::delete_many().exec(&tx).await?;
        let row = setup_token::Model { hash: hash.into(), day: today.to_string() };
        setup_token::Entity::insert(row.into_active_model()).exec(&tx).await?;
        Ok(tx.commit().await?)
    }

    pub async fn setup_token_is_valid(&self, hash: &str) -> Result<bool> {
        Ok(setup_token::Entity::find_by_id(hash.to_string()).one(&self.db).await?.is_some())
    }

    /// Uses the set-up link up; whether it was valid.
    pub async fn take_setup_token(&self, hash: &str) -> Result<bool> {
        let gone = setup_token::Entity::delete_by_id(hash.to_string()).exec(&self.db).await?;
        Ok(gone.rows_affected == 1)
    }

    pub async fn units_of(&self, actor: Coordinator) -> Result<Vec<Unit>> {
        self.units_in(actor.org).await
    }

    pub(crate) async fn units_in(&self, org: OrgId) -> Result<Vec<Unit>> {
        let rows = unit::Entity::find().filter(unit::Column::OrgId.eq(org.0)).all(&self.db).await?;
        Ok(rows.into_iter().map(Unit::from).collect())
    }

    /// Adds all or none. Parents must be in the list or there already.
    pub async fn add_units_of(&self, actor: Coordinator, units: &[Unit]) -> Result<()> {
        let tx = self.db.begin().await?;
        for chunk in units.chunks(1000) {
            let rows = chunk.iter().map(|unit| unit_row(actor.org, unit).into_active_model());
            unit::Entity::insert_many(rows).exec_without_returning(&tx).await?;
        }
        Ok(tx.commit().await?)
    }

    pub async fn change_unit_of(&self, actor: Coordinator, unit: &Unit) -> Result<()> {
        self.own_unit(actor, unit.id).await?;
        let row = unit_row(actor.org, unit).into_active_model();
        row.reset_all().update(&self.db).await?;
        Ok(())
    }

    /// Removes a unit that nothing refers to.
    pub async fn remove_unit_of(&self, actor: Coordinator, id: UnitId) -> Result<()> {
        self.own_unit(actor, id).await?;
        match unit::Entity::delete_by_id(id.0).exec(&self.db).await {
            Ok(_) => Ok(()),
            Err(error)
                if matches!(error.sql_err(), Some(sea_orm::SqlErr::ForeignKeyConstraintViolation(_))) =>
            {
                Err(Error::Conflict("the unit has units, links or results"))
            }
            Err(error) => Err(error.into()),
        }
    }

    async fn own_unit(&self, actor: Coordinator, id: UnitId) -> Result<()> {
        let row =
            unit::Entity::find_by_id(id.0).filter(unit::Column::OrgId.eq(actor.org.0)).one(&self.db).await?;
        row.map(|_| ()).ok_or(Error::NotFound)
    }

    /// Writes a session; `expires` in Unix seconds.
    pub async fn save_session(&self, id: &str, body: String, expires: i64) -> Result<()> {
        let row = web_session::Model { id: id.into(), body, expires };
        web_session::Entity::insert(row.into_active_model())
            .on_conflict(
                OnConflict::column(web_session::Column::Id)
                    .update_columns([web_session::Column::Body, web_session::Column::Expires])
                    .to_owned(),
            )
            .exec_without_returning(&self.db)
            .await?;
        Ok(())
    }

    /// What was saved and when it expires; `None` when that was before `now`, in Unix seconds.
    pub async fn load_session(&self, id: &str, now: i64) -> Result<Option<(String, i64)>> {
        let row = web_session::Entity::find_by_id(id.to_string())
            .filter(web_session::Column::Expires.gt(now))
            .one(&self.db)
            .await?;
        Ok(row.map(|row| (row.body, row.expires)))
    }

    pub async fn delete_session(&self, id: &str) -> Result<()> {
        web_session::Entity::delete_by_id(id.to_string()).exec(&self.db).await?;
        Ok(())
    }

    pub async fn delete_expired_sessions(&self, now: i64) -> Result<()> {
        web_session::Entity::delete_many()
            .filter(web_session::Column::Expires.lte(now))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

/// A random identifier made here, for what the server itself creates.
pub fn random_id() -> [u8; 16] {
    Uuid::new_v4().into_bytes()
}
