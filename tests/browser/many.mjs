// Writes a large exhibition: COUNT works in rooms of 250 that share the pictures of a built one, so that rendering costs
// little while there is everything to list: topics, grades, provinces, schools, awards, years and titles.
//   node many.mjs SITE COUNT PUBLIC
// PUBLIC is a built exhibition whose pictures, 640 pixels wide, are taken.
import { copyFileSync, existsSync, linkSync, mkdirSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";

const [, , site, count, built] = process.argv;
const ROOM = 250;
const FIRST = ["Bàn tay", "Chiếc ô", "Con đường", "Ngôi nhà", "Cánh diều", "Hộp thư", "Bông hoa", "Khu vườn", "Lá thư", "Ngọn đèn", "Con thuyền", "Mặt trời", "Ước mơ", "Tấm khiên", "Chìa khóa", "Đàn chim", "Quả bóng", "Bức tường", "Giấc ngủ", "Cầu vồng"];
const SECOND = ["của mẹ", "của em", "ấm áp", "biết nói", "trong mưa", "dưới biển", "trên mây", "không ngủ", "của cả lớp", "đi lạc", "tử tế", "bí mật", "màu xanh", "bắt nạt", "lắng nghe", "ngày mai", "trên mạng", "giữa phố", "của ông", "an toàn"];
const NAMES = ["Minh An", "Bảo Ngọc", "Gia Hân", "Tuệ Lâm", "Đức Anh", "Khánh Linh", "Ánh Dương", "Thảo Vy", "Quang Huy", "Yến Nhi", "Phúc", "Thiện"];
const PROVINCES = ["Hà Nội", "Đà Nẵng", "Huế", "Cần Thơ", "Hải Phòng", "Nghệ An", "Lào Cai", "Đắk Lắk", "An Giang", "Thanh Hóa"];
const SCHOOLS = ["Hoa Sen", "Bến Phù Sa", "Làng Sen Nhỏ", "Đồi Chè", "Sông Xanh", "Núi Mây", "Vườn Cam", "Biển Sáng"];
const AWARDS = ["Giải Đặc biệt", "Giải Nhất", "Giải Nhì", "Giải Ba"];
const TOPICS = ["content", "contact", "conduct", "contract"];
const of = (list, number) => list[number % list.length];

const pictures = readdirSync(join(built, "pictures")).sort().flatMap((id) => readdirSync(join(built, "pictures", id)).filter((name) => /^640-.*\.jpg$/.test(name)).map((name) => join(built, "pictures", id, name)));

/** The same bytes under one more name: linked where the disk allows it. */
function put(from, to) {
  if (existsSync(to)) return;
  try { linkSync(from, to); } catch { copyFileSync(from, to); }
}

const content = join(site, "content");
mkdirSync(content, { recursive: true });
writeFileSync(join(content, "exhibition.yaml"), "title: {vi: Mười nghìn bức tranh, en: Ten thousand drawings}\ndescription: {vi: Một triển lãm rất lớn để đo., en: A very large exhibition to measure.}\nlanguages: [vi, en]\npublish: {level: school, indexing: true}\nderivatives: {widths: [320, 640]}\nhelp: {checked_on: 2026-01-11, lines: [{phone: \"111\", name: {vi: Tổng đài bảo vệ trẻ em, en: Child helpline}}]}\n");
for (let number = 0; number < Number(count); number += 1) {
  const room = join(content, `phong-${String(Math.floor(number / ROOM)).padStart(3, "0")}`);
  if (number % ROOM === 0) {
    mkdirSync(room, { recursive: true });
    const shown = number / ROOM + 1;
    writeFileSync(join(room, "room.yaml"), `title: {vi: Phòng ${shown}, en: Room ${shown}}\nslug: phong-${shown}\ndefaults:\n  consent: {basis: demonstration}\n  reviewed: {on: 2026-01-05, outcome: clear}\n`);
  }
  const stem = String(number).padStart(5, "0");
  // A step that shares no divisor with the lists' lengths, so that neighbours differ.
  const mixed = number * 7 + Math.floor(number / 20);
  put(of(pictures, mixed), join(room, `${stem}.jpg`));
  const title = `${of(FIRST, mixed)} ${of(SECOND, Math.floor(number / 3))}`;
  const award = number % 50 === 0 ? `award: {vi: ${of(AWARDS, number / 50)}, en: Prize ${(number / 50) % 4 + 1}}\n` : "";
  writeFileSync(join(room, `${stem}.yaml`),
    `id: many${stem}\ntitle: {vi: "${title}", en: "Drawing ${number + 1}"}\nalt: {vi: "Tranh sáu mươi màu số ${number + 1}: ${title.toLowerCase()} giữa trời xanh và cỏ.", en: "Picture ${number + 1} of a child between sky and grass."}\n` +
    `artist: {display_name: ${of(NAMES, mixed)}, grade: ${number % 12 + 1}}\nschool: Trường ${of(SCHOOLS, number)}\nprovince: ${of(PROVINCES, mixed)}\nyear: ${2022 + number % 4}\ntopics: [${of(TOPICS, number)}, ${of(TOPICS, number + 1)}]\n${award}` +
    `statement: "Em vẽ ${title.toLowerCase()} vì em muốn được lắng nghe."\n`);
}
console.log(`${count} works in ${Math.ceil(count / ROOM)} rooms`);
