//! The types of the result and the options in, their TypeScript declarations out: a test keeps
//! the file that the page is checked against equal to the Rust types.

use std::any::TypeId;
use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{env, fs};

use ts_rs::{Config, TS, TypeVisitor};

use crate::{Analysis, Options};

const FILE: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/www/src/generated/types.ts");
const HEAD: &str = "// Generated from the Rust types by `UPDATE_TYPES=1 cargo test typescript`.\n";

/// Collects a type and everything it is made of, by name.
struct Declarations {
    config: Config,
    seen: BTreeSet<TypeId>,
    by_name: BTreeMap<String, String>,
}

impl TypeVisitor for Declarations {
    fn visit<T: TS + 'static + ?Sized>(&mut self) {
        // Types of the language have no path; they need no declaration.
        if T::output_path().is_none() || !self.seen.insert(TypeId::of::<T>()) {
            return;
        }
        let name = T::ident(&self.config);
        let declaration =
            format!("{}export {}\n", T::docs().unwrap_or_default(), T::decl(&self.config));
        self.by_name.insert(name, declaration);
        T::visit_dependencies(self);
    }
}

fn declarations() -> String {
    let mut all = Declarations {
        config: Config::new().with_large_int("number"),
        seen: BTreeSet::new(),
        by_name: BTreeMap::new(),
    };
    all.visit::<Analysis>();
    all.visit::<Options>();
    let declared: Vec<String> = all.by_name.into_values().collect();
    format!("{HEAD}\n{}", declared.join("\n"))
}

#[test]
fn the_declared_types_are_those_of_the_crate() {
    let expected = declarations();
    if env::var_os("UPDATE_TYPES").is_some() {
        fs::write(Path::new(FILE), &expected).unwrap();
    }
    let found = fs::read_to_string(FILE).unwrap_or_default();
    assert!(found == expected, "run `UPDATE_TYPES=1 cargo test typescript` and commit {FILE}");
}
