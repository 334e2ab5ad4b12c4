//! provisional
use crate::imaging::containers::jpeg::Jpeg;
use crate::imaging::error::PictureError;
use crate::imaging::fit::Fit;
use crate::imaging::planes::Planes;
use crate::imaging::spec::Limits;

pub(super) fn largest(_: &Jpeg<'_>, _: &Fit, _: &Limits) -> Result<Option<Planes>, PictureError> {
    Ok(None)
}
