//! Going close: where the tiles of a work lie, and what its page says of them.
//!
//! The script of the page makes a tile's address of its level, column and row; the folder's name changes with any of
//! its bytes, so that no tile of an older picture is ever shown among those of a newer one.

use super::desk::Desk;
use crate::exhibition::{SitePath, WorkId, WorkIndex};
use crate::imaging::TILE_EDGE;
use crate::pipeline::render::{MadeTile, MadeTiles};
use crate::theme::views::DeepView;

/// Where a tile lies.
pub(super) fn path(id: &WorkId, tiles: &MadeTiles, tile: &MadeTile) -> SitePath {
    let folder = folder(id, tiles);
    plain(&format!(
        "{folder}/{}/{}-{}.jpg",
        tile.level, tile.column, tile.row
    ))
}

/// What the page of a work says of its tiles; `None` where it has none.
pub(super) fn deep(desk: &Desk<'_>, at: WorkIndex) -> Option<DeepView> {
    let tiles = desk.material.made(at)?.tiles.as_ref()?;
    let deepest = tiles.tiles.last()?;
    let folder = folder(&desk.exhibition.work(at).id, tiles);
    Some(DeepView {
        tiles: format!("{}/", desk.to_file(&plain(&folder))),
        width: tiles.width,
        height: tiles.height,
        edge: TILE_EDGE,
        deepest: deepest.level,
    })
}

fn folder(id: &WorkId, tiles: &MadeTiles) -> String {
    format!("pictures/{id}/tiles-{}", tiles.digest.base32(8))
}

fn plain(path: &str) -> SitePath {
    match SitePath::parse(path) {
        Some(path) => path,
        None => unreachable!("ids and digests make paths"),
    }
}
