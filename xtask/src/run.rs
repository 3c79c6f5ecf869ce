//! Calling other programs.

use std::io::{BufRead, BufReader};
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

pub type Result<T> = std::result::Result<T, String>;

/// The folder of the workspace, whatever folder the task was called from.
pub fn root() -> PathBuf {
    let here = Path::new(env!("CARGO_MANIFEST_DIR"));
    here.parent().unwrap_or(here).to_path_buf()
}

/// Where cargo builds: the environment's choice or `target`.
pub fn target() -> PathBuf {
    match std::env::var_os("CARGO_TARGET_DIR") {
        Some(dir) => root().join(dir),
        None => root().join("target"),
    }
}

/// A command in the workspace folder, with our own tools first on the path.
pub fn command(program: &str, args: &[&str]) -> Command {
    let mut command = Command::new(program);
    command.args(args).current_dir(root());
    // What cargo tells this task about itself would be seen by the cargo that we call: `ring` is built anew whenever
    // the folder of the caller's manifest is another, and with it everything that speaks TLS or SQL.
    let own = ["CARGO_MANIFEST_", "CARGO_PKG_", "CARGO_BIN_", "CARGO_CRATE_", "CARGO_PRIMARY_"];
    for (name, _) in std::env::vars_os() {
        if own.iter().any(|start| name.to_string_lossy().starts_with(start)) {
            command.env_remove(name);
        }
    }
    let own = crate::tools::node_bin();
    if let Some(path) = std::env::var_os("PATH") {
        let paths = std::iter::once(own).chain(std::env::split_paths(&path));
        if let Ok(joined) = std::env::join_paths(paths) {
            command.env("PATH", joined);
        }
    }
    command
}

/// Runs to the end and fails with a sentence when the program does.
pub fn run(command: &mut Command) -> Result<()> {
    let name = format!("{command:?}");
    match command.status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("{name} ended with {status}")),
        Err(error) => Err(format!("{name} could not be started: {error}")),
    }
}

/// Runs quietly; whether it could be started and succeeded.
pub fn succeeds(command: &mut Command) -> bool {
    command.stdout(Stdio::null()).stderr(Stdio::null()).status().is_ok_and(|status| status.success())
}

/// What the program prints on standard output, if it succeeds.
pub fn output(command: &mut Command) -> Option<String> {
    let output = command.output().ok()?;
    output.status.success().then(|| String::from_utf8_lossy(&output.stdout).into_owned())
}

/// Runs while passing each line of its standard output on and to `each`.
pub fn watch(command: &mut Command, mut each: impl FnMut(&str)) -> Result<bool> {
    let name = format!("{command:?}");
    let mut child =
        command.stdout(Stdio::piped()).spawn().map_err(|e| format!("{name} could not be started: {e}"))?;
    if let Some(out) = child.stdout.take() {
        for line in BufReader::new(out).lines().map_while(std::result::Result::ok) {
            println!("{line}");
            each(&line);
        }
    }
    Ok(child.wait().map_err(|e| e.to_string())?.success())
}
