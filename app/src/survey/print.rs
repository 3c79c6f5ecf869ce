//! `/rounds/ID/WHAT/UNIT`: what is printed for one unit. One page for all three, because every lazy route makes the list of
//! chunks longer that each phone loads.

use super::{paper, poster, slips};
use crate::ui::not_found::NotFound;
use crate::ui::part::lazy_page;
use domain::id::{RoundId, UnitId};
use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

lazy_page!(survey, PrintPage);

impl PrintPage {
    fn page() -> AnyView {
        let (round, what, unit) = use_params_map().with_untracked(|params| {
            let text = |name| params.get(name).unwrap_or_default();
            (RoundId::parse(&text("id")), text("what"), UnitId::parse(&text("unit")))
        });
        match (what.as_str(), round, unit) {
            ("poster", Some(round), Some(unit)) => poster::page(round, unit),
            ("slips", Some(round), Some(unit)) => slips::page(round, unit),
            ("paper", Some(round), Some(unit)) => paper::page(round, unit),
            _ => view! { <NotFound /> }.into_any(),
        }
    }
}
