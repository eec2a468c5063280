//! The browser build: wasm by wasm-pack, the page by Vite, both held to their budgets.

use std::path::{Path, PathBuf};

use anyhow::{Result, bail};

use crate::config::{Config, Package};
use crate::run::{command, output, root, run, run_command};
use crate::tools;

/// Builds `dist/` and prints its sizes.
pub(crate) fn build() -> Result<()> {
    let config = Config::read()?;
    packages(&config)?;
    run("www", "npm", &["run", "--silent", "build"])?;
    sizes(&config)
}

/// Builds `dist/` and serves it until it is stopped.
pub(crate) fn serve(port: u16) -> Result<()> {
    build()?;
    println!("\nServing dist/ at http://localhost:{port}/ (stop with Ctrl+C)");
    let port = port.to_string();
    run("www", "npx", &["vite", "preview", "--port", &port, "--strictPort", "--outDir", "../dist"])
}

/// Builds the wasm packages.
pub(crate) fn packages(config: &Config) -> Result<()> {
    tools::wasm(config)?;
    tools::npm()?;
    config.package.iter().try_for_each(package)
}

fn package(package: &Package) -> Result<()> {
    let out = root().join(&package.out_dir);
    let mut build = command("", "wasm-pack", &["build", "--mode", "no-install", "--no-pack"]);
    build.args(["--no-opt", "--release", "--target", &package.target, "--out-dir"]).arg(&out);
    // At 3 the module is 20 kB larger after brotli and no faster; at "s" it is slower.
    build.env("CARGO_PROFILE_RELEASE_OPT_LEVEL", "2");
    run_command(build)
}

/// Prints the sizes after brotli and fails where one is over its budget.
fn sizes(config: &Config) -> Result<()> {
    let files = files(&root().join("dist"))?;
    let of = |endings: &[&str]| -> Vec<&PathBuf> {
        let fits = |path: &&PathBuf| {
            path.extension().is_some_and(|ending| endings.iter().any(|wanted| ending == *wanted))
        };
        files.iter().filter(fits).collect()
    };
    let mut over = Vec::new();
    for (name, files, budget) in [
        ("wasm", of(&["wasm"]), config.budgets.wasm),
        ("page (JavaScript and CSS)", of(&["js", "css"]), config.budgets.page),
    ] {
        let bytes = brotli(&files)?;
        println!("{name}: {bytes} bytes after brotli, budget {budget}");
        if bytes > budget {
            over.push(name);
        }
    }
    if !over.is_empty() {
        bail!("over the size budget of wasm-pack.toml: {}", over.join(", "));
    }
    Ok(())
}

/// All files below a folder, sorted.
fn files(folder: &Path) -> Result<Vec<PathBuf>> {
    let (mut found, mut folders) = (Vec::new(), vec![folder.to_path_buf()]);
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(folder)? {
            let path = entry?.path();
            if path.is_dir() { folders.push(path) } else { found.push(path) }
        }
    }
    found.sort();
    Ok(found)
}

/// The sum of the sizes of `files` after brotli, each compressed alone.
fn brotli(files: &[&PathBuf]) -> Result<u64> {
    const SCRIPT: &str = "const fs=require('fs'),zlib=require('zlib');\
        console.log(process.argv.slice(1).reduce((sum,f)=>sum+zlib.brotliCompressSync(fs.readFileSync(f)).length,0))";
    let mut node = command("", "node", &["-e", SCRIPT, "--"]);
    node.args(files);
    Ok(output(node)?.trim().parse()?)
}
