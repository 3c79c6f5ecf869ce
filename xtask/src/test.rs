//! `cargo xtask test`: everything, and one plain line at the end.

use crate::postgres::Cluster;
use crate::run::{Result, command, root, watch};
use std::process::Command;
use std::time::Instant;

#[derive(Default)]
struct Score {
    passed: u32,
    failed: u32,
}

impl Score {
    /// A check that either passes or fails as a whole.
    fn check(&mut self, name: &str, command: &mut Command) {
        let begun = Instant::now();
        println!("── {name}");
        let good = watch(command, |_| ()).unwrap_or_else(|error| {
            eprintln!("{error}");
            false
        });
        self.count(good.into(), (!good).into());
        println!("── {name}: {} in {} s", if good { "passed" } else { "FAILED" }, begun.elapsed().as_secs());
    }

    /// A test runner: its own counts, or one failure when it ends badly without having counted any.
    fn suite(&mut self, name: &str, command: &mut Command, counts: fn(&str) -> Option<(u32, u32)>) {
        let begun = Instant::now();
        println!("── {name}");
        let (mut passed, mut failed) = (0, 0);
        let good = watch(command, |line| {
            if let Some((p, f)) = counts(line) {
                passed += p;
                failed += f;
            }
        })
        .unwrap_or_else(|error| {
            eprintln!("{error}");
            false
        });
        if (!good || passed == 0) && failed == 0 {
            failed = 1;
        }
        self.count(passed, failed);
        println!("── {name}: {passed} passed, {failed} failed in {} s", begun.elapsed().as_secs());
    }

    fn count(&mut self, passed: u32, failed: u32) {
        self.passed += passed;
        self.failed += failed;
    }
}

pub fn test() -> Result<()> {
    let mut score = Score::default();
    crate::tools::wasm_target()?;
    score.check("formatting", &mut command("cargo", &["fmt", "--all", "--check"]));
    score.suite("domain", &mut command("cargo", &["test", "-p", "domain"]), cargo_counts);
    score.check(
        "clippy on the server's target",
        &mut command(
            "cargo",
            &["clippy", "--workspace", "--exclude", "frontend", "--all-targets", "--", "-D", "warnings"],
        ),
    );
    score.check(
        "clippy on the browser's target",
        &mut command(
            "cargo",
            &["clippy", "-p", "frontend", "--target", "wasm32-unknown-unknown", "--", "-D", "warnings"],
        ),
    );
    let cluster = Cluster::start(false)?;
    score.suite(
        "app, store, server and tasks",
        command(
            "cargo",
            &["test", "--no-fail-fast", "-p", "app", "-p", "store", "-p", "server", "-p", "xtask"],
        )
        .env("KEHA_TEST_POSTGRES", cluster.url()),
        cargo_counts,
    );
    drop(cluster);
    browser(&mut score)?;
    println!("{} passed, {} failed", score.passed, score.failed);
    if score.failed == 0 { Ok(()) } else { Err("some tests failed: see above".into()) }
}

fn browser(score: &mut Score) -> Result<()> {
    let built = match crate::build::release() {
        Ok(built) => built,
        Err(error) => {
            eprintln!("the release app could not be built: {error}");
            score.count(0, 1);
            return Ok(());
        }
    };
    crate::tools::for_browser_tests()?;
    crate::tools::other_engines();
    score.suite(
        "browser",
        command("npx", &["playwright", "test"])
            .current_dir(root().join("end2end"))
            .env("KEHA_SERVER", &built.server)
            .env("KEHA_SITE", &built.site),
        playwright_counts,
    );
    Ok(())
}

/// `test result: ok. 12 passed; 0 failed; …`
fn cargo_counts(line: &str) -> Option<(u32, u32)> {
    let rest = line.strip_prefix("test result: ")?;
    let number = |word: &str| {
        let before = rest.split(word).next()?;
        before.split_whitespace().last()?.parse().ok()
    };
    Some((number(" passed")?, number(" failed")?))
}

/// `  5 passed (12.3s)`, `  1 failed`, `  1 flaky`: a test that passes only at the second try has failed.
fn playwright_counts(line: &str) -> Option<(u32, u32)> {
    let mut words = line.split_whitespace();
    let number = words.next()?.parse().ok()?;
    match words.next()? {
        "passed" => Some((number, 0)),
        "failed" | "flaky" | "interrupted" => Some((0, number)),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_runners_own_counts_are_read() {
        let line = "test result: FAILED. 12 passed; 3 failed; 0 ignored; 0 measured; 0 filtered out";
        assert_eq!(cargo_counts(line), Some((12, 3)));
        assert_eq!(cargo_counts("running 3 tests"), None);
        assert_eq!(playwright_counts("  5 passed (12.3s)"), Some((5, 0)));
        assert_eq!(playwright_counts("  1 flaky"), Some((0, 1)));
    }
}
