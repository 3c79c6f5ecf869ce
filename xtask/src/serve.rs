//! `cargo xtask serve`: from a clean clone to a running server.

use crate::run::{Result, command, run};

pub fn serve() -> Result<()> {
    let built = crate::build::release()?;
    run(command(&built.server.display().to_string(), &[])
        .env("LEPTOS_SITE_ROOT", &built.site)
        .env("LEPTOS_OUTPUT_NAME", "keha")
        .env("LEPTOS_HASH_FILES", "true"))
}
