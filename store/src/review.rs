//! Survey: reviews of a questionnaire before it is asked. A row is what one person thinks, without a name, time or order.

use crate::entity::{organisation, reply, review, review_link, survey};
use crate::survey::{Survey, read_survey};
use crate::{Error, Result, Store};
use domain::account::Coordinator;
use domain::answer::value::Values;
use domain::answer::wire::{Operation, Outcome};
use domain::id::SurveyId;
use domain::survey::log::Wish;
use domain::survey::review::{Reply, Review, read};
use domain::text::Lang;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{ColumnTrait, EntityTrait, IntoActiveModel, QueryFilter, QueryOrder};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReviewLink {
    pub code: String,
    pub wish: Wish,
}

/// What a review link leads to; found by the code alone.
#[derive(Clone, Debug)]
pub struct Reviewing {
    pub link: ReviewLink,
    pub organisation: String,
    pub survey: Survey,
}

fn read_link(row: &review_link::Model) -> Result<ReviewLink> {
    let wish = Wish::parse(&row.wish).ok_or(Error::Conflict("unknown wish"))?;
    Ok(ReviewLink { code: row.code.clone(), wish })
}

impl Store {
    /// The link for reviewers of this kind: the known one, or a new one with this code.
    pub async fn review_link_of(
        &self,
        actor: Coordinator,
        id: SurveyId,
        wish: Wish,
        code: &str,
    ) -> Result<ReviewLink> {
        let links = self.review_links_of(actor, id).await?;
        if let Some(known) = links.into_iter().find(|link| link.wish == wish) {
            return Ok(known);
        }
        let row = review_link::Model {
            code: code.into(),
            org_id: actor.org.0,
            survey_id: id.0,
            wish: wish.code().into(),
        };
        review_link::Entity::insert(row.into_active_model()).exec_without_returning(&self.db).await?;
        Ok(ReviewLink { code: code.into(), wish })
    }

    pub async fn review_links_of(&self, actor: Coordinator, id: SurveyId) -> Result<Vec<ReviewLink>> {
        let survey = self.survey_of(actor, id).await?;
        let rows = review_link::Entity::find()
            .filter(review_link::Column::SurveyId.eq(survey.id.0))
            .order_by_asc(review_link::Column::Wish)
            .all(&self.db)
            .await?;
        rows.iter().map(read_link).collect()
    }

    pub async fn reviewing(&self, code: &str) -> Result<Option<Reviewing>> {
        let Some(link) = review_link::Entity::find_by_id(code.to_string()).one(&self.db).await? else {
            return Ok(None);
        };
        let row = survey::Entity::find_by_id(link.survey_id).one(&self.db).await?.ok_or(Error::NotFound)?;
        let org =
            organisation::Entity::find_by_id(link.org_id).one(&self.db).await?.ok_or(Error::NotFound)?;
        Ok(Some(Reviewing { link: read_link(&link)?, organisation: org.name, survey: read_survey(row)? }))
    }

    /// Stores a review, or a higher revision of it; what the server holds of it then.
    pub async fn put_review(
        &self,
        code: &str,
        operation: &Operation,
        lang: Lang,
        values: &Values,
    ) -> Result<Outcome> {
        let row = review::Model {
            code: code.into(),
            id: operation.id.0,
            revision: i32::try_from(operation.revision).unwrap_or(i32::MAX),
            hash: operation.hash.clone(),
            lang: lang.code().into(),
            body: serde_json::to_string(values)?,
        };
        use review::Column::{Body, Code, Hash, Id, Lang as InLang, Revision};
        let newer = Expr::col((review::Entity, Revision)).lt(Expr::cust("excluded.revision"));
        let same = OnConflict::columns([Code, Id])
            .update_columns([Revision, Hash, InLang, Body])
            .action_and_where(newer)
            .to_owned();
        review::Entity::insert(row.into_active_model())
            .on_conflict(same)
            .exec_without_returning(&self.db)
            .await?;
        let held = review::Entity::find_by_id((code.to_string(), operation.id.0)).one(&self.db).await?;
        let held = held.ok_or(Error::NotFound)?;
        Ok(operation.outcome(u32::try_from(held.revision).unwrap_or(0), &held.hash))
    }

    /// All reviews of a questionnaire.
    pub async fn reviews_of(&self, actor: Coordinator, id: SurveyId) -> Result<Vec<Review>> {
        let mut reviews = Vec::new();
        for link in self.review_links_of(actor, id).await? {
            reviews.extend(self.reviews_through(&link).await?);
        }
        Ok(reviews)
    }

    /// What came through one link, in the order of random names.
    pub async fn reviews_through(&self, link: &ReviewLink) -> Result<Vec<Review>> {
        let rows = review::Entity::find()
            .filter(review::Column::Code.eq(&link.code))
            .order_by_asc(review::Column::Id)
            .all(&self.db)
            .await?;
        let read = |row: review::Model| {
            let values: Values = serde_json::from_str(&row.body)?;
            let lang = Lang::parse(&row.lang).unwrap_or_default();
            Ok(Review { wish: link.wish, lang, opinions: read(&values) })
        };
        rows.into_iter().map(read).collect()
    }

    /// Answers a remark, or takes the answer back when there are no words.
    pub async fn reply_of(&self, actor: Coordinator, id: SurveyId, remark: &str, text: &str) -> Result<()> {
        let survey = self.survey_of(actor, id).await?;
        if text.is_empty() {
            reply::Entity::delete_by_id((survey.id.0, remark.to_string())).exec(&self.db).await?;
            return Ok(());
        }
        let row = reply::Model { survey_id: survey.id.0, remark: remark.into(), text: text.into() };
        let same = OnConflict::columns([reply::Column::SurveyId, reply::Column::Remark])
            .update_column(reply::Column::Text)
            .to_owned();
        reply::Entity::insert(row.into_active_model())
            .on_conflict(same)
            .exec_without_returning(&self.db)
            .await?;
        Ok(())
    }

    pub async fn replies(&self, id: SurveyId) -> Result<Vec<Reply>> {
        let rows = reply::Entity::find().filter(reply::Column::SurveyId.eq(id.0)).all(&self.db).await?;
        Ok(rows.into_iter().map(|row| Reply { remark: row.remark, text: row.text }).collect())
    }
}
