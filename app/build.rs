//! Turns `locales/` into keys that the compiler knows: a missing one does not compile.

use leptos_i18n_build::{Config, ParseOptions, TranslationsInfos};
use std::path::PathBuf;

const ROOMS: [&str; 8] = ["ui", "account", "survey", "shape", "lint", "answer", "feedback", "insight"];

fn main() -> Result<(), Box<dyn std::error::Error>> {
    println!("cargo::rerun-if-changed=build.rs");
    let mut config = Config::new("fi")?.add_locale("sv")?.add_locale("en")?;
    for room in ROOMS {
        config = config.add_namespace(room)?;
    }
    let config = config.parse_options(ParseOptions::new().interpolate_display(true));
    let texts = TranslationsInfos::parse(config)?;
    texts.emit_diagnostics();
    texts.rerun_if_locales_changed();
    let place = PathBuf::from(std::env::var("OUT_DIR")?).join("i18n");
    texts.generate_i18n_module(place)?;
    Ok(())
}
