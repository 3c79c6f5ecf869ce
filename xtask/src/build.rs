//! The release app: server binary, split wasm, hashed and precompressed files.

use crate::run::{Result, command, run, target};
use std::path::PathBuf;

pub struct Built {
    pub server: PathBuf,
    pub site: PathBuf,
}

pub fn release() -> Result<Built> {
    crate::tools::for_build()?;
    let site = target().join("site");
    run(command("cargo", &["leptos", "build", "--release", "--split", "--precompress"])
        .env("LEPTOS_SITE_ROOT", &site))?;
    Ok(Built { server: target().join("release/keha"), site })
}
