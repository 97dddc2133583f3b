import { describe, expect, it } from 'vitest';
import { readPlan } from './read-plan.ts';

/** Metric and subject of every figure of a plan that says only this. */
function named(sentence: string): readonly string[] {
  return readPlan(`某县教育局2026年工作计划\n${sentence}`).quantities.map(({ metric, subject }) => (subject === '' ? metric : `${metric}/${subject}`));
}

describe('a figure is named', () => {
  it.each([
    ['by verb and noun', '招聘教师96名。', ['招聘教师']],
    ['by the verb before and the noun after', '力争秋季开学启用24间教室。', ['启用教室']],
    ['without what only leads to it', '确保普惠性幼儿园覆盖率达到92%以上。', ['普惠性幼儿园覆盖率']],
    ['without its date', '2026年8月底前完成投资5000万元。', ['完成投资']],
    ['without its list mark', '（一）全年新建标准化实验室14个。', ['新建标准化实验室']],
    ['by the noun before it', '重大隐患整改率100%。', ['重大隐患整改率']],
    ['by one word where that is all there is', '全县投资800万元。', ['投资额/全县']],
    ['by the verb and the last noun of a list', '6月底前完成石岭小学综合楼、城西小学操场等2个项目。', ['完成项目']],
    ['by what is done to it', '年底前完成4个项目主体，其余3个项目开工建设。', ['完成项目主体', '开工建设项目']],
    ['by the whole deed', '8月底前完成城区3所学校挖潜改造，增加教学班24个、学位1080个。', ['完成城区学校挖潜改造', '增加教学班', '增加学位']],
    ['by the head that both numbers lead to', '完成1200名教师每人不少于90学时的集中培训。', ['教师集中培训', '集中培训']],
    ['by what befalls it', '校车60辆全部完成半年检验。', ['校车完成半年检验']],
    ['as an area where it is one', '改造校舍1.2万平方米。', ['改造校舍面积']],
    ['without the noun that belongs to the figure before', '为36所学校更新课桌凳1.2万套、护眼灯8000盏。', ['学校', '更新课桌凳', '更新护眼灯']],
    ['by what is given, not to whom', '为乡村教师发放生活补助每人每月不低于400元。', ['发放生活补助/乡村教师']],
    ['without how often', '每学期开展安全演练不少于4次。', ['安全演练']],
    ['from where a word begins', '85%社区教育中心通过“银龄课堂”复核验收。', ['“银龄课堂”复核验收通过率/社区教育中心']],
    ['by the standard that is met', '八成以上村小的饮水设施达到卫生要求。', ['饮水设施达标率/村小']],
    ['whole where a cut would break a word', '寄宿制学校食堂“互联网+阳光灶台”接入率达98%。', ['寄宿制学校食堂“互联网+阳光灶台”接入率']],
    ['by every rate the one number holds for', '寄宿制管理率、视频安装率均达100%。', ['寄宿制管理率、视频安装率']],
    ['without the 并 that goes on', '完成东湾校区、西湾校区等4个校区扩容并投入使用。', ['完成校区扩容']],
    ['without 争取', '争取实现社会捐资300万元。', ['社会捐资']],
    ['without praise', '组织3次有实战性的反恐拉练，建设6个高规格的录播室。', ['组织反恐拉练', '建设录播室']],
    ['by the thing, not its praise', '培育12所特色鲜明、管理规范、群众满意度好的新优质学校。', ['培育新优质学校']],
    ['by what the money is spent on', '投资2600万元，用地12亩，对青林中学实施扩容。', ['青林中学扩容投资', '用地']],
    ['by the works that follow', '拟投资900万元，新建食堂3个。', ['新建食堂投资', '新建食堂']],
    ['by the works in its heading', '一、加快校舍改造步伐\n投入1200万元。', ['校舍改造投入']],
    ['as time where it lasts', '督学每年到学校不少于4周，门卫系统实行24小时值班值守。', ['督学到学校时间', '值班值守时间/门卫系统']],
    ['by who is last in rank', '帮扶学业水平后10%学生。', ['后进学生比例']],
    ['by the list of money it opens', '安排校舍维修费、设备购置费、师资培训费、信息化运维费等1800万元。', ['安排校舍维修费等']],
    ['by the places, not what is built there', '在东坪、西坪2个学区改造食堂6个。', ['改造食堂学区/东坪、西坪', '改造食堂']],
    ['by an age it speaks of', '50岁以上教师占比降到三成。', ['50岁以上教师占比']],
    ['by what it must not fall below', '轮岗人数不低于符合条件教师的10%。', ['轮岗人数占符合条件教师比例']],
    ['by who it is hired for', '为乡村学校招聘20名代课教师。', ['招聘代课教师/乡村学校']],
  ])('%s', (_, sentence, names) => {
    expect(named(sentence)).toEqual(names);
  });
});

