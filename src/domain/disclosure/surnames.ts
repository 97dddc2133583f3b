/* Whether a few characters may be somebody's name: the surnames nearly everybody has, and words that begin like them. */

const SURNAMES = new Set('王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾萧肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由');
const DOUBLE = /^(?:欧阳|上官|司马|诸葛|司徒|东方|令狐|皇甫|尉迟|夏侯|慕容|公孙|端木)/;
const NO_NAME = /^(?:高[中考校级等职新质]|全[县市区校国年部体镇]|平均|初中|小学|中学|幼儿|明[确年显]|国[家语]|南[部方]|和[小中]|各|成[绩立]|安[全排]|计[划]|时间|公[办共]|文[科综件]|理科|原|方[面案]|强化|平台|门|花|都|来自|相关|有关|关于|由|信息|阳光|但|利|位|金额|班级|连续|应|乐|智|管理|全|万|其)/;

/** Whether these characters may be a name: two to four of them, the first a surname. */
export function mayBeName(text: string): boolean {
  const bare = text.replaceAll(/[\s\u3000]/g, '');
  if (!/^[\u4e00-\u9fff\u3400-\u4dbf·]{2,4}$/.test(bare) || NO_NAME.test(bare)) return false;
  return SURNAMES.has(bare.charAt(0)) || DOUBLE.test(bare);
}
