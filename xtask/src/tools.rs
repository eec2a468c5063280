//! Makes sure that the tools of the browser build and of its tests are there, at their pins.

use std::path::Path;

use anyhow::{Context, Result, bail};

use crate::config::Config;
use crate::run::{command, output, root, run, version};

/// Browsers to look for, besides the one that the variable CHROMIUM names.
const BROWSERS: [&str; 5] =
    ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome"];

/// The wasm target, wasm-pack and the wasm-bindgen program.
///
/// Programs are installed into cargo's own folder once and found again; compiling them takes
/// some minutes, so a version that fits is never installed again.
pub(crate) fn wasm(config: &Config) -> Result<()> {
    target()?;
    installed("wasm-bindgen", "wasm-bindgen-cli", &config.tools.wasm_bindgen)?;
    installed("wasm-pack", "wasm-pack", &config.tools.wasm_pack)
}

/// The npm packages of the page, exactly as its lock file names them.
pub(crate) fn npm() -> Result<()> {
    const OLDEST_NODE: u32 = 20;
    let found = version("node").with_context(|| {
        format!("Node.js is missing: install version {OLDEST_NODE} or newer from your system or nodejs.org")
    })?;
    let major =
        found.trim_start_matches('v').split('.').next().and_then(|major| major.parse().ok());
    if major.is_none_or(|major: u32| major < OLDEST_NODE) {
        bail!("Node.js {found} is too old: install version {OLDEST_NODE} or newer");
    }
    // The lock file that was installed last is kept beside the packages.
    let lock = std::fs::read(root().join("www/package-lock.json"))?;
    let stamp = root().join("www/node_modules/.installed-lock.json");
    if std::fs::read(&stamp).is_ok_and(|installed| installed == lock) {
        return Ok(());
    }
    run("www", "npm", &["ci", "--no-audit", "--no-fund"])?;
    Ok(std::fs::write(stamp, lock)?)
}

/// Installs Firefox where this can be done without asking. Its tests are skipped where it is not
/// there, so nothing fails here.
pub(crate) fn firefox() {
    if Path::new("/etc/debian_version").exists() && is_root() && version("firefox-esr").is_none() {
        let install = ["install", "-y", "-qq", "--no-install-recommends", "firefox-esr"];
        if let Err(error) = run("", "apt-get", &install) {
            println!("Firefox was not installed, and its tests are skipped: {error}");
        }
    }
}

/// The path of a Chrome or Chromium, installed where this can be done without asking.
pub(crate) fn browser() -> Result<String> {
    if let Some(found) = find_browser() {
        return Ok(found);
    }
    if Path::new("/etc/debian_version").exists() && is_root() {
        run("", "apt-get", &["update", "-qq"])?;
        run("", "apt-get", &["install", "-y", "-qq", "--no-install-recommends", "chromium"])?;
    } else {
        // Playwright brings a browser of its own; it says where by the script below.
        run("www", "npx", &["playwright-core", "install", "chromium"])?;
        let script = "console.log(require('playwright-core').chromium.executablePath())";
        let path = output(command("www", "node", &["-e", script]))?.trim().to_owned();
        if Path::new(&path).exists() {
            return Ok(path);
        }
    }
    find_browser().context(
        "no Chrome or Chromium was found: install one, or name it in the variable CHROMIUM",
    )
}

fn find_browser() -> Option<String> {
    let named = std::env::var("CHROMIUM").ok().filter(|path| Path::new(path).exists());
    named.or_else(|| {
        let folders = std::env::var_os("PATH")?;
        let mut found = std::env::split_paths(&folders)
            .flat_map(|folder| BROWSERS.map(|name| folder.join(name)))
            .chain([
                "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome".into(),
                "/Applications/Chromium.app/Contents/MacOS/Chromium".into(),
            ]);
        found.find(|path| path.is_file()).map(|path| path.display().to_string())
    })
}

fn is_root() -> bool {
    output(command("", "id", &["-u"])).is_ok_and(|user| user.trim() == "0")
}

fn target() -> Result<()> {
    const TARGET: &str = "wasm32-unknown-unknown";
    let folder = output(command("", "rustc", &["--print", "target-libdir", "--target", TARGET]))?;
    if Path::new(folder.trim()).exists() {
        return Ok(());
    }
    run("", "rustup", &["target", "add", TARGET])
}

/// Installs `package` at `wanted` unless `program` says that it is that version already.
fn installed(program: &str, package: &str, wanted: &str) -> Result<()> {
    let found = version(program);
    if found.is_some_and(|found| found.split_whitespace().any(|word| word == wanted)) {
        return Ok(());
    }
    println!("{package} {wanted} is compiled once; this takes some minutes.");
    // Without --locked: the lock file of the package names versions that were withdrawn.
    run("", "cargo", &["install", package, "--version", wanted, "--force"])
}
