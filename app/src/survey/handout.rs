//! What goes out to people: personal links, slips and posters to print, papers to key in.

use crate::error::AppError;
use domain::day::Day;
use domain::id::{RoundId, UnitId, VersionId};
use domain::survey::questionnaire::Questionnaire;
use domain::survey::round::Purpose;
use domain::text::Text;
use leptos::prelude::*;
use leptos::server_fn::codec::Json;
use serde::{Deserialize, Serialize};

/// One personal link, for the list.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PersonalLink {
    pub label: String,
    pub address: String,
}

/// The personal links of one unit, all or those that have not been opened.
#[server(prefix = "/api", endpoint = "survey/personal-links", input = Json)]
pub async fn personal_links(
    id: RoundId,
    unit: UnitId,
    unopened: bool,
) -> Result<Vec<PersonalLink>, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let link = store.link_of(actor, id, unit).await?;
    ssr::personal_links(&store, actor, &link, unopened).await
}

/// One piece of paper for one person.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Slip {
    pub link: PersonalLink,
    /// The QR code as an SVG drawing.
    pub qr: String,
}

/// Invitations of one unit, to print and cut.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct SlipsView {
    pub unit: String,
    pub title: Text,
    pub minutes: u32,
    pub discussion: Option<Day>,
    pub slips: Vec<Slip>,
}

#[server(prefix = "/api", endpoint = "survey/slips", input = Json)]
pub async fn slips(id: RoundId, unit: UnitId, unopened: bool) -> Result<SlipsView, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let link = store.link_of(actor, id, unit).await?;
    let asking = store.asking(&link.code).await?.ok_or(AppError::NotFound)?;
    let links = ssr::personal_links(&store, actor, &link, unopened).await?;
    let slip = |link: PersonalLink| Ok(Slip { qr: ssr::qr(&link.address, 120)?, link });
    Ok(SlipsView {
        unit: asking.unit,
        title: asking.questionnaire.title.clone(),
        minutes: asking.questionnaire.seconds().div_ceil(60),
        discussion: asking.round.purpose.discussion,
        slips: links.into_iter().map(slip).collect::<Result<_, AppError>>()?,
    })
}

/// A printable poster for one unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PosterView {
    pub organisation: String,
    pub unit: String,
    pub title: Text,
    pub minutes: u32,
    pub purpose: Purpose,
    pub address: String,
    /// The QR code as an SVG drawing.
    pub qr: String,
}

#[server(prefix = "/api", endpoint = "survey/poster", input = Json)]
pub async fn poster(id: RoundId, unit: UnitId) -> Result<PosterView, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let link = store.link_of(actor, id, unit).await?;
    let asking = store.asking(&link.code).await?.ok_or(AppError::NotFound)?;
    let address = format!("{}/a/{}", expect_context::<crate::server::PublicUrl>().0, link.code);
    Ok(PosterView {
        organisation: asking.organisation,
        unit: asking.unit,
        title: asking.questionnaire.title.clone(),
        minutes: asking.questionnaire.seconds().div_ceil(60),
        purpose: asking.round.purpose,
        qr: ssr::qr(&address, 240)?,
        address,
    })
}

/// For keying in paper answers of one unit.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct PaperView {
    pub link: String,
    pub unit: String,
    pub version: VersionId,
    pub questionnaire: Questionnaire,
}

#[server(prefix = "/api", endpoint = "survey/paper", input = Json)]
pub async fn paper(id: RoundId, unit: UnitId) -> Result<PaperView, AppError> {
    let actor = crate::server::coordinator().await?;
    let store = crate::server::store();
    let link = store.link_of(actor, id, unit).await?;
    let asking = store.asking(&link.code).await?.ok_or(AppError::NotFound)?;
    if !asking.round.links.on_paper() {
        return Err(AppError::Conflict);
    }
    Ok(PaperView {
        link: link.code,
        unit: asking.unit,
        version: asking.version,
        questionnaire: asking.questionnaire,
    })
}

#[cfg(feature = "ssr")]
pub use ssr::qr;

#[cfg(feature = "ssr")]
mod ssr {
    use super::{AppError, PersonalLink};
    use leptos::prelude::expect_context;
    use store::Store;
    use store::survey::Link;

    pub async fn personal_links(
        store: &Store,
        actor: domain::account::Coordinator,
        link: &Link,
        unopened: bool,
    ) -> Result<Vec<PersonalLink>, AppError> {
        let address = expect_context::<crate::server::PublicUrl>().0;
        let invitations = store.invitations_of(actor, link.round).await?.into_iter();
        let mut list: Vec<PersonalLink> = invitations
            .filter(|invitation| invitation.unit == link.unit && !(unopened && invitation.opened))
            .map(|invitation| PersonalLink {
                address: format!("{address}/a/{}#{}", link.code, invitation.secret),
                label: invitation.label,
            })
            .collect();
        list.sort_by(|a, b| (&a.label, &a.address).cmp(&(&b.label, &b.address)));
        Ok(list)
    }

    /// A QR code (ISO/IEC 18004) of at least `side` pixels, as the `<svg>` element alone: an XML declaration has no place
    /// inside a page.
    pub fn qr(address: &str, side: u32) -> Result<String, AppError> {
        let code = qrcode::QrCode::new(address).map_err(|_| AppError::Internal)?;
        let qr = code.render::<qrcode::render::svg::Color>().min_dimensions(side, side).build();
        Ok(qr.find("<svg").map(|at| qr[at..].to_string()).unwrap_or_default())
    }
}
