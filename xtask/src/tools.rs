//! Tools that are not part of Rust, each installed only when absent, with a line saying what and why.

use crate::run::{Result, command, output, root, run, succeeds, target};
use std::path::PathBuf;

const CARGO_LEPTOS: &str = "0.3.10";
const BINARYEN: &str = "132.0.0";

/// Where npm puts the programs that the build calls.
pub fn node_bin() -> PathBuf {
    target().join("tools/node_modules/.bin")
}

/// Everything that `cargo leptos build --release --split` needs.
pub fn for_build() -> Result<()> {
    wasm_target()?;
    cargo_leptos()?;
    wasm_bindgen()?;
    wasm_opt()
}

pub fn wasm_target() -> Result<()> {
    let installed = output(&mut command("rustup", &["target", "list", "--installed"])).unwrap_or_default();
    if installed.lines().any(|line| line.trim() == "wasm32-unknown-unknown") {
        return Ok(());
    }
    println!("installing the Rust target wasm32-unknown-unknown: the app also runs in the browser");
    run(&mut command("rustup", &["target", "add", "wasm32-unknown-unknown"]))
}

fn cargo_leptos() -> Result<()> {
    let version = output(&mut command("cargo", &["leptos", "--version"])).unwrap_or_default();
    if version.trim().ends_with(CARGO_LEPTOS) {
        return Ok(());
    }
    println!(
        "installing cargo-leptos {CARGO_LEPTOS}: it builds server and browser parts together (10–16 minutes)"
    );
    run(&mut command("cargo", &["install", &format!("cargo-leptos@{CARGO_LEPTOS}"), "--locked"]))
}

/// The command-line tool must be of exactly the version that the library has in Cargo.lock.
fn wasm_bindgen() -> Result<()> {
    let wanted = locked("wasm-bindgen")?;
    let version = output(&mut command("wasm-bindgen", &["--version"])).unwrap_or_default();
    if version.trim().ends_with(&wanted) {
        return Ok(());
    }
    println!("installing wasm-bindgen-cli {wanted}: it joins the wasm file with the page (3 minutes)");
    run(&mut command("cargo", &["install", &format!("wasm-bindgen-cli@{wanted}")]))
}

fn locked(name: &str) -> Result<String> {
    let lock = std::fs::read_to_string(root().join("Cargo.lock")).map_err(|e| format!("Cargo.lock: {e}"))?;
    let heading = format!("name = \"{name}\"");
    lock.lines()
        .skip_while(|line| *line != heading)
        .find_map(|line| line.strip_prefix("version = \""))
        .map(|rest| rest.trim_end_matches('"').to_string())
        .ok_or(format!("Cargo.lock names no {name}"))
}

fn wasm_opt() -> Result<()> {
    let wanted = BINARYEN.split('.').next().unwrap_or(BINARYEN);
    let version = output(&mut command("wasm-opt", &["--version"])).unwrap_or_default();
    if version.split_whitespace().any(|word| word == wanted) {
        return Ok(());
    }
    println!("installing binaryen {BINARYEN} from npm: its wasm-opt makes the browser part smaller");
    let tools = target().join("tools");
    std::fs::create_dir_all(&tools).map_err(|e| format!("{}: {e}", tools.display()))?;
    let place = tools.display().to_string();
    let package = format!("binaryen@{BINARYEN}");
    run(&mut command(
        "npm",
        &["install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", &place, &package],
    ))
}

/// npm packages of the browser tests, exactly as locked.
pub fn for_browser_tests() -> Result<()> {
    let folder = root().join("end2end");
    let marker = folder.join("node_modules/.package-lock.json");
    let lock = folder.join("package-lock.json");
    let time = |path| std::fs::metadata(path).and_then(|m| m.modified()).ok();
    if time(marker) < time(lock) {
        println!("installing Playwright and axe-core from npm: the tests use a real browser");
        run(command("npm", &["ci", "--no-audit", "--no-fund", "--loglevel=error"]).current_dir(&folder))?;
    }
    if !succeeds(&mut command("chromium", &["--version"])) {
        println!("installing Chromium: the tests use a real browser");
        if !(apt(&["chromium"])) {
            run(command("npx", &["playwright", "install", "chromium"]).current_dir(&folder))?;
        }
    }
    Ok(())
}

/// The answering road is also tried in Firefox and WebKit, where the machine can have them.
pub fn other_engines() {
    let webkit =
        PathBuf::from("/usr/bin/WebKitWebDriver").exists() && succeeds(&mut command("which", &["xvfb-run"]));
    let firefox = ["firefox-esr", "firefox"].iter().any(|name| succeeds(&mut command("which", &[name])));
    if webkit && firefox {
        return;
    }
    println!("installing Firefox and WebKit: phones use them, too");
    if !apt(&["firefox-esr", "webkit2gtk-driver", "xvfb"]) {
        println!("Firefox and WebKit cannot be installed here; their tests are skipped and say so");
    }
}

/// Installs Debian packages where this is Debian and we may; whether that worked.
pub fn apt(packages: &[&str]) -> bool {
    if !succeeds(&mut command("apt-get", &["--version"])) {
        return false;
    }
    let mut args = vec!["install", "-y", "-qq"];
    args.extend(packages);
    succeeds(command("apt-get", &["update", "-qq"]).env("DEBIAN_FRONTEND", "noninteractive"))
        && succeeds(command("apt-get", &args).env("DEBIAN_FRONTEND", "noninteractive"))
}
