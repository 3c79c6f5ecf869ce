//! `/results/:id`: one publication. First who answered and what is hidden, then where staff and customers see it
//! differently, then every question, then units beside each other. All choices are in the address.

use super::api;
use super::filters::Filters;
use super::gaps::Gaps;
use super::head::Head;
use super::question::Questions;
use super::state::View;
use super::units::Units;
use crate::error::AppError;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::frame::Frame;
use crate::ui::load::load;
use crate::ui::part::lazy_page;
use domain::id::SnapshotId;
use domain::insight::result::Snapshot;
use leptos::prelude::*;
use leptos_router::hooks::{use_params_map, use_query_map};
use std::sync::Arc;

lazy_page!(insight, DashboardPage);

impl DashboardPage {
    fn page() -> AnyView {
        let locale = use_locale();
        let params = use_params_map();
        let snapshot = load(move || {
            let id = params.with_untracked(|params| params.get("id"));
            let id = id.and_then(|id| SnapshotId::parse(&id));
            async move {
                match id {
                    Some(id) => api::publication(id).await.map(Arc::new),
                    None => Err(AppError::NotFound),
                }
            }
        });
        view! {
            <Frame title=td_string!(locale, insight.title).to_string()>
                {snapshot.show(|snapshot| view! { <Dashboard snapshot /> })}
            </Frame>
        }
        .into_any()
    }
}

#[component]
fn Dashboard(snapshot: Arc<Snapshot>) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let query = use_query_map();
    let view = Memo::new(move |_| query.with(|query| View::read(|name| query.get(name))));
    let title = snapshot.title.get(lang).to_string();
    let parts = snapshot.clone();
    view! {
        <div class="page-head">
            <div>
                <p>
                    <a href="/results">{td_string!(locale, insight.title)}</a>
                </p>
                <h1>{title}</h1>
            </div>
        </div>
        <Filters snapshot=snapshot.clone() view />
        {move || {
            let view = view.get();
            let snapshot = parts.clone();
            view! {
                <Head snapshot=snapshot.clone() view=view.clone() />
                <Gaps snapshot=snapshot.clone() view=view.clone() />
                <Questions snapshot=snapshot.clone() view=view.clone() />
                <Units snapshot view />
            }
        }}
    }
}
