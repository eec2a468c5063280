//! Judged quotes in, how often they are right at each confidence out.

use std::fmt;

use article_analyzer::QuoteAct;
use article_analyzer::quotes::training::Judged;

/// How often speech is right, by its confidence in tenths.
#[derive(Debug, Default)]
pub(crate) struct Reliability([Bin; 10]);

#[derive(Debug, Clone, Copy, Default)]
struct Bin {
    quotes: u32,
    right: u32,
    confidence: f64,
}

impl Reliability {
    pub(crate) fn add(&mut self, judged: &Judged) {
        let place = (0_u8..9).find(|place| judged.confidence < f32::from(place + 1) / 10.0);
        let bin = self.0.get_mut(usize::from(place.unwrap_or(9)));
        if let Some(bin) = bin.filter(|_| judged.act == QuoteAct::Speech) {
            bin.quotes += 1;
            bin.right += u32::from(judged.right);
            bin.confidence += f64::from(judged.confidence);
        }
    }
}

impl fmt::Display for Reliability {
    fn fmt(&self, out: &mut fmt::Formatter<'_>) -> fmt::Result {
        writeln!(
            out,
            "| confidence | quotes | right | mean confidence |\n| --- | --- | --- | --- |"
        )?;
        for (place, bin) in self.0.iter().enumerate() {
            write!(out, "| 0.{place} | {} |", bin.quotes)?;
            let count = f64::from(bin.quotes);
            if bin.quotes > 0 {
                write!(
                    out,
                    " {:.2} | {:.2}",
                    f64::from(bin.right) / count,
                    bin.confidence / count
                )?;
            } else {
                write!(out, " |")?;
            }
            writeln!(out, " |")?;
        }
        Ok(())
    }
}
