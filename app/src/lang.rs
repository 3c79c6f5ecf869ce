//! The language of a page. It is fixed while the page lives: choosing another one loads the page again, so no text
//! needs to be reactive and no store in the browser decides what the server has rendered.

use crate::i18n::Locale;
use domain::text::Lang;
use leptos::prelude::*;

/// The page's language: on the server from the request, in the browser from `<html lang>`.
pub fn use_lang() -> Lang {
    use_context::<Lang>().unwrap_or_default()
}

/// The same as a key of the translation tables.
pub fn use_locale() -> Locale {
    locale(use_lang())
}

pub fn locale(lang: Lang) -> Locale {
    match lang {
        Lang::Fi => Locale::fi,
        Lang::Sv => Locale::sv,
        Lang::En => Locale::en,
    }
}

/// What the browser was told by the server.
pub fn of_document() -> Lang {
    let element = document().document_element();
    element
        .and_then(|html| html.get_attribute("lang"))
        .and_then(|code| Lang::parse(&code))
        .unwrap_or_default()
}
