//! Characters as a page writes them in, as it means them out: references, ends of lines, NUL.

use html5ever::data::{C1_REPLACEMENTS, NAMED_ENTITIES};

use super::scan::{Kind, position};

/// The longest name of a character has fewer bytes.
const MAX_NAME: usize = 40;

/// The text as it is meant; between tags each NUL is left as it is.
pub(super) fn decode(text: &str, kind: Kind) -> String {
    let mut out = String::with_capacity(text.len());
    let mut rest = text;
    loop {
        let (plain, after) = rest.split_at_checked(position(rest, kind)).unwrap_or((rest, ""));
        out.push_str(plain);
        let mut characters = after.chars();
        let Some(sign) = characters.next() else { return out };
        rest = characters.as_str();
        match sign {
            '\r' => {
                out.push('\n');
                rest = rest.strip_prefix('\n').unwrap_or(rest);
            }
            '&' => match reference(rest, kind) {
                Some((meant, length)) => {
                    out.extend(meant.into_iter().flatten());
                    rest = rest.get(length..).unwrap_or_default();
                }
                None => out.push('&'),
            },
            '\0' if matches!(kind, Kind::Attribute | Kind::Raw) => out.push('\u{fffd}'),
            other => out.push(other),
        }
    }
}

/// One character or two that a reference stands for, and its length; it comes after "&".
fn reference(text: &str, kind: Kind) -> Option<([Option<char>; 2], usize)> {
    match text.strip_prefix('#') {
        Some(number) => {
            let (character, length) = numeric(number)?;
            Some(([Some(character), None], length + 1))
        }
        None => named(text, kind),
    }
}

fn numeric(text: &str) -> Option<(char, usize)> {
    let is_hex = text.starts_with(['x', 'X']);
    let (digits, base) = if is_hex { (text.get(1..)?, 16) } else { (text, 10) };
    let length = digits.find(|c: char| !c.is_digit(base)).unwrap_or(digits.len());
    let digits = digits.get(..length).filter(|digits| !digits.is_empty())?;
    // A number too long for any type is too large for any character.
    let character = match u32::from_str_radix(digits, base) {
        Ok(number @ 0x80..=0x9f) => {
            let old = usize::try_from(number - 0x80).ok().and_then(|at| C1_REPLACEMENTS.get(at));
            old.copied().flatten().or_else(|| char::from_u32(number))
        }
        Ok(0) | Err(_) => None,
        Ok(number) => char::from_u32(number),
    };
    let all = length + usize::from(is_hex);
    let stop = usize::from(text.get(all..).is_some_and(|rest| rest.starts_with(';')));
    Some((character.unwrap_or('\u{fffd}'), all + stop))
}

fn named(text: &str, kind: Kind) -> Option<([Option<char>; 2], usize)> {
    let letters = text.bytes().take(MAX_NAME).take_while(u8::is_ascii_alphanumeric).count();
    // With its semicolon a name is whole; some may go without.
    let whole = text.get(..=letters).filter(|name| name.ends_with(';'));
    let with_stop = whole.and_then(|name| Some((meaning(name)?, name.len())));
    let (meant, length) = with_stop.or_else(|| {
        let mut lengths = (1..=letters).rev();
        lengths.find_map(|length| Some((meaning(text.get(..length)?)?, length)))
    })?;
    let next = text.as_bytes().get(length);
    let goes_on = next.is_some_and(|b| b.is_ascii_alphanumeric() || *b == b'=');
    // In an address, "&copy=1" is no sign.
    let is_address = kind == Kind::Attribute && with_stop.is_none() && goes_on;
    (!is_address).then_some((meant, length))
}

fn meaning(name: &str) -> Option<[Option<char>; 2]> {
    let (first, second) = NAMED_ENTITIES.get(name).copied().filter(|(first, _)| *first != 0)?;
    Some([char::from_u32(first), char::from_u32(second).filter(|_| second != 0)])
}
