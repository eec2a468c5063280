//! The JavaScript boundary: a string and options in, a plain object with UTF-16 offsets out.

use std::collections::BTreeMap;

use js_sys::{Function, Object, Reflect};
use serde::Serialize;
use wasm_bindgen::prelude::*;

use crate::{Input, Offsets, Options, Stage, analyze_observed};

/// Sends panic messages to the console of the browser; runs when the module is instantiated.
#[wasm_bindgen(start)]
#[expect(unreachable_pub, reason = "exported to JavaScript, not to Rust")]
pub fn start() {
    console_error_panic_hook::set_once();
}

/// The version of the analyzer.
#[wasm_bindgen]
#[must_use]
#[expect(unreachable_pub, reason = "exported to JavaScript, not to Rust")]
pub fn version() -> String {
    env!("CARGO_PKG_VERSION").to_owned()
}

/// Analyses one page. `kind` is "html", "text" (a page copied as text) or "verbatim" (the article
/// as given). `on_stage` is called with the name and the milliseconds of each stage that ends.
///
/// # Errors
///
/// Throws an `Error` with a stable `code`: those of [`crate::Error`], and "invalid-options" and
/// "invalid-kind" where the call itself is wrong.
#[wasm_bindgen]
#[expect(unreachable_pub, reason = "exported to JavaScript, not to Rust")]
#[expect(clippy::needless_pass_by_value, reason = "wasm-bindgen takes an optional import by value")]
pub fn analyze(
    input: &str,
    kind: &str,
    options: JsValue,
    #[wasm_bindgen(js_name = "onStage")] on_stage: Option<Function>,
) -> Result<JsValue, JsValue> {
    let options = options_of(options)?;
    let input = input_of(input, kind)?;
    let mut clock = Clock::start();
    let mut analysis = analyze_observed(input, &options, &mut |stage| {
        let milliseconds = clock.lap(stage);
        if let Some(on_stage) = &on_stage {
            // A listener that throws must not spoil the result.
            drop(on_stage.call2(&JsValue::NULL, &stage.name().into(), &milliseconds.into()));
        }
    })
    .map_err(|error| js_error(error.code(), &error.to_string()))?;
    analysis.stats.milliseconds = clock.laps;
    to_js(&analysis.into_offsets(Offsets::Utf16))
}

fn options_of(value: JsValue) -> Result<Options, JsValue> {
    if value.is_undefined() || value.is_null() {
        return Ok(Options::default());
    }
    refuse_unknown(&value)?;
    serde_wasm_bindgen::from_value(value)
        .map_err(|error| js_error("invalid-options", &error.to_string()))
}

/// Refuses a name that no option has. `serde_wasm_bindgen` asks an object only for the names that
/// it knows, so `deny_unknown_fields` alone would let a misspelt option pass in silence.
fn refuse_unknown(value: &JsValue) -> Result<(), JsValue> {
    let Some(given) = value.dyn_ref::<Object>() else { return Ok(()) };
    let known = Object::keys(&to_js(&Options::default())?.into());
    for name in Object::keys(given) {
        if !known.includes(&name, 0) {
            let name = name.as_string().unwrap_or_default();
            return Err(js_error("invalid-options", &format!("No option is called {name:?}.")));
        }
    }
    Ok(())
}

fn input_of<'a>(input: &'a str, kind: &str) -> Result<Input<'a>, JsValue> {
    match kind {
        "html" => Ok(Input::Html(input)),
        "text" => Ok(Input::Text(input)),
        "verbatim" => Ok(Input::Verbatim(input)),
        other => Err(js_error("invalid-kind", &format!("No kind of input is called {other:?}."))),
    }
}

/// Maps become objects and `None` becomes `null`: what `JSON.parse` would give.
fn to_js(value: &impl Serialize) -> Result<JsValue, JsValue> {
    value
        .serialize(&serde_wasm_bindgen::Serializer::json_compatible())
        .map_err(|error| js_error("internal", &error.to_string()))
}

fn js_error(code: &str, message: &str) -> JsValue {
    let error = js_sys::Error::new(message);
    // Setting a new property on a fresh object cannot fail.
    drop(Reflect::set(&error, &"code".into(), &code.into()));
    error.into()
}

/// Times the stages by the clock of the worker or the window; without one every time is 0.
struct Clock {
    performance: Option<web_sys::Performance>,
    last: f64,
    laps: BTreeMap<String, f64>,
}

impl Clock {
    fn start() -> Self {
        let global = js_sys::global();
        let performance = global
            .dyn_ref::<web_sys::WorkerGlobalScope>()
            .and_then(web_sys::WorkerGlobalScope::performance)
            .or_else(|| Reflect::get(&global, &"performance".into()).ok()?.dyn_into().ok());
        let last = performance.as_ref().map_or(0.0, web_sys::Performance::now);
        Self { performance, last, laps: BTreeMap::new() }
    }

    fn lap(&mut self, stage: Stage) -> f64 {
        let now = self.performance.as_ref().map_or(self.last, web_sys::Performance::now);
        let milliseconds = now - self.last;
        self.last = now;
        self.laps.insert(stage.name().to_owned(), milliseconds);
        milliseconds
    }
}
