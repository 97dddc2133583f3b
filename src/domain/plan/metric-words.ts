/*
 * Words that build the name of a figure: verbs of doing, levels of schooling, what is done for each, rising and falling.
 */
import { beforeCue } from './phrase.ts';

/** What is done with the things counted, as the alternatives of a pattern. */
export const VERBS = '新建改扩建|新建改建|新建扩建|改建扩建|招聘|招录|招收|新建|改扩建|改建|扩建|迁建|续建|新增|增加|增设|新创建|完成|建成|建设|启动|投入|投资|培训|组织|举办|开展|创建|评选|培养|培育|补充|购置|购买|添置|配备|配置|安装|改造|更换|更新|资助|发放|落实|争取|化解|消除|整改|排查|检查|引进|选派|选聘|撤并|交流|表彰|打造|建立|设立|聘请|安排|拨付|支出|惠及|覆盖|获评|荣获|认定|立项|接送|办理|受理|查出|清退|试点|翻修|维修|加固|承办|召开|参加|参与|启用|命名|储备|推出|解决|下发|吸纳|带动|实施|设置|开设|捐赠|送教|服务|提供|规划|征集|遴选|推荐|选送|创成|巩固|推广|奖励|减免|组建|成立|新开工|发行|签订|申请';
/** A verb at the start, or several of one kind. */
export const VERB_FIRST = new RegExp(`^(?:公开|集中|全部|新|重点|统筹|分批)?(?:${VERBS})(?:[、和](?:${VERBS}))*`);
/** Words that end in a verb and so still lack their noun. */
export const VERB_ONLY = new RegExp(`(?:${VERBS}|建|设|办|聘|招|送|请|派|配|购|为|对|在|至|与|和|由|以|到)$`);
/** Nothing but a verb. */
export const BARE_VERB = new RegExp(`^(?:${VERBS}|竣工|开工|完工|在建|投用)$`);
/** A verb at the end. */
export const BARE_VERB_LAST = new RegExp(`(?:${VERBS}|竣工|开工|完工|在建|投用)$`);
const VERB_LAST = new RegExp(`(?:${VERBS})$`);
const LAST_VERB = new RegExp(`(?:${VERBS})(?:[、和](?:${VERBS}))*(?=[^、]{2,}$)`, 'g');
const LEVEL = '(?:(?:小学|初中)[一二三四五六七八九]+(?:至[一二三四五六七八九]+)?年级(?:以上)?|(?:普通|县城|城区|城镇|农村|乡村|乡镇|中心|完全|公办|民办|重点)?(?:小学|初中|高中|中学|中小学|学前(?:教育)?|幼儿园|义务教育|中职|职高|职业学校|特教|特殊教育|本科|专科)(?:阶段|学校|教育)?|[一二三四五六七八九]+(?:至[一二三四五六七八九]+)?年级(?:以上)?|[大中小]班|[县市省]直|城区|农村|县城|乡镇|市级|县级|省级|国家级|校级|[一二三四]档|男生|女生|男|女|[上下]半年)';
/** Nothing but a level of schooling or of government. */
export const IS_LEVEL = new RegExp(`^${LEVEL}(?:教师|学生|幼儿|新生|寄宿生)?$`);
/** What is counted, then the level it is counted for. */
export const LEVEL_LAST = new RegExp(`^(.{2,16}?)(?:按照?)?(${LEVEL}(?:寄宿生|学生|新生)?)$`);
/** The level, then what is counted. */
export const LEVEL_FIRST = new RegExp(`^(${LEVEL}(?:新生|学生)?)的?(.{2,})$`);
/** For each of what: 每生, 每学期. */
export const EVERY = /(?:按照?|平均)?每一?(?:个|名|位|所|处|座)?(?:(?<=[所处座])|学期|学年|季度|工作室|教学点|学校|学区|乡镇|教师|学生|教研员|(?:责任)?督学|班主任|校长|[年月周天日人生班校园车期点])(?:至少|平均)?/g;
/** How a figure rose or fell. */
export const RISE = beforeCue(/(提高|提升|增加|增长|净减少|净增加|减少|下降|压减|降低|上升|净减|净增|扩大|缩小|多|增|减)(?:了|约|近|超过)*$/);
/** A name that is a rate or a measure. */
export const RATE = /(?:率|比例|占比|比重|人数|面积|班额|指数)$/;

/** The words from their last verb on, or empty. */
export function lastVerb(words: string): string {
  let found = '';
  LAST_VERB.lastIndex = 0;
  for (let match = LAST_VERB.exec(words); match !== null; match = LAST_VERB.exec(words)) found = words.slice(match.index);
  return found === '' && VERB_ONLY.test(words) ? (VERB_LAST.exec(words)?.[0] ?? '') : found;
}
