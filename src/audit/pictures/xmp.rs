//! XMP: a packet of RDF, found by the words that its fields are named by.

use super::super::bytes::contains;
use super::super::item::Item;
use super::Carried;

/// Names of fields and what they tell.
const FIELDS: &[(&[u8], Item)] = &[
    (b"GPSLatitude", Item::Position(None)),
    (b"SerialNumber", Item::Serial),
    (b"dc:creator", Item::Owner),
    (b"OwnerName", Item::Owner),
    (b"photoshop:AuthorsPosition", Item::Owner),
    (b"dc:rights", Item::Owner),
    (b"photoshop:City", Item::PlaceName),
    (b"photoshop:Country", Item::PlaceName),
    (b"CreatorContactInfo", Item::Owner),
    (b"Iptc4xmpCore:Location", Item::PlaceName),
    (b"LocationShown", Item::PlaceName),
    (b"LocationCreated", Item::PlaceName),
    (b"mwg-rs:", Item::Faces),
    (b"MPReg:", Item::Faces),
    (b"PersonInImage", Item::Faces),
    (b"xmp:CreateDate", Item::Taken),
    (b"photoshop:DateCreated", Item::Taken),
    (b"exif:DateTimeOriginal", Item::Taken),
    (b"tiff:Model", Item::Camera),
    (b"xmp:CreatorTool", Item::Camera),
    (b"xmpGImg:image", Item::Thumbnail),
    (b"hdrgm:", Item::SecondPicture),
    (b"HDRGainMap", Item::SecondPicture),
    (b"GCamera:", Item::Exif),
    (b"dc:description", Item::Comment),
];

/// Reads a packet.
pub(super) fn read(bytes: &[u8], carried: &mut Carried) {
    carried.add(Item::Xmp);
    for (name, item) in FIELDS {
        if contains(bytes, name) {
            carried.add(item.clone());
        }
    }
}
