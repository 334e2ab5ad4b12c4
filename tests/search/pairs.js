// Questions and answers: what people type, and what the search must find, over the demonstration and over a generated
// exhibition. For the first the answers were chosen by hand; for the second they are worked out by reading every text.
//   node pairs.js PUBLIC MANY
// PUBLIC is the built demonstration; MANY a folder with a written index (see run). The weights of first questions are
// held to their bars, too.
'use strict';
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { fold } = require('../../themes/safety/assets/search.js');
const { open } = require('./site.js');

const [, , built, many] = process.argv;
const KB = 1024;
const DECOMPOSED = 'Ba\u0306\u0301t na\u0323t';

/** Language, words, choices, how many works, and how the first titles are called. */
const DEMONSTRATION = [
  // With marks, without, in capitals, decomposed
  ['vi', 'bắt nạt', [], 1, 'Đèn của cả lớp'],
  ['vi', 'bat nat', [], 1, 'Đèn của cả lớp'],
  ['vi', 'BẮT NẠT', [], 1, 'Đèn của cả lớp'],
  ['vi', 'BaT nAt', [], 1, 'Đèn của cả lớp'],
  ['vi', DECOMPOSED, [], 1, 'Đèn của cả lớp'],
  ['vi', 'mật khẩu', [], 1, 'Mật khẩu là chìa khóa'],
  ['vi', 'mat khau', [], 1, 'Mật khẩu là chìa khóa'],
  ['vi', 'khau, mat!', [], 1, 'Mật khẩu là chìa khóa'],
  ['vi', '«MẬT» khau', [], 1, 'Mật khẩu là chìa khóa'],
  // đ
  ['vi', 'điện thoại', [], 9, 'Mẹ bỏ điện thoại xuống', 'Mặt trời trong điện thoại'],
  ['vi', 'dien thoai', [], 9, 'Mẹ bỏ điện thoại xuống', 'Mặt trời trong điện thoại'],
  ['vi', 'ĐIỆN THOẠI', [], 9, 'Mẹ bỏ điện thoại xuống'],
  ['vi', 'đường', [], 2, 'Đường đi học trên mạng'],
  ['vi', 'duong', [], 2],
  ['vi', 'Đương', [], 2],
  ['vi', 'đừng nói', [], 14, 'Đừng nói chuyện với người lạ'],
  ['vi', 'dung noi chuyen', [], 5, 'Đừng nói chuyện với người lạ'],
  // Marks that are typed come first
  ['vi', 'bà', [], 27, 'Hai bà cháu và chiếc máy tính bảng'],
  ['vi', 'mặ', [], 27, 'Mặt trời trong điện thoại'],
  ['vi', 'cá con', [], 3, 'Cá con và mồi câu'],
  ['vi', 'ca con', [], 3, 'Cá con và mồi câu'],
  // Beginnings of words, the last one alone
  ['vi', 'thuy', [], 2, 'Con thuyền giấy'],
  ['vi', 'con thuyen gi', [], 2, 'Con thuyền giấy'],
  ['vi', 'hiep s', [], 1, 'Hiệp sĩ của mạng'],
  ['vi', 'hie sĩ', [], 0],
  ['vi', 'troi', [], 5, 'Mặt trời trong điện thoại'],
  ['vi', 'c', [], 27],
  // What the label says
  ['vi', 'minh an', [], 4, 'Mẹ bỏ điện thoại xuống'],
  ['vi', 'chú dế mèn', [], 1, 'Con rối rắm trong lòng'],
  ['vi', 'chu de men', [], 1, 'Con rối rắm trong lòng'],
  ['vi', 'hà nội', [], 1, 'Mẹ bỏ điện thoại xuống'],
  ['vi', 'ho chi minh', [], 1, 'Ảnh của em là của em'],
  ['vi', 'lớp 4', [], 3, 'Cái tai thật to của cô giáo'],
  ['vi', 'giải nhất', [], 1, 'Cái tai thật to của cô giáo'],
  ['vi', '2025', [], 27],
  ['vi', 'được lắng nghe', [], 9],
  ['vi', 'trung hoc co so', [], 9],
  ['vi', 'sáp màu', [], 8],
  ['vi', '111', [], 1, 'Gọi 111'],
  // Choices, alone, together and with words
  ['vi', '', ['grades/4'], 3],
  ['vi', '', ['topics/contact'], 10],
  ['vi', '', ['rooms/duoc-bao-ve'], 9],
  ['vi', '', ['provinces/01'], 1, 'Mẹ bỏ điện thoại xuống'],
  ['vi', '', ['awards/giai-nhat'], 1, 'Cái tai thật to của cô giáo'],
  ['vi', '', ['grades/1', 'provinces/01'], 0],
  ['vi', '', ['topics/contact', 'rooms/duoc-bao-ve'], 3],
  ['vi', 'mật khẩu', ['rooms/duoc-bao-ve'], 1, 'Mật khẩu là chìa khóa'],
  ['vi', 'mat khau', ['rooms/duoc-lang-nghe'], 0],
  ['vi', 'em', ['awards/giai-nhat'], 1, 'Cái tai thật to của cô giáo'],
  // Nothing, and signs that are no words
  ['vi', 'xe tăng', [], 0],
  ['vi', 'zzz', [], 0],
  ['vi', 'mẹ zzz', [], 0],
  ['vi', '🎨', [], 0],
  ['vi', 'mật khẩu 🎨', [], 1, 'Mật khẩu là chìa khóa'],
  ['vi', '', ['topics/khong-co'], 0],
  ['vi', '', ['../../help/index'], 0],
  // The other language
  ['en', 'kite', [], 1, 'A kite with a string'],
  ['en', 'KITE str', [], 1, 'A kite with a string'],
  ['en', 'paper boat', [], 1, 'The paper boat'],
  ['en', 'boat paper', [], 1, 'The paper boat'],
  ['en', 'first prize', [], 1, "My teacher's very big ear"],
  ['en', 'teacher’s', [], 2, "My teacher's very big ear"],
  ['en', 'grade 4', [], 3, "My teacher's very big ear"],
  ['en', 'stran', ['topics/contact'], 1, "Don't talk to strangers"],
  ['en', 'wolf', [], 1, 'The wolf behind the screen'],
  ['en', 'ha noi', [], 1, 'Mum puts the phone down'],
  ['en', 'bắt nạt', [], 0],
];

