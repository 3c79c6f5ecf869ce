//! `cargo xtask bench NAME`: a table, and one JSON object as the last line.

use crate::run::{Result, command, root, run};

pub fn bench(name: &str) -> Result<()> {
    let script = root().join(format!("end2end/bench/{name}.ts"));
    if !script.exists() {
        return Err(format!("there is no bench {name}; the folder end2end/bench lists them"));
    }
    let built = crate::build::release()?;
    crate::tools::for_browser_tests()?;
    run(command("npx", &["tsx", &script.display().to_string()])
        .current_dir(root().join("end2end"))
        .env("KEHA_SERVER", &built.server)
        .env("KEHA_SITE", &built.site))
}
