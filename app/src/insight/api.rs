//! Server functions of the room. All begin with the actor.

use crate::error::AppError;
use domain::day::Day;
use domain::id::SnapshotId;
use domain::insight::republish::Source;
use domain::insight::result::Snapshot;
use domain::survey::item::Audience;
use domain::text::Text;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// Something that can be published: a closed round or an imported file.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SourceView {
    pub source: Source,
    pub audience: Audience,
    pub name: String,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PublicationLine {
    pub id: SnapshotId,
    pub title: Text,
    pub day: Day,
}

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct ResultsView {
    pub publications: Vec<PublicationLine>,
    pub sources: Vec<SourceView>,
    pub open_rounds: usize,
}

#[cfg(feature = "ssr")]
mod ssr {
    use super::*;
    use domain::account::Coordinator;
    use domain::survey::round::RoundState;
    use std::collections::HashMap;

    /// Closed rounds and whole files; the number of rounds that are still open.
    pub async fn sources(actor: Coordinator) -> Result<(Vec<SourceView>, usize), AppError> {
        let store = crate::server::store();
        let surveys = store.surveys_of(actor).await?.into_iter();
        let audiences: HashMap<_, _> = surveys.map(|s| (s.id, s.questionnaire.audience)).collect();
        let (mut sources, mut open) = (Vec::new(), 0);
        for round in store.rounds_of(actor).await? {
            open += usize::from(matches!(round.state, RoundState::Open | RoundState::Closing));
            if matches!(round.state, RoundState::Closed | RoundState::Published)
                && let Some(audience) = audiences.get(&round.survey)
            {
                let source = Source::Round(round.id);
                sources.push(SourceView { source, audience: *audience, name: round.name });
            }
        }
        for batch in store.batches_of(actor).await?.into_iter().filter(|batch| batch.done) {
            let source = Source::Batch(batch.id);
            sources.push(SourceView { source, audience: batch.audience, name: batch.name });
        }
        sources.sort_by(|a, b| (a.audience, &a.name).cmp(&(b.audience, &b.name)));
        Ok((sources, open))
    }
}

#[server(prefix = "/api", endpoint = "insight/list", input = Json)]
pub async fn results() -> Result<ResultsView, AppError> {
    let actor = crate::server::coordinator().await?;
    let mut publications = Vec::new();
    for one in crate::server::store().publications_of(actor).await? {
        let title = serde_json::from_str(&one.title).unwrap_or_else(|_| Text::same(&one.title));
        publications.push(PublicationLine { id: one.id, title, day: one.day });
    }
    publications.sort_by(|a, b| b.day.cmp(&a.day).then_with(|| a.title.fi.cmp(&b.title.fi)));
    let (sources, open_rounds) = ssr::sources(actor).await?;
    Ok(ResultsView { publications, sources, open_rounds })
}

/// Counts the sources, passes them through the gate and stores what came out.
#[server(prefix = "/api", endpoint = "insight/publish", input = Json)]
pub async fn publish(title: String, chosen: Vec<Source>) -> Result<SnapshotId, AppError> {
    use domain::insight::republish::Sources;
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let title = domain::account::check_name(&title).map_err(AppError::Account)?;
    let (known, _) = ssr::sources(actor).await?;
    let known = known.into_iter().filter(|view| chosen.contains(&view.source));
    let sources: Sources = known.map(|view| (view.source, view.audience)).collect();
    let id = SnapshotId::from_random(store::account::random_id());
    let today = crate::server::today();
    store.publish_sources_of(actor, id, Text::same(&title), &sources, today).await?;
    Ok(id)
}

#[server(prefix = "/api", endpoint = "insight/one", input = Json)]
pub async fn publication(id: SnapshotId) -> Result<Snapshot, AppError> {
    let actor = crate::server::coordinator().await?;
    let body = crate::server::store().publication_of(actor, id).await?;
    serde_json::from_str(&body).map_err(|error| {
        tracing::error!(%error, "a stored snapshot is not readable");
        AppError::Internal
    })
}
