/*
 * Nouns that decide whether a small number counts things or names a slogan: 三个乡镇 can be visited one after the
 * other, 三个方面 cannot. Two lists, because the undecided middle is treated differently for Arabic and Chinese numerals.
 */

const PLACES = '乡镇|乡|镇|街道|社区|行政村|贫困村|村|县|市区|县区|市县|区县|旗|盟|学区|片区|校区|园区|城区|地区|省份|国家|楼栋';
const SCHOOLS = '学校|中学|小学|初中|高中|幼儿园|幼儿班|分园|中心园|园所|公办园|民办园|普惠园|分校|校|教学点|教学班|班级|班(?!子)|年级组|' +
  '教研组|学科组|教育集团|集团|联盟|共同体|协作区|联合体|教育共同体';
const GROUPS = '小组|工作组|督查组|检查组|督导组|调研组|考核组|专班|支部|党组织|党总支|党支部|社团|运动队|代表队|队(?!伍)|团队|单位|部门|科室|股室|机构|企业|' +
  '家庭|户|协会|委员会';
const BUILDINGS = '工作室|工作坊|实验室|教室|功能室|活动室|图书室|咨询室|辅导室|室|场馆|场地|操场|运动场|足球场|篮球场|食堂|餐厅|宿舍|公寓|厕所|' +
  '基地|站点|站|点位|教学楼|楼|场|馆|项目|标段|子项目|车间|实训中心|停车场|停车位';
const POSTS = '岗位|编制|学位|床位|车位|名额|席位|专业|课题|学科(?!素养)|科目|课程(?!体系)|奖项|奖|金牌|银牌|铜牌|案例|样本|成果|专利|论文|作品|称号|' +
  '培训班|班次|场次|课时|学时|教师|学生|儿童|娃娃|孩子|名师|校长|人|教学能手|节目|证书|赛事|比赛|品牌';
const CONCRETE = `(?:${PLACES}|${SCHOOLS}|${GROUPS}|${BUILDINGS}|${POSTS})`;

/** Never a thing, whatever follows. */
const NOTIONS = '方面|意识|自信|维护|确保|坚持|带头|主体(?!工程|结构)|体系|关键|环节|层面|维度|阶段|步骤|目标|原则|关系|结合|到位|统一|必须|严格|严禁|' +
  '不准|不得|禁止|层次|台阶|突破|转变|提升|提高|增强|增长|强化|着力|聚焦|机制|制度|举措|措施|要求|任务|纪律|能力|主题(?!公园|展)|主线|抓手|' +
  '平台|中心(?!校|小学|幼儿园|园|学校)|大局|导向|方向|优先|先行|率先|全覆盖|从严|延伸|满意|为主|为先|防线|关口|支撑|保障|战略|模式|理念|精神|' +
  '传统|作风|素养|规定|禁令|承诺|准则|内容|指标|字|高地|品质|务必|力度|成效|作用|战役|革命|融合|协同|联动|贯通|转型|跨越|进步|' +
  '实事|民生实事|惠民实事|大事|要事|一|不|没有|更|能|有|无|零|好';
/** Notions by themselves, but often the first half of a thing: 重点 in 重点项目, 建设 in 建设标段. */
const HALF_NOTIONS = '专项|行动|重点|建设|管理|创新|发展|活动|计划|工程|标准|服务|面向|文明|责任|清单|台账|改革|工作|战|在|核心|基本|主要|重要|新|大';
const QUOTE = '[“"‘「『]';

const CONCRETE_AFTER = new RegExp(`^[^,。;:!?、()\\d\\n“”]{0,8}?${CONCRETE}`);
const CONCRETE_BEFORE = new RegExp(`${CONCRETE}(?:共|各|计|达|建设|培训)?$`);
const NOTION_AFTER = new RegExp(`^(?:${QUOTE}|(?:大|新|核心|基本|主要|重要|重点|关键|专项)?(?:${NOTIONS}))`);
const HALF_NOTION_AFTER = new RegExp(`^(?:${HALF_NOTIONS})`);
const PLAIN_HALF_AFTER = /^(?:专项|行动|工作|改革|战|重点(?:[,。;、]|$|工作|任务|环节|领域))/;
const FIGURATIVE_AFTER = /^(?:台阶|防线|关口|高地|主线|机制|制度|体系|方面|工程|行动|实事|难关|硬仗|大战|战役)/;
const TEAMS_AFTER = /^[^,。;、]{0,6}队伍/;

/** Whether the words right after a classifier name things one can count: 乡镇, 重点项目. */
export const isConcrete = (after: string): boolean => !NOTION_AFTER.test(after) && CONCRETE_AFTER.test(after);

/** Whether the words right before a numeral name things one can count: 新增教学班 in 新增教学班十二个. */
export const endsConcrete = (before: string): boolean => CONCRETE_BEFORE.test(before);

/** Whether the words right after a classifier name a notion: 方面, 意识, “百分百”. */
export const isAbstract = (after: string): boolean =>
  NOTION_AFTER.test(after) || TEAMS_AFTER.test(after) || (HALF_NOTION_AFTER.test(after) && !CONCRETE_AFTER.test(after));

/** Whether even a plain classifier counts no things here: 三支队伍, 两座高地. */
export const isFigurative = (after: string): boolean => TEAMS_AFTER.test(after) || FIGURATIVE_AFTER.test(after);

/** Whether a classifier with an Arabic figure counts a notion: people write 5 before what they have counted. */
export const isPlainlyAbstract = (after: string): boolean =>
  NOTION_AFTER.test(after) || TEAMS_AFTER.test(after) || (PLAIN_HALF_AFTER.test(after) && !CONCRETE_AFTER.test(after));