/** Words and choices; what is found is worked out from the texts. Few beginnings of very many words: those ask for more. */
const GENERATED = [
  ['bắt nạt'], ['bat nat'], ['BẮT NẠT'], [DECOMPOSED], ['bát ngát'], ['bat ngat'], ['ban tay'], ['bàn tay của mẹ'], ['đàn chim'],
  ['dan chim'], ['Đàn Chim đi lạc'], ['mat khau tu te'], ['mặt trời'], ['da nang'], ['Đà Nẵng'], ['đắk'], ['hue'], ['giải đặc biệt'],
  ['giai nhi'], ['lop 4'], ['Lớp 12'], ['phong 3'], ['Phòng 17'], ['2023'], ['duc anh'], ['hoa sen'], ['ben phu sa'], ['thuyen'],
  ['khau mat'], ['nganh'], ['nghiê'], ['xuoi'], ['zzz'], ['bat zzz'], ['', 'topics/contact'], ['', 'grades/4', 'topics/contract'],
  ['', 'rooms/phong-3'], ['bat nat', 'topics/contact'], ['bắt nạt', 'topics/contact', 'years/2024'], ['ban tay', 'provinces/48'],
  ['em', 'rooms/phong-1', 'grades/7'], ['mat', 'grades/1', 'grades/2'], ['sap mau tren giay'], ['tiep xuc'],
];

const failures = [];
const fail = (question, what) => failures.push(`${JSON.stringify(question)}: ${what}`);

