//! Server functions of shaping.

use crate::error::AppError;
use domain::day::Day;
use domain::id::{ChangeId, ItemKey, SurveyId, VersionId};
use domain::survey::diff::Difference;
use domain::survey::item::{Audience, Item};
use domain::survey::lint::Override;
use domain::survey::log::{Change, Logged, Told, Wish};
use domain::survey::questionnaire::Questionnaire;
use domain::survey::review::{Reply, Reviewed};
use domain::text::{Lang, Text};
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};
use std::collections::HashMap;

/// A questionnaire and the count of its edits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Shaped {
    pub questionnaire: Questionnaire,
    pub revision: i32,
    /// Of the smallest unit whose size is known.
    pub smallest: Option<u32>,
    /// Frozen when rounds opened: the round's name, and its version.
    pub versions: Vec<(String, VersionId)>,
}

#[server(prefix = "/api", endpoint = "survey/one", input = Json)]
pub async fn survey(id: SurveyId) -> Result<Shaped, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let survey = store.survey_of(actor, id).await?;
    let units = store.units_of(actor).await?;
    let rounds = store.rounds_of(actor).await?.into_iter().filter(|round| round.survey == id);
    Ok(Shaped {
        questionnaire: survey.questionnaire,
        revision: survey.revision,
        smallest: units.iter().filter_map(|unit| unit.head_count).min(),
        versions: rounds.filter_map(|round| Some((round.name, round.version?))).collect(),
    })
}

/// What came of edits.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Changed {
    pub questionnaire: Questionnaire,
    pub revision: i32,
    pub told: Vec<(ChangeId, Told)>,
}

/// Takes edits in their order, each once however often it is sent. `own` are earlier ones from the same page.
#[server(prefix = "/api", endpoint = "survey/edit", input = Json)]
pub async fn take_changes(
    id: SurveyId,
    changes: Vec<Change>,
    own: Vec<ChangeId>,
) -> Result<Changed, AppError> {
    let actor = crate::server::coordinator().await?;
    let taken =
        crate::server::store().change_survey_of(actor, id, &changes, &own, crate::server::today()).await?;
    Ok(Changed {
        questionnaire: taken.survey.questionnaire,
        revision: taken.survey.revision,
        told: taken.told,
    })
}

/// The bank's items for an audience. They stay on the server: as data of the wasm, phones that answer would load them.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Bank {
    pub items: Vec<Item>,
    /// Added by the organisation.
    pub own: Vec<Item>,
}

#[server(prefix = "/api", endpoint = "survey/bank", input = Json)]
pub async fn bank_items(audience: Audience) -> Result<Bank, AppError> {
    let actor = crate::server::coordinator().await?;
    let own = crate::server::store().own_items_of(actor, audience).await?;
    let mut items = domain::survey::bank::of(audience);
    items.retain(|item| !own.iter().any(|own| own.key == item.key));
    Ok(Bank { items, own })
}

#[server(prefix = "/api", endpoint = "survey/keep-item", input = Json)]
pub async fn keep_item(audience: Audience, item: Item) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    // Elsewhere stand other items before it.
    let item = Item { show_if: None, joined: false, ..item };
    let item = domain::survey::edit::whole(item).map_err(|_| AppError::Conflict)?;
    Ok(crate::server::store().keep_item_of(actor, audience, &item).await?)
}

#[server(prefix = "/api", endpoint = "survey/forget-item", input = Json)]
pub async fn forget_item(key: ItemKey) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    Ok(crate::server::store().forget_item_of(actor, &key.0).await?)
}

/// What reviewers have said.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Reviews {
    pub links: Vec<ReviewLink>,
    pub items: HashMap<ItemKey, Reviewed>,
    pub replies: Vec<Reply>,
    pub people: u32,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ReviewLink {
    pub wish: Wish,
    pub address: String,
    /// The QR code as an SVG drawing.
    pub qr: String,
}

#[server(prefix = "/api", endpoint = "survey/reviews", input = Json)]
pub async fn all_reviews(id: SurveyId) -> Result<Reviews, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let survey = store.survey_of(actor, id).await?;
    let reviews = store.reviews_of(actor, id).await?;
    let address = expect_context::<crate::server::PublicUrl>().0;
    let link = |link: store::review::ReviewLink| {
        let address = format!("{address}/a/{}", link.code);
        Ok(ReviewLink { wish: link.wish, qr: crate::survey::handout::qr(&address, 160)?, address })
    };
    let links = store.review_links_of(actor, id).await?;
    Ok(Reviews {
        links: links.into_iter().map(link).collect::<Result<_, AppError>>()?,
        items: domain::survey::review::count(&survey.questionnaire, &reviews),
        replies: store.replies(id).await?,
        people: reviews.len() as u32,
    })
}

