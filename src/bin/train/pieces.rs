//! The project's own news pieces, written to be trained on, in; their texts with names and quotes out.

use std::error::Error;
use std::fs;
use std::path::Path;

use article_analyzer::marked::{self, Piece};

use crate::corpus;

/// Their folder, below the folder of the crate.
pub(crate) const FOLDER: &str = "src/bin/train/pieces";

/// All pieces in the order of their names, with a hash of them all.
pub(crate) fn read(crate_root: &Path) -> Result<(Vec<Piece>, String), Box<dyn Error>> {
    let files = fs::read_dir(crate_root.join(FOLDER))?.collect::<Result<Vec<_>, _>>()?;
    let mut paths: Vec<_> = files.into_iter().map(|file| file.path()).collect();
    paths.retain(|path| path.extension().is_some_and(|extension| extension == "marked"));
    paths.sort();
    let mut pieces = Vec::with_capacity(paths.len());
    let mut whole = String::new();
    for path in paths {
        let file = fs::read_to_string(&path)?;
        let id = path.file_stem().unwrap_or_default().to_string_lossy();
        let piece = marked::piece(&id, &file).map_err(|fault| format!("{id}: {fault}"))?;
        pieces.push(piece);
        whole.push_str(&file);
    }
    Ok((pieces, corpus::hash(whole.as_bytes())))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_is_marked_as_it_should_be() {
        let (pieces, _) = read(Path::new(env!("CARGO_MANIFEST_DIR"))).unwrap();
        for piece in pieces {
            assert!(!piece.names.is_empty() && !piece.text.contains(['<', '>']), "{}", piece.id);
        }
    }
}
