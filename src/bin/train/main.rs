//! `train`: corpora in, the model files of the core and their cards out.

fn main() {}
