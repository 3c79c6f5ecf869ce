//! `/results`: what has been published, and publishing.

use super::api::{self, PublicationLine};
use super::publish::Publish;
use crate::i18n::td_string;
use crate::lang::{use_lang, use_locale};
use crate::ui::frame::Frame;
use crate::ui::load::load;
use crate::ui::part::lazy_page;
use leptos::prelude::*;

lazy_page!(insight, ResultsPage);

impl ResultsPage {
    fn page() -> AnyView {
        let locale = use_locale();
        let results = load(api::results);
        view! {
            <Frame title=td_string!(locale, insight.title).to_string()>
                <div class="page-head">
                    <h1>{td_string!(locale, insight.title)}</h1>
                    <p class="lead">{td_string!(locale, insight.lead)}</p>
                </div>
                {results
                    .show(move |view| {
                        let none = view.publications.is_empty();
                        view! {
                            {none.then(|| view! { <p class="empty">{td_string!(locale, insight.empty)}</p> })}
                            <ul role="list">
                                {view.publications.into_iter().map(|line| view! { <Line line /> }).collect_view()}
                            </ul>
                            <Publish sources=view.sources open_rounds=view.open_rounds />
                        }
                    })}
            </Frame>
        }
        .into_any()
    }
}

#[component]
fn Line(line: PublicationLine) -> impl IntoView {
    let (locale, lang) = (use_locale(), use_lang());
    let day = td_string!(locale, insight.published_on, day = line.day.shown(lang)).to_string();
    view! {
        <li class="batch">
            <div>
                <h2>
                    <a href=format!("/results/{}", line.id)>{line.title.get(lang).to_string()}</a>
                </h2>
                <p class="hint">{day}</p>
            </div>
        </li>
    }
}
