//! JPEG from and to planes, without a detour through RGB.

pub(super) mod encode;
