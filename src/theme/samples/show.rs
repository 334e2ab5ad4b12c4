//! Samples of slideshows and guided tours.

use super::Samples;
use crate::theme::views::*;

impl Samples<'_> {
    fn slide(&self, at: usize) -> SlideView {
        SlideView {
            href: "work.html".into(),
            title: self.some(self.title(at)),
            picture: self.picture(at),
            credits: self
                .some(vec![self.text("Minh An", "Minh An")])
                .unwrap_or_default(),
            grade: self.some(4),
            age: self.some(9),
            school: self.some(self.text("Trường Tiểu học Hoa Sen", "Trường Tiểu học Hoa Sen")),
            medium: self.some(self.phrase("Sáp màu trên giấy", "Crayon on paper")),
            award: self.some(self.phrase("Giải Nhất", "First prize")),
        }
    }

    pub(super) fn slideshow(&self) -> Body {
        Body::Slideshow(SlideshowView {
            room: self.some(self.phrase("Được lắng nghe", "Listened to")),
            slides: (0..3).map(|at| self.slide(at)).collect(),
            first: 61,
            count: 123,
            previous: self.some("slideshow.html".into()),
            next: self.some("slideshow.html".into()),
            start: "slideshow.html".into(),
            leave: "room.html".into(),
            others: vec![
                self.nav("slideshow.html", "slideshow-all", false),
                self.named(
                    "slideshow.html",
                    self.phrase("Được lắng nghe", "Listened to"),
                ),
                self.named("slideshow.html", self.phrase("Được bảo vệ", "Protected")),
            ],
        })
    }

    pub(super) fn tour(&self) -> Body {
        let words = |vi: &str, en: &str| self.some(self.prose(vi, en));
        let look = |x| RegionView {
            x,
            y: 100,
            width: 300,
            height: 200,
            words: words("<p>Nhìn này.</p>", "<p>Look.</p>"),
        };
        let stop = |at| StopView {
            slide: self.slide(at),
            words: words(
                "<p>Một bàn tay <em>ấm</em>.</p>",
                "<p>A <em>warm</em> hand.</p>",
            ),
            regions: self.some(vec![look(0), look(400)]).unwrap_or_default(),
        };
        Body::Tour(TourView {
            title: self.phrase("Bốn bức tranh", "Four drawings"),
            intro: words("<p>Mời bạn đi cùng.</p>", "<p>Come along.</p>"),
            stops: vec![stop(0), stop(1)],
            tours: self.some("tours.html".into()),
        })
    }

    pub(super) fn tours(&self) -> Body {
        let tour = |at| TourCard {
            href: "tour.html".into(),
            title: self.phrase("Bốn bức tranh", "Four drawings"),
            count: at + 1,
            cover: self.some(self.picture(at)),
        };
        Body::Tours(ToursView {
            tours: (0..2).map(tour).collect(),
        })
    }
}
