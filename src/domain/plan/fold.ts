/*
 * One character in, one character out: full-width to half-width, traditional to simplified, the many dashes and
 * colons to one. Offsets into the folded text are offsets into the raw text, so a rule is written once and the place
 * it reports is exact. Only characters that rules look at need folding; the rest passes through.
 */

const TRADITIONAL = '萬億個冊棟臺畝項處輛點學園間週圓門張條課時級與從於來後對將為約過達實現總結計劃規設開擴減範圍標準顧書記報導應當無這們縣鄉鎮區眾戶場館樓廳廠車際聯團隊組織員職資師績優獎勵選舉辦發給補貼費數額帳單據電腦網' +
  '絡圖儀備裝藝術體質監測檢驗評價審議調訪問題難險災護衛養飲運輸遷築鋪攝視頻錄業務農貧兒歲齡讀寫習試錢幣構關鍵節環繞線層類種樣進連續繼雙兩獨餘幾佔滿屆參賽國榮獲貳陸強動創見廣闊頭專屬縮壓遠鄰臨終極較紀檔歷' +
  '複雜黨風潔產權寬鬆閱覽齊認證稱號啟陽僅擬內爭確別購輪隻該籌徵變講佈嚴穩幫廁裏裡預幹華東漢語歐遞誌擇曉適盡寢廢爾飛長邁樹愛堅統蓋鞏須義輟棄綁濱製畢邊島絕舊嶼賦帶態鐘興領機讓譽細崗責練話聽說營龍競勞暢礎礙' +
  '穫濟滯潛濃灣爐牆獻畫盤積窮筆紅納純維綜編緊緩罰聲葉蘇虧覺觀觸訂訓許訴診詢誠誤請諸論諮謀識讚豐負財貢貫賞賬趨跡踐軌軍軟載輔輝轄轉違遺郵醫釋針銀銷錯鎖鍛鐵閉隨隱靈順頒顯飯駐驟鮮塊壞傷償儲兌吳喪嚮夠奪奮婦孫' +
  '寧廈彈慶慮憂懷戰挾掃揚換損撥撐攔敗敵斷樂橋歡毀氣決沒況淚淨湯溫滅漲潰瀏熱狀猶瑣療盜盧碼禍離稅穎簡簽籃糧紙紛絲綱緒緣縱繩纜罷聖肅脅膽艙莊葷蔣藍藥虛蟲衝襲訊詳誇談諾謹譯貝貨販貪貯貴買賀賓賣賴贈贊趕蹟軸輕轟' +
  '辭遊郷醬鈔鋼錦鏡鑒鑑閃閒閘陳陰階隸雲霧靜響頁頂頓頗頸顆願飄馬駕騙驅髮鬥魚鳳鴻鹽麗麥黃齒爲會籤儉親綴詞匯彙執徑擊閲輯復鏈糾薦腳衆著躍經擁啓羣禮傳還勝協牀銅則貸並併牽擔討盞鍾頃釐噸紮徹綠尋覈慣揮諧鋒庫壇殘' +
  '饋勢亂脫儘係繫緻遲註託異剛繳潤碩鍊懸掛橫壯締廚竈颱遙僱囑癥燈戲劇壘濕煙瑪癒篩紹聞脈艦謝賃賢贏趙鄧鈴鍋韓飾騎驚鳴麵龐';
const SIMPLIFIED = '万亿个册栋台亩项处辆点学园间周圆门张条课时级与从于来后对将为约过达实现总结计划规设开扩减范围标准顾书记报导应当无这们县乡镇区众户场馆楼厅厂车际联团队组织员职资师绩优奖励选举办发给补贴费数额帐单据电脑网' +
  '络图仪备装艺术体质监测检验评价审议调访问题难险灾护卫养饮运输迁筑铺摄视频录业务农贫儿岁龄读写习试钱币构关键节环绕线层类种样进连续继双两独余几占满届参赛国荣获贰陆强动创见广阔头专属缩压远邻临终极较纪档历' +
  '复杂党风洁产权宽松阅览齐认证称号启阳仅拟内争确别购轮只该筹征变讲布严稳帮厕里里预干华东汉语欧递志择晓适尽寝废尔飞长迈树爱坚统盖巩须义辍弃绑滨制毕边岛绝旧屿赋带态钟兴领机让誉细岗责练话听说营龙竞劳畅础碍' +
  '获济滞潜浓湾炉墙献画盘积穷笔红纳纯维综编紧缓罚声叶苏亏觉观触订训许诉诊询诚误请诸论咨谋识赞丰负财贡贯赏账趋迹践轨军软载辅辉辖转违遗邮医释针银销错锁锻铁闭随隐灵顺颁显饭驻骤鲜块坏伤偿储兑吴丧向够夺奋妇孙' +
  '宁厦弹庆虑忧怀战挟扫扬换损拨撑拦败敌断乐桥欢毁气决没况泪净汤温灭涨溃浏热状犹琐疗盗卢码祸离税颖简签篮粮纸纷丝纲绪缘纵绳缆罢圣肃胁胆舱庄荤蒋蓝药虚虫冲袭讯详夸谈诺谨译贝货贩贪贮贵买贺宾卖赖赠赞赶迹轴轻轰' +
  '辞游乡酱钞钢锦镜鉴鉴闪闲闸陈阴阶隶云雾静响页顶顿颇颈颗愿飘马驾骗驱发斗鱼凤鸿盐丽麦黄齿为会签俭亲缀词汇汇执径击阅辑复链纠荐脚众着跃经拥启群礼传还胜协床铜则贷并并牵担讨盏钟顷厘吨扎彻绿寻核惯挥谐锋库坛残' +
  '馈势乱脱尽系系致迟注托异刚缴润硕炼悬挂横壮缔厨灶台遥雇嘱症灯戏剧垒湿烟玛愈筛绍闻脉舰谢赁贤赢赵邓铃锅韩饰骑惊鸣面庞';

const DASHES = '‐‑‒–—―−─━－﹣﹘';
const COLONS = '∶︰ː';
const SPACES = '\u00a0\u2002\u2003\u2009\u3000\t';

const TABLE = makeTable();

function makeTable(): Uint16Array {
  const table = Uint16Array.from({ length: 0x1_0000 }, (_, code) => code);
  for (let code = 0xff01; code <= 0xff5e; code++) table[code] = code - 0xfee0;
  for (let i = 0; i < TRADITIONAL.length; i++) table[TRADITIONAL.charCodeAt(i)] = SIMPLIFIED.charCodeAt(i);
  mapAll(table, DASHES, '-');
  mapAll(table, COLONS, ':');
  mapAll(table, SPACES, ' ');
  mapAll(table, '〜∼', '~');
  mapAll(table, '○Ｏ', '〇');
  return table;
}

function mapAll(table: Uint16Array, from: string, to: string): void {
  for (let i = 0; i < from.length; i++) table[from.charCodeAt(i)] = to.charCodeAt(0);
}

/** The text with every character folded to the form the rules are written in. Same length, same offsets. */
export function fold(text: string): string {
  let done = '';
  let from = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    const folded = TABLE[code] ?? code;
    if (folded === code) continue;
    done += text.slice(from, at) + String.fromCharCode(folded);
    from = at + 1;
  }
  return from === 0 ? text : done + text.slice(from);
}