/// Makes the link for reviewers of this kind, unless there is one.
#[server(prefix = "/api", endpoint = "survey/review-link", input = Json)]
pub async fn make_review_link(id: SurveyId, wish: Wish) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    crate::server::store().review_link_of(actor, id, wish, &crate::survey::api::link_code()).await?;
    Ok(())
}

/// Answers a remark; no words take the answer back.
#[server(prefix = "/api", endpoint = "survey/reply", input = Json)]
pub async fn answer_remark(id: SurveyId, remark: String, text: String) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    let text: String = text.trim().chars().take(domain::survey::questionnaire::LONGEST_TEXT).collect();
    let remark: String = remark.chars().take(64).collect();
    Ok(crate::server::store().reply_of(actor, id, &remark, &text).await?)
}

/// Every edit with its day, the latest first.
#[server(prefix = "/api", endpoint = "survey/history", input = Json)]
pub async fn history(id: SurveyId) -> Result<Vec<(Logged, Day)>, AppError> {
    let actor = crate::server::coordinator().await?;
    Ok(crate::server::store().history_of(actor, id).await?)
}

/// What is different in two versions, with the words of the items that are named.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Compared {
    pub differences: Vec<Difference>,
    pub words: HashMap<ItemKey, Text>,
}

/// Two versions, or one of them and the questionnaire as it is now.
#[server(prefix = "/api", endpoint = "survey/compare", input = Json)]
pub async fn compare(
    id: SurveyId,
    before: VersionId,
    after: Option<VersionId>,
) -> Result<Compared, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let before = store.version_of(actor, before).await?;
    let after = match after {
        Some(version) => store.version_of(actor, version).await?,
        None => store.survey_of(actor, id).await?.questionnaire,
    };
    let items = before.items.iter().chain(&after.items);
    Ok(Compared {
        words: items.map(|item| (item.key.clone(), item.text.clone())).collect(),
        differences: domain::survey::diff::differences(&before, &after),
    })
}

/// The questionnaire as a phone shows it, a whole page of HTML.
#[server(prefix = "/api", endpoint = "survey/preview", input = Json)]
pub async fn preview(questionnaire: Questionnaire, lang: Lang) -> Result<String, AppError> {
    crate::server::coordinator().await?;
    Ok(crate::answer::plain::preview_page(lang, &questionnaire))
}

/// What the linter reads. The browser fetches it, because as data of the wasm every phone that answers would load it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct LintWords {
    pub words: String,
    pub bank: HashMap<ItemKey, Text>,
}

#[server(prefix = "/api", endpoint = "survey/lint-words", input = Json)]
pub async fn words_of_linter() -> Result<LintWords, AppError> {
    crate::server::coordinator().await?;
    Ok(LintWords { words: domain::survey::lint::words().into(), bank: domain::survey::bank::texts() })
}

/// Findings that were left as they are, each with its reason.
#[server(prefix = "/api", endpoint = "survey/decisions", input = Json)]
pub async fn decisions(id: SurveyId) -> Result<Vec<Override>, AppError> {
    let actor = crate::server::coordinator().await?;
    Ok(crate::server::store().decisions_of(actor, id).await?)
}

#[server(prefix = "/api", endpoint = "survey/leave", input = Json)]
pub async fn leave(id: SurveyId, decision: Override) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    let reason: String =
        decision.reason.trim().chars().take(domain::survey::questionnaire::LONGEST_TEXT).collect();
    Ok(crate::server::store().leave_of(actor, id, &Override { reason, ..decision }).await?)
}

/// Another questionnaire that begins where this one is; its name.
#[server(prefix = "/api", endpoint = "survey/duplicate", input = Json)]
pub async fn duplicate(id: SurveyId) -> Result<SurveyId, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let questionnaire = store.survey_of(actor, id).await?.questionnaire;
    let copy = SurveyId::from_random(store::account::random_id());
    store.create_survey_of(actor, copy, &questionnaire, crate::server::today()).await?;
    Ok(copy)
}

/// Puts a questionnaire away, or takes it out again.
#[server(prefix = "/api", endpoint = "survey/archive", input = Json)]
pub async fn archive(id: SurveyId, archived: bool) -> Result<(), AppError> {
    let actor = crate::server::coordinator().await?;
    Ok(crate::server::store().archive_survey_of(actor, id, archived).await?)
}
