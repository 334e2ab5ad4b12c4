//! Room 1, “Listened to”: which pictures hang in it, on what paper, caught how.
//!
//! The scenes themselves are in the files beside this one.

mod home;
mod school;
mod words;

use crate::camera::{Camera, Table};
use crate::file::{Format, Stored};
use crate::sheet::Paper;
use crate::{LANDSCAPE, PORTRAIT, Picture, SQUARE};

pub fn pictures() -> Vec<Picture> {
    vec![
        Picture::new(
            "duoc-lang-nghe/1-me-bo-dien-thoai.jpg",
            101,
            LANDSCAPE,
            home::mum_puts_it_down,
        ),
        Picture {
            camera: Camera::Phone {
                table: Table::Wood,
                lean: 0.014,
            },
            stored: Stored::TurnLeft,
            ..Picture::new(
                "duoc-lang-nghe/2-cai-tai-that-to.jpg",
                102,
                PORTRAIT,
                school::big_ear,
            )
        },
        Picture {
            paper: Paper::Squared,
            pixels: 1040,
            format: Format::Png,
            ..Picture::new("duoc-lang-nghe/3-con-roi.png", 103, PORTRAIT, words::tangle)
        },
        Picture {
            paper: Paper::Rough,
            ..Picture::new(
                "duoc-lang-nghe/4-kể-cho-ông-nghe.jpg",
                104,
                LANDSCAPE,
                home::telling_grandpa,
            )
        },
        Picture {
            paper: Paper::Tinted(0xcfe6ef),
            pixels: 1040,
            format: Format::Png,
            ..Picture::new(
                "duoc-lang-nghe/5-bong-bong-loi-noi.png",
                105,
                SQUARE,
                words::bubbles,
            )
        },
        Picture {
            paper: Paper::Kraft,
            camera: Camera::Phone {
                table: Table::Plain(0x6f93a8),
                lean: 0.012,
            },
            ..Picture::new(
                "duoc-lang-nghe/6-hop-thu.jpg",
                106,
                PORTRAIT,
                school::letterbox,
            )
        },
        Picture {
            camera: Camera::Phone {
                table: Table::Tile,
                lean: 0.012,
            },
            pixels: 2000,
            ..Picture::new(
                "duoc-lang-nghe/7-ban-ngoi-canh-em.jpg",
                107,
                LANDSCAPE,
                school::friend_beside,
            )
        },
        Picture::new(
            "duoc-lang-nghe/8-bàn-ăn.jpg",
            108,
            SQUARE,
            home::table_without_screens,
        ),
        Picture {
            paper: Paper::Tinted(0xfdf0c4),
            ..Picture::new(
                "duoc-lang-nghe/10-goi-111.jpg",
                109,
                PORTRAIT,
                words::calling_111,
            )
        },
    ]
}
