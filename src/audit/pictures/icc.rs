//! Colour profiles: their description, which may name a machine.

use super::super::bytes::{Order, slice, u32_at};
use super::{Carried, name};

/// Reads a profile.
pub(super) fn read(bytes: &[u8], carried: &mut Carried) {
    carried.profile = Some(description(bytes).unwrap_or_default());
}

fn description(bytes: &[u8]) -> Option<String> {
    let count = u32_at(bytes, 128, Order::Big)?.min(100) as usize;
    let tag = (0..count)
        .map(|n| 132 + 12 * n)
        .find(|at| slice(bytes, *at, 4) == Some(b"desc"))?;
    let start = u32_at(bytes, tag + 4, Order::Big)? as usize;
    let length = u32_at(bytes, tag + 8, Order::Big)? as usize;
    let value = slice(bytes, start, length)?;
    match value.get(..4)? {
        b"desc" => Some(name(value.get(12..)?)),
        // multi-localised: two-byte characters
        b"mluc" => {
            let length = u32_at(value, 20, Order::Big)? as usize;
            let text = slice(value, u32_at(value, 24, Order::Big)? as usize, length)?;
            let narrow: Vec<u8> = text.chunks_exact(2).map(|pair| pair[1]).collect();
            Some(name(&narrow))
        }
        _ => None,
    }
}
