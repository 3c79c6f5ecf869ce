//! Server functions of the room. All but those of the first visit begin with the actor.

use crate::error::AppError;
use domain::account::Unit;
use domain::id::UnitId;
use domain::survey::round::RoundState;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// What the first page offers.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Door {
    pub set_up: bool,
    pub example: bool,
    pub signed_in: bool,
}

#[server(prefix = "/api", endpoint = "account/door", input = Json)]
pub async fn look_at_door() -> Result<Door, AppError> {
    let store = crate::server::store();
    Ok(Door {
        set_up: store.is_set_up().await?,
        example: store.example_coordinator().await?.is_some(),
        signed_in: crate::server::coordinator().await.is_ok(),
    })
}

/// Whether a set-up link still works.
#[server(prefix = "/api", endpoint = "account/setup-link", input = Json)]
pub async fn setup_link(token: String) -> Result<bool, AppError> {
    Ok(crate::server::store().setup_token_is_valid(&domain::answer::wire::hash(&token)).await?)
}

#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct NewOrganisation {
    pub organisation: String,
    pub person: String,
    pub email: String,
    pub password: String,
}

/// Makes the organisation with its first account and signs in. The link is used up only when everything fits.
#[server(prefix = "/api", endpoint = "account/set-up", input = Json)]
pub async fn set_up(token: String, new: NewOrganisation) -> Result<(), AppError> {
    use domain::account::{check_email, check_name, check_password};
    use domain::id::{AccountId, OrgId};
    let store = crate::server::store();
    let organisation = check_name(&new.organisation).map_err(AppError::Account)?;
    let person = check_name(&new.person).map_err(AppError::Account)?;
    let email = check_email(&new.email).map_err(AppError::Account)?;
    check_password(&new.password).map_err(AppError::Account)?;
    let hash = super::password::hash(new.password).await?;
    if !store.take_setup_token(&domain::answer::wire::hash(&token)).await? {
        return Err(AppError::SetupLink);
    }
    let org = store::account::Organisation {
        id: OrgId::from_random(store::account::random_id()),
        name: organisation,
        lang: crate::lang::use_lang(),
        example: false,
    };
    let account = AccountId::from_random(store::account::random_id());
    let actor = store.create_organisation(&org, account, &email, &person, &hash).await?;
    crate::server::sign_in(actor).await
}

#[server(prefix = "/api", endpoint = "account/sign-in", input = Json)]
pub async fn sign_in(email: String, password: String) -> Result<(), AppError> {
    let known = crate::server::store().credentials(email.trim().to_lowercase().as_str()).await?;
    let hash = known.as_ref().map(|known| known.password_hash.clone());
    match (super::password::verify(password, hash).await, known) {
        (true, Some(known)) => crate::server::sign_in(known.actor).await,
        _ => Err(AppError::WrongCredentials),
    }
}

#[server(prefix = "/api", endpoint = "account/enter-example", input = Json)]
pub async fn enter_example() -> Result<(), AppError> {
    let actor = crate::server::store().example_coordinator().await?.ok_or(AppError::NotFound)?;
    crate::server::sign_in(actor).await
}

#[server(prefix = "/api", endpoint = "account/sign-out", input = Json)]
pub async fn sign_out() -> Result<(), AppError> {
    crate::server::sign_out().await
}

/// Where the organisation's circle stands.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct Home {
    pub organisation: String,
    pub example: bool,
    pub units: usize,
    pub surveys: usize,
    pub rounds: Vec<RoundState>,
    pub batches: usize,
    pub publications: usize,
}

#[server(prefix = "/api", endpoint = "account/home", input = Json)]
pub async fn look_at_home() -> Result<Home, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let organisation = store.organisation_of(actor).await?;
    Ok(Home {
        organisation: organisation.name,
        example: organisation.example,
        units: store.units_of(actor).await?.len(),
        surveys: store.surveys_of(actor).await?.len(),
        rounds: store.rounds_of(actor).await?.into_iter().map(|round| round.state).collect(),
        batches: store.batches_of(actor).await?.len(),
        publications: store.publications_of(actor).await?.len(),
    })
}

#[server(prefix = "/api", endpoint = "account/units", input = Json)]
pub async fn units() -> Result<Vec<Unit>, AppError> {
    let actor = crate::server::coordinator().await?;
    Ok(crate::server::store().units_of(actor).await?)
}

/// What is typed about a unit; `id` is absent for a new one.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub struct TypedUnit {
    pub id: Option<UnitId>,
    pub parent: Option<UnitId>,
    pub name: String,
    pub code: String,
    pub head_count: Option<u32>,
}

/// More people than any one workplace has.
#[cfg(feature = "ssr")]
const MOST_PEOPLE: u32 = 1_000_000;

#[server(prefix = "/api", endpoint = "account/save-unit", input = Json)]
pub async fn save_unit(typed: TypedUnit) -> Result<(), AppError> {
    use domain::account::{AccountProblem, check_name, may_hang};
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let units = store.units_of(actor).await?;
    if typed.head_count.is_some_and(|n| n > MOST_PEOPLE) {
        return Err(AppError::Account(AccountProblem::HeadCountTooLarge));
    }
    if typed.parent.is_some_and(|parent| !units.iter().any(|unit| unit.id == parent)) {
        return Err(AppError::NotFound);
    }
    let unit = Unit {
        id: typed.id.unwrap_or_else(|| UnitId::from_random(store::account::random_id())),
        parent: typed.parent,
        name: check_name(&typed.name).map_err(AppError::Account)?,
        code: typed.code.trim().chars().take(200).collect(),
        head_count: typed.head_count,
    };
    if unit.parent.is_some_and(|parent| !may_hang(&units, unit.id, parent)) {
        return Err(AppError::Conflict);
    }
    match typed.id {
        Some(_) => Ok(store.change_unit_of(actor, &unit).await?),
        None => Ok(store.add_units_of(actor, &[unit]).await?),
    }
}

#[server(prefix = "/api", endpoint = "account/remove-unit", input = Json)]
pub async fn remove_unit(id: UnitId) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    Ok(crate::server::store().remove_unit_of(actor, id).await?)
}
