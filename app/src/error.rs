//! What a server function answers when it cannot do what it was asked. People get a sentence that says what happened,
//! what is safe and what to do; details stay in the server's log.

use crate::i18n::{Locale, td_string};
use domain::account::AccountProblem;
use domain::feedback::mapping::MappingFault;
use domain::survey::round::Missing;
use leptos::prelude::*;
use leptos::server_fn::codec::JsonEncoding;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize, thiserror::Error)]
pub enum AppError {
    #[error("not signed in")]
    NotSignedIn,
    #[error("not found")]
    NotFound,
    /// Somebody else was first, or the thing is in another state.
    #[error("conflict")]
    Conflict,
    #[error("account: {0:?}")]
    Account(AccountProblem),
    /// Wrong e-mail address or password; which of the two is not told.
    #[error("wrong credentials")]
    WrongCredentials,
    /// The set-up link has been used or replaced.
    #[error("set-up link not valid")]
    SetupLink,
    #[error("round cannot open: {0:?}")]
    Missing(Vec<Missing>),
    #[error("mapping: {0:?}")]
    Mapping(Vec<MappingFault>),
    #[error("disk full")]
    DiskFull,
    /// The request did not reach the server, or its answer did not reach us.
    #[error("no connection")]
    Offline,
    #[error("too large")]
    TooLarge,
    #[error("internal error")]
    Internal,
}

impl FromServerFnError for AppError {
    type Encoder = JsonEncoding;

    fn from_server_fn_error(error: ServerFnErrorErr) -> AppError {
        match error {
            ServerFnErrorErr::Request(_) | ServerFnErrorErr::Response(_) => AppError::Offline,
            // Without a connection the service worker or a proxy answers with something that is not ours.
            ServerFnErrorErr::Deserialization(_) => AppError::Offline,
            _ => AppError::Internal,
        }
    }
}

impl AppError {
    /// The sentence for errors that any room can meet; rooms word their own ones themselves.
    pub fn sentence(&self, locale: Locale) -> &'static str {
        match self {
            AppError::NotSignedIn => td_string!(locale, ui.error_not_signed_in),
            AppError::NotFound => td_string!(locale, ui.error_not_found),
            AppError::Conflict => td_string!(locale, ui.error_conflict),
            AppError::DiskFull => td_string!(locale, ui.error_disk_full),
            AppError::Offline => td_string!(locale, ui.error_offline),
            AppError::TooLarge => td_string!(locale, ui.error_too_large),
            _ => td_string!(locale, ui.error_internal),
        }
    }
}

#[cfg(feature = "ssr")]
mod ssr {
    use super::AppError;

    impl From<store::Error> for AppError {
        fn from(error: store::Error) -> AppError {
            match &error {
                store::Error::NotFound => AppError::NotFound,
                store::Error::Conflict(_) => AppError::Conflict,
                full if full.is_disk_full() => {
                    tracing::error!(%error, "the disk of the database is full");
                    AppError::DiskFull
                }
                _ => {
                    tracing::error!(%error, "store");
                    AppError::Internal
                }
            }
        }
    }
}
