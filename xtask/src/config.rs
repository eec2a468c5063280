//! `wasm-pack.toml` in, its settings out.

use anyhow::{Context, Result};
use serde::Deserialize;

use crate::run::root;

/// The browser build: pinned tools, the packages to build, size budgets.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields)]
pub(crate) struct Config {
    pub(crate) tools: Tools,
    pub(crate) package: Vec<Package>,
    pub(crate) budgets: Budgets,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Tools {
    pub(crate) wasm_pack: String,
    pub(crate) wasm_bindgen: String,
}

#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Package {
    pub(crate) target: String,
    pub(crate) out_dir: String,
}

/// Upper limits in bytes after brotli.
#[derive(Debug, Deserialize)]
#[serde(deny_unknown_fields, rename_all = "kebab-case")]
pub(crate) struct Budgets {
    /// The wasm module, models included.
    pub(crate) wasm: u64,
    /// All JavaScript and CSS of the page, the worker included.
    pub(crate) page: u64,
}

impl Config {
    pub(crate) fn read() -> Result<Self> {
        let path = root().join("wasm-pack.toml");
        let text = std::fs::read_to_string(&path).context("cannot read wasm-pack.toml")?;
        toml::from_str(&text).context("wasm-pack.toml")
    }
}
