//! `xtask/floors.toml`: for each figure the score that may not fall, and the goal.

use std::collections::BTreeMap;
use std::fmt::Write;

use anyhow::{Context, Result};
use serde::{Deserialize, Serialize};

use crate::run::root;

const HEADER: &str = "\
# For each suite and figure of `cargo xtask eval`: the floor, which may not fall, and the goal.
# `cargo xtask eval --raise` raises floors to what was reached; nothing lowers one.
# Figures are percent, F1 and shares alike.

";

#[derive(Debug, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub(super) struct Floors {
    suites: BTreeMap<String, BTreeMap<String, Bound>>,
}

#[derive(Debug, Clone, Copy, Default, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
struct Bound {
    floor: Option<f64>,
    goal: Option<f64>,
}

impl Floors {
    pub(super) fn read() -> Result<Self> {
        let text = std::fs::read_to_string(root().join("xtask/floors.toml"))
            .context("cannot read xtask/floors.toml")?;
        toml::from_str(&text).context("xtask/floors.toml")
    }

    /// The floor and the goal of a figure.
    pub(super) fn of(&self, suite: &str, figure: &str) -> (Option<f64>, Option<f64>) {
        let bound = self.suites.get(suite).and_then(|figures| figures.get(figure));
        bound.map_or((None, None), |bound| (bound.floor, bound.goal))
    }

    /// Raises the floor of a figure that has one, or a goal, to `reached`, cut to a tenth.
    pub(super) fn raise(&mut self, suite: &str, figure: &str, reached: f64) {
        let reached = (reached * 10.0 + 1e-6).floor() / 10.0;
        if let Some(bound) = self.suites.get_mut(suite).and_then(|figures| figures.get_mut(figure))
        {
            bound.floor = Some(bound.floor.map_or(reached, |floor| floor.max(reached)));
        }
    }

    pub(super) fn write(&self) -> Result<()> {
        let mut text = HEADER.to_owned();
        for (suite, figures) in &self.suites {
            writeln!(text, "[{suite}]")?;
            for (figure, bound) in figures {
                let parts: Vec<String> = [("floor", bound.floor), ("goal", bound.goal)]
                    .into_iter()
                    .filter_map(|(name, value)| Some(format!("{name} = {:.1}", value?)))
                    .collect();
                writeln!(text, "\"{figure}\" = {{ {} }}", parts.join(", "))?;
            }
            text.push('\n');
        }
        Ok(std::fs::write(root().join("xtask/floors.toml"), text.trim_end().to_owned() + "\n")?)
    }
}