async function demonstration() {
  const indexes = { vi: open(built, 'vi'), en: open(built, 'en') };
  let heaviest = 0;
  for (const [language, words, choices, count, ...titles] of DEMONSTRATION) {
    const index = indexes[language];
    const { works } = await index.ask(words, choices);
    const found = await Promise.all(works.slice(0, titles.length).map(async (work) => [(await index.card(work))[1]].flat()[0]));
    if (works.length !== count) fail([language, words, ...choices], `${works.length} works instead of ${count}`);
    if (found.join() !== titles.join()) fail([language, words, ...choices], `first “${found.join('”, “')}” instead of “${titles.join('”, “')}”`);
    heaviest = Math.max(heaviest, (await index.weight(words, choices)).bytes);
  }
  console.log(`${DEMONSTRATION.length} pairs over the demonstration; the heaviest first question fetches ${(heaviest / KB).toFixed(1)} KB`);
}

/** Every word of a work, with its marks and without. */
function texts(work) {
  const text = [work.title, work.text.flat()].flat().filter((part) => part !== null).join(' ');
  const marked = (text.normalize('NFC').match(/[\p{L}\p{N}]+/gu) ?? []).map((word) => word.toLowerCase());
  return { marked, folded: marked.map(fold), work };
}

/** The works that a reader of all texts would name, and those of them that have the marks as they were typed. */
function read(works, words, choices) {
  const typed = words.normalize('NFC').toLowerCase().split(/\s+/).filter(Boolean);
  const folded = typed.map(fold);
  const has = ({ marked, folded: plain }, marks) => (marks ? typed : folded).every((word, at) => {
    const last = at === typed.length - 1 && !/^\d$/.test(word);
    return (marks ? marked : plain).some((other) => other === word || (last && other.startsWith(word)));
  });
  const chosen = ({ work }) => choices.every((choice) => { const [name, key] = choice.split('/'); return work[name].includes(key); });
  const found = works.map((work, at) => [work, at]).filter(([work]) => chosen(work) && has(work, false));
  return { all: found.map(([, at]) => at), marked: found.filter(([work]) => has(work, true)).map(([, at]) => at) };
}

async function generated() {
  const works = JSON.parse(readFileSync(join(many, 'works.json'), 'utf8')).map(texts);
  const index = open(many, 'vi');
  const bar = (works.length > 10_000 ? 80 : 40) * KB;
  let heaviest = 0;
  for (const [words, ...choices] of GENERATED) {
    const wanted = read(works, words, choices);
    const { works: found, more } = await index.ask(words, choices);
    if (more) fail([words, ...choices], 'asks for more letters');
    if ([...found].sort((a, b) => a - b).join() !== wanted.all.join()) fail([words, ...choices], `${found.length} works instead of ${wanted.all.length}`);
    const marked = words.normalize('NFC').toLowerCase() !== fold(words);
    if (marked && found.slice(0, wanted.marked.length).sort((a, b) => a - b).join() !== wanted.marked.join()) fail([words, ...choices], 'those with the marks are not first');
    const { bytes } = await index.weight(words, choices);
    if (bytes > heaviest) heaviest = bytes;
    if (bytes > bar) fail([words, ...choices], `fetches ${(bytes / KB).toFixed(1)} KB`);
  }
  // Very short beginnings fetch no more either.
  for (const words of ['t', 'th', 'ng', 'c', 'em', 'a']) {
    const { bytes } = await index.weight(words, []);
    if (bytes > bar) fail([words], `fetches ${(bytes / KB).toFixed(1)} KB`);
    heaviest = Math.max(heaviest, bytes);
  }
  const seconds = readFileSync(join(many, 'seconds'), 'utf8');
  console.log(`${GENERATED.length} pairs over ${works.length} generated works, indexed in ${seconds} s; the heaviest first question fetches ${(heaviest / KB).toFixed(1)} KB in ${index.names.size} files`);
}

demonstration().then(generated).then(() => {
  for (const failure of failures) console.log(`FAILED ${failure}`);
  console.log(failures.length ? `${failures.length} failed` : 'none failed');
  process.exitCode = failures.length ? 1 : 0;
});
