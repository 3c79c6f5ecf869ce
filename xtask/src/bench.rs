//! `cargo xtask bench NAME`: a table, and one JSON object as the last line.

use crate::build::Built;
use crate::postgres::Cluster;
use crate::run::{Result, command, root, run, target};

/// Benches of one part alone: nobody waits for the release app.
const WITHOUT_APP: [&str; 2] = ["frame", "lint"];

pub fn bench(name: &str) -> Result<()> {
    let script = root().join(format!("end2end/bench/{name}.ts"));
    let program = root().join(format!("end2end/load/src/bin/{name}.rs"));
    if !script.exists() && !program.exists() {
        return Err(format!(
            "there is no bench {name}; the folders end2end/bench and end2end/load/src/bin have them"
        ));
    }
    if program.exists() {
        return load(name, &crate::build::release()?);
    }
    let path = script.display().to_string();
    let mut bench = command("npx", &["tsx", &path]);
    bench.current_dir(root().join("end2end"));
    if !WITHOUT_APP.contains(&name) {
        let built = crate::build::release()?;
        bench.env("KEHA_SERVER", &built.server).env("KEHA_SITE", &built.site);
    }
    crate::tools::for_browser_tests()?;
    run(&mut bench)
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
