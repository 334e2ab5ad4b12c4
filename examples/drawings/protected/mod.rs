//! Room 2, “Protected”: which pictures hang in it, on what paper, caught how.
//!
//! The scenes themselves are in the files beside this one.

mod brave;
mod limits;
mod locks;
mod shelter;

use crate::camera::{Camera, Table};
use crate::file::{Format, Stored};
use crate::sheet::Paper;
use crate::{LANDSCAPE, PORTRAIT, Picture, SQUARE};

pub fn pictures() -> Vec<Picture> {
    vec![
        Picture::new(
            "duoc-bao-ve/1-chia-khoa.jpg",
            201,
            LANDSCAPE,
            locks::giant_key,
        ),
        Picture {
            camera: Camera::Phone {
                table: Table::Mat,
                lean: 0.012,
            },
            stored: Stored::TurnRight,
            ..Picture::new("duoc-bao-ve/2-hiep-si.jpg", 202, LANDSCAPE, brave::knight)
        },
        Picture {
            paper: Paper::Tinted(0x2c3454),
            ..Picture::new("duoc-bao-ve/3-con-soi.jpg", 203, LANDSCAPE, brave::wolf)
        },
        Picture {
            paper: Paper::Rough,
            ..Picture::new(
                "duoc-bao-ve/4-chiec-o.jpg",
                204,
                LANDSCAPE,
                shelter::umbrella,
            )
        },
        Picture {
            paper: Paper::Squared,
            camera: Camera::Phone {
                table: Table::Wood,
                lean: 0.014,
            },
            ..Picture::new("duoc-bao-ve/5-nguoi-la.jpg", 205, PORTRAIT, limits::stop)
        },
        Picture {
            paper: Paper::Tinted(0xf6ead2),
            pixels: 1000,
            format: Format::WebP,
            ..Picture::new(
                "duoc-bao-ve/6-bức-tường-lời-hay.webp",
                206,
                LANDSCAPE,
                shelter::wall,
            )
        },
        Picture {
            paper: Paper::Rough,
            camera: Camera::Phone {
                table: Table::Plain(0xd8d2c4),
                lean: 0.01,
            },
            secrets: true,
            ..Picture::new("duoc-bao-ve/7-ca-con.jpg", 207, PORTRAIT, limits::bait)
        },
        Picture {
            pixels: 2000,
            format: Format::Jpeg { quality: 68 },
            ..Picture::new(
                "duoc-bao-ve/8-khoa-cua-khoa-may.jpg",
                208,
                SQUARE,
                locks::two_locks,
            )
        },
        Picture {
            paper: Paper::Tinted(0xfdf3d8),
            ..Picture::new(
                "duoc-bao-ve/9-anh-cua-em.jpg",
                209,
                PORTRAIT,
                limits::my_picture,
            )
        },
    ]
}
