//! Every test, in three places: the host, Node, a browser.

use anyhow::Result;

use crate::run::{command, run, run_command};
use crate::{tools, web};

pub(crate) fn all() -> Result<()> {
    run("", "cargo", &["test", "--workspace", "--features", "cli,train"])?;
    web::build()?;
    run("www", "npm", &["run", "--silent", "test"])?;
    run("www", "npm", &["run", "--silent", "test:node"])?;
    let mut browser = command("www", "npm", &["run", "--silent", "test:browser"]);
    browser.env("CHROMIUM", tools::browser()?);
    tools::firefox();
    run_command(browser)
}
