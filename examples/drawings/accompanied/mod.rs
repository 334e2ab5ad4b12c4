//! Room 3, “Accompanied”: which pictures hang in it, on what paper, caught how.
//!
//! The scenes themselves are in the files beside this one.

mod family;
mod journey;
mod together;

use crate::camera::{Camera, Table};
use crate::file::{Format, Stored};
use crate::sheet::Paper;
use crate::{LANDSCAPE, PORTRAIT, Picture, SQUARE};

pub fn pictures() -> Vec<Picture> {
    vec![
        Picture::new(
            "duoc-dong-hanh/1-khong-mot-minh.jpg",
            301,
            LANDSCAPE,
            together::not_alone,
        ),
        Picture {
            camera: Camera::Phone {
                table: Table::Wood,
                lean: 0.012,
            },
            stored: Stored::UpsideDown,
            pixels: 2000,
            ..Picture::new(
                "duoc-dong-hanh/2-duong-di-hoc.jpg",
                302,
                LANDSCAPE,
                journey::road,
            )
        },
        Picture {
            paper: Paper::Rough,
            pixels: 3000,
            ..Picture::new(
                "duoc-dong-hanh/3-canh-dieu.jpg",
                303,
                PORTRAIT,
                family::kite,
            )
        },
        Picture {
            paper: Paper::Tinted(0xfbe9a8),
            ..Picture::new(
                "duoc-dong-hanh/4-nắm-tay-nhau.jpg",
                304,
                LANDSCAPE,
                together::two_hands,
            )
        },
        Picture {
            camera: Camera::Phone {
                table: Table::Plain(0x8fae8c),
                lean: 0.012,
            },
            pixels: 2000,
            ..Picture::new(
                "duoc-dong-hanh/5-bo-hoc-cung-em.jpg",
                305,
                LANDSCAPE,
                family::dad_learns,
            )
        },
        Picture {
            paper: Paper::Tinted(0x252a48),
            ..Picture::new(
                "duoc-dong-hanh/6-den-cua-ca-lop.jpg",
                306,
                PORTRAIT,
                journey::lantern,
            )
        },
        Picture {
            paper: Paper::Tinted(0xf9dfc4),
            pixels: 1040,
            format: Format::Png,
            ..Picture::new(
                "duoc-dong-hanh/7-con-thuyen-giay.png",
                307,
                LANDSCAPE,
                journey::paper_boat,
            )
        },
        Picture {
            pixels: 2000,
            format: Format::Jpeg { quality: 74 },
            ..Picture::new(
                "duoc-dong-hanh/8-hai-ba-chau.jpg",
                308,
                SQUARE,
                family::grandma,
            )
        },
        Picture {
            camera: Camera::Phone {
                table: Table::Mat,
                lean: 0.014,
            },
            ..Picture::new(
                "duoc-dong-hanh/9-mat-troi.jpg",
                309,
                PORTRAIT,
                together::sun_in_phone,
            )
        },
    ]
}
