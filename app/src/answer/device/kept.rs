//! Things kept as JSON, on the device or in the tab alone. gloo-storage's own `get` and `set` are compiled anew with all their
//! errors for every kind of thing, 3 kB of the wasm that every phone loads; here one short function is.

use gloo_storage::{LocalStorage, SessionStorage, Storage};
use leptos::web_sys;
use serde::Serialize;
use serde::de::DeserializeOwned;

#[derive(Clone, Copy)]
pub struct Kept(fn() -> web_sys::Storage);

/// Stays until it is deleted, for all tabs.
pub const DEVICE: Kept = Kept(LocalStorage::raw);

/// Goes with the tab.
pub const TAB: Kept = Kept(SessionStorage::raw);

impl Kept {
    #[inline(never)]
    fn text(self, key: &str) -> Option<String> {
        (self.0)().get_item(key).ok().flatten()
    }

    /// As it is; `None` when it cannot be kept.
    #[inline(never)]
    pub fn write(self, key: &str, text: &str) -> Option<()> {
        (self.0)().set_item(key, text).ok()
    }

    /// `None` where there is none, or something else.
    pub fn get<T: DeserializeOwned>(self, key: &str) -> Option<T> {
        serde_json::from_str(&self.text(key)?).ok()
    }

    /// `None` when it cannot be kept.
    pub fn set<T: Serialize>(self, key: &str, value: &T) -> Option<()> {
        self.write(key, &serde_json::to_string(value).ok()?)
    }

    #[inline(never)]
    pub fn delete(self, key: &str) {
        let _ = (self.0)().remove_item(key);
    }
}