describe('a list shares what it says once', () => {
  it.each([
    ['其中 and whose they are', '招聘教师96名，其中小学48名、初中30名、幼儿园20名。', ['招聘教师', '招聘教师/小学', '招聘教师/初中', '招聘教师/幼儿园']],
    ['brackets', '新增学位9600个（初中5400个、小学4200个）。', ['新增学位', '新增学位/初中', '新增学位/小学']],
    ['a level inside the name', '创建省级示范园1所、市级3所。', ['创建省级示范园', '创建市级示范园']],
    ['分别 with one head', '小学、初中班额分别控制在45人和50人以内。', ['班额/小学', '班额/初中']],
    ['分别 with a longer head', '小学、初中年生均新增图书分别达1册和2册以上。', ['年生均新增图书/小学', '年生均新增图书/初中']],
    ['分别 with several rates', '义务教育巩固率、高中阶段毛入学率分别达到99%和96%。', ['义务教育巩固率', '高中阶段毛入学率']],
    ['分别 after whole names', '东校、西河职业学校分别招收120人、90人。', ['招收/东校', '招收/西河职业学校']],
    ['an amount and its share', '支付进度款3.6亿元，占年度计划4.5亿元的80%。', ['支付进度款', '年度计划金额', '占年度计划比例']],
    ['a noun after the numbers', '小学、初中平行班不得超过41人、46人的班容量要求。', ['平行班班容量/小学', '平行班班容量/初中']],
    ['where some of them go', '选派干部80名，其中50名到山区小学跟岗，30名到镇初中挂职。', ['选派干部', '选派干部/山区小学', '选派干部/镇初中']],
    ['a rate of the same kind', '公办园“明厨”覆盖率达100%，民办园“明厨”达到90%。', ['公办园“明厨”覆盖率', '民办园“明厨”覆盖率']],
    ['what began and what ended', '9个食堂均已开工，开工率100%；竣工6个，竣工率66.7%。', ['开工食堂', '食堂开工率', '竣工食堂', '食堂竣工率']],
    ['a verb alone', '新建公办幼儿园4所、改扩建7所。', ['新建公办幼儿园', '改扩建公办幼儿园']],
    ['a sum of money by its purpose', '年度投资2.3亿元，其中校舍建设1.5亿元、设备购置0.8亿元。', ['年度投资', '校舍建设投资', '设备购置投资']],
  ])('%s', (_, sentence, names) => {
    expect(named(sentence)).toEqual(names);
  });
});

describe('what a figure is per', () => {
  it.each([
    ['小学、初中生均绿地分别达到2平方米和3平方米以上。', ['生', '生']],
    ['每生每学期补助小学500元、初中625元。', ['生每学期', '生每学期']],
    ['每校配备校医1名，全县培训校医60名。', ['校', undefined]],
  ])('%s', (sentence, per) => {
    expect(readPlan(`某县教育局2026年工作计划\n${sentence}`).quantities.map(quantity => quantity.per)).toEqual(per);
  });
});

describe('a clause that compares names what it compares', () => {
  it.each([
    ['比上年', '优良率提高到58%，比上年提高3个百分点。', ['优良率', '优良率提高']],
    ['由…到', '教师缺口由420名减至260名。', ['教师缺口', '教师缺口']],
    ['同比', '资助学生5000人次，同比增长6.7%。', ['资助学生', '资助学生增长']],
    ['a level it stands above', '中考优秀率31.5%，高出全市平均水平2.3个百分点。', ['中考优秀率', '中考优秀率高出全市平均水平']],
    ['占', '招聘教师120名，占15%。', ['招聘教师', '招聘教师占比']],
    ['占…的', '骨干教师占专任教师的20%。', ['骨干教师占专任教师比例']],
    ['a rate of what was counted', '改造项目52个，竣工率90%。', ['改造项目', '项目竣工率']],
  ])('%s', (_, sentence, names) => {
    expect(named(sentence)).toEqual(names);
  });
});

describe('no name', () => {
  const texts = ['力争达到95%以上。', '合计4620人。', '每班50人。', '投入3000万元。', '不少于2次。', '由3%降至1%。', '占12%。', '其中60名。'];
  const names = texts.flatMap(named).map(name => name.replace(/\/.*/, ''));

  it('is empty', () => {
    expect(names).toHaveLength(9);
    expect(names.filter(name => name.length < 2)).toEqual([]);
  });

  it('ends in a word that only leads to a number', () => {
    expect(names.filter(name => /(?:的|达到|不少于|提高到|由|至|为|其中)$/.test(name))).toEqual([]);
  });

  it('is longer than a row shows', () => {
    const long = named('积极争取上级各类专项资金用于改善全县农村义务教育薄弱学校基本办学条件和教师周转宿舍建设3000万元。');
    expect(long[0]?.length).toBeLessThanOrEqual(16);
    expect(long[0]?.length).toBeGreaterThanOrEqual(2);
  });
});
