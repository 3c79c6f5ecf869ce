//! `cargo xtask bench NAME`: a table, and one JSON object as the last line.

use crate::build::Built;
use crate::postgres::Cluster;
use crate::run::{Result, command, root, run, target};

pub fn bench(name: &str) -> Result<()> {
    let script = root().join(format!("end2end/bench/{name}.ts"));
    let program = root().join(format!("end2end/load/src/bin/{name}.rs"));
    if !script.exists() && !program.exists() {
        return Err(format!(
            "there is no bench {name}; the folders end2end/bench and end2end/load/src/bin have them"
        ));
    }
    let built = crate::build::release()?;
    if program.exists() {
        return load(name, &built);
    }
    crate::tools::for_browser_tests()?;
    run(command("npx", &["tsx", &script.display().to_string()])
        .current_dir(root().join("end2end"))
        .env("KEHA_SERVER", &built.server)
        .env("KEHA_SITE", &built.site))
}

/// Benches without a browser. PostgreSQL writes to the disk here as it would in service.
fn load(name: &str, built: &Built) -> Result<()> {
    run(&mut command("cargo", &["build", "--release", "-p", "load", "--bin", name]))?;
    let cluster = Cluster::start(true)?;
    run(command(&target().join("release").join(name).display().to_string(), &[])
        .env("KEHA_SERVER", &built.server)
        .env("KEHA_SITE", &built.site)
        .env("KEHA_TEST_POSTGRES", cluster.url()))
}

/// Damaged files for every reader of other tools' questionnaires, this long each.
pub fn fuzz(seconds: &str) -> Result<()> {
    run(&mut command("cargo", &["run", "--release", "-p", "domain", "--example", "fuzz", "--", seconds]))
}
