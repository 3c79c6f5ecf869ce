//! The desk: the pages of those who work in Kehä. Respondents never load it, not even its router: the main chunk is
//! what the answering page needs, and every room is loaded when it is opened.

use crate::account::home::HomePage;
use crate::account::setup::SetupPage;
use crate::account::units::UnitsPage;
use crate::account::welcome::{SignInPage, WelcomePage};
use crate::feedback::import::ImportPage;
use crate::feedback::list::FeedbackPage;
use crate::insight::dashboard::DashboardPage;
use crate::insight::list::ResultsPage;
use crate::survey::list::SurveysPage;
use crate::survey::print::PrintPage;
use crate::survey::round::RoundPage;
use crate::survey::shape::page::EditorPage;
use crate::ui::not_found::NotFound;
use leptos::prelude::*;
use leptos_meta::provide_meta_context;
use leptos_router::components::{Route, Router, Routes};
use leptos_router::{Lazy, path};

#[component]
pub fn Desk() -> impl IntoView {
    provide_meta_context();
    view! {
        <Router>
            <Routes fallback=NotFound>
                <Route path=path!("/") view={Lazy::<WelcomePage>::new()} />
                <Route path=path!("/sign-in") view={Lazy::<SignInPage>::new()} />
                <Route path=path!("/setup/:token") view={Lazy::<SetupPage>::new()} />
                <Route path=path!("/home") view={Lazy::<HomePage>::new()} />
                <Route path=path!("/units") view={Lazy::<UnitsPage>::new()} />
                <Route path=path!("/surveys") view={Lazy::<SurveysPage>::new()} />
                <Route path=path!("/surveys/:id") view={Lazy::<EditorPage>::new()} />
                <Route path=path!("/rounds/:id") view={Lazy::<RoundPage>::new()} />
                <Route path=path!("/rounds/:id/:what/:unit") view={Lazy::<PrintPage>::new()} />
                <Route path=path!("/feedback") view={Lazy::<FeedbackPage>::new()} />
                <Route path=path!("/feedback/import") view={Lazy::<ImportPage>::new()} />
                <Route path=path!("/results") view={Lazy::<ResultsPage>::new()} />
                <Route path=path!("/results/:id") view={Lazy::<DashboardPage>::new()} />
            </Routes>
        </Router>
    }
}

/// Takes over a page of the desk in the browser. On the server it only tells the page to fetch this chunk early.
#[lazy]
pub fn take_over() {
    #[cfg(feature = "hydrate")]
    {
        // A device that stands on a counter shows nothing else.
        if let Some(place) = crate::answer::kiosk::place() {
            let _ = window().location().replace(&place);
        }
    }
    #[cfg(feature = "hydrate")]
    leptos::mount::hydrate_lazy(|| {
        provide_context(crate::lang::of_document());
        crate::answer::device::start();
        view! { <Desk /> }
    });
}
