/*
 * The title after a marker: up to the first full stop, colon or semicolon, or the end of the line. Where the punctuation
 * was lost and the body runs on, the heading is cut where it ends in sense: after the noun that closes it, before the
 * word that opens a sentence.
 */

// An ASCII full stop after a Chinese character ends a heading too; one between digits is a decimal point.
const END = /[。：:；;！!？?\u2028]|(?<=[\u3400-\u9fff”"》）)%％])[.．](?![0-9])/u;
/** Nouns and particles in which a heading of this genre usually ends. */
const CLOSING = '水平|质量|質量|能力|机制|機制|体系|體系|制度|建设|建設|管理|工作|力度|资源|資源|问题|問題|素养|素養|素质|发展|發展|教育|服务|服務|保障|改革|创新|創新|责任|責任'
  + '|任务|任務|安全|队伍|隊伍|环境|環境|条件|條件|结构|布局|规范|活动|工程|行动|计划|项目|规模|特色|品牌|成效|成果|实效|基础|格局|治理|监管|监督|培训|培养|班额|效益|效率|教学|公平|均衡|稳定|作风|党建';
/** Words that open a sentence of the body. */
const OPENING = '为了|为有效|为进一步|为切实|为加强|为全面|为深入|通过|按照|根据|依据|围绕|坚持|以[^，。]{2,12}为|认真|积极|严格落实|严格执行|切实|扎实|牢固|继续|进一步|不断|大力|全面推|全面落|全面提|深入|充分|健全|完善'
  + '|落实|实施|开展|组织|盘活|計劃|计划新|计划在|计划用|今年|去年|本年|目前|截至|截止|全县|全市|全区|我县|我市|我区|现有|共有|已有|投资|总投资|建立|制定|制订|印发|出台|召开|举办|每年|每学期|[12]\\d{3}年|强化|加强|推进|统筹|抓好|做好|把|将|对|从|各学校|各校|教研员|一年来|随着';
const RUN_ON = new RegExp(`(?<=[\\u3400-\\u9fff]{2}(?:${CLOSING})[”"》]?)(?=(?:${OPENING}))`, 'gu');
/** A heading longer than this is looked at for a body that runs on. */
const PLAIN = 22;

/** The title that begins at `start`; `limit` is the end of the paragraph or the next marker. */
export function headingTitle(text: string, start: number, limit: number): string {
  const written = text.slice(start, Math.min(limit, start + 400));
  const line = written.includes('\n') ? written.replace(/\s*\n\s*/gu, '') : written;
  const stop = line.search(END);
  const whole = stop === -1 ? line : line.slice(0, stop);
  return tidy(cutRunOn(cutAtGap(whole)));
}

// A wide gap divides heading and body when the line break between them was turned into blanks.
function cutAtGap(title: string): string {
  const gap = /(?=\s)(?<=\S{4})(?:\s{2,}|\u3000+|\s(?=\S{20}))/u.exec(title);
  return gap ? title.slice(0, gap.index) : title;
}

function cutRunOn(title: string): string {
  // 抓进度, 抓质量: the idiom is always three characters long.
  if (/^抓(?![好实紧牢住细严早出落])[\p{Script=Han}]{2}[^，,]{8,}$/u.test(title)) return title.slice(0, 3);
  if (title.length <= PLAIN) return title;
  const comma = title.search(/[，,]/u);
  const first = comma === -1 ? title.length : comma;
  RUN_ON.lastIndex = 6;
  for (let cut = RUN_ON.exec(title); cut !== null && title.length - cut.index >= 8; cut = RUN_ON.exec(title)) {
    // 推进…建设,完善…机制: a comma before the cut keeps a balanced heading whole up to it.
    if (cut.index <= first || title.length > PLAIN * 2) return title.slice(0, cut.index);
    RUN_ON.lastIndex = cut.index + 1;
  }
  return title;
}

function tidy(title: string): string {
  const open = /[（(【[《“][^）)】\]》”]*$/u.exec(title);
  const closed = open && open.index > 3 && /[（(【[]/u.test(open[0][0] ?? '') ? title.slice(0, open.index) : title;
  return closed.replace(/[\s\u3000*#、，,.．—-]+$/u, '').replace(/^[\s\u3000*]+/u, '');
}
