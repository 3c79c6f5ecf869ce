//! `cargo xtask serve | test | bench NAME | fuzz`: calls the standard tools in the right order.
//!
//! `tools` what must be installed · `build` the release app · `serve` · `postgres` a throw-away cluster ·
//! `test` everything, with one line at the end · `bench` figures as a table and one JSON line.

mod bench;
mod build;
mod postgres;
mod run;
mod serve;
mod test;
mod tools;

use std::process::ExitCode;

const USAGE: &str = "usage: cargo xtask serve | test | bench NAME | fuzz [SECONDS]";

fn main() -> ExitCode {
    let args: Vec<String> = std::env::args().skip(1).collect();
    let result = match args.iter().map(String::as_str).collect::<Vec<_>>().as_slice() {
        ["serve"] => serve::serve(),
        ["test"] => test::test(),
        ["bench", name] => bench::bench(name),
        ["fuzz"] => bench::fuzz("600"),
        ["fuzz", seconds] => bench::fuzz(seconds),
        _ => Err(USAGE.into()),
    };
    match result {
        Ok(()) => ExitCode::SUCCESS,
        Err(message) => {
            eprintln!("{message}");
            ExitCode::from(if message == USAGE { 2 } else { 1 })
        }
    }
}
