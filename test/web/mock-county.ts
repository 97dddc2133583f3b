/*
 * The people and units that the mock server of the screens plays with: one fictional county.
 * It only feeds screens; rules are tested against the real server.
 */
import type { Account, Unit } from '../../src/contract/unit.ts';
import type { RoleKey } from '../../src/domain/access/roles.ts';

/** Path of the fictional county, with the closing slash that grants use. */
export const COUNTY = 'qinghe/';

type Seed = readonly [id: string, parent: string | null, kind: Unit['kind'], name: string, code: string, pinyin: string];

const seeds: readonly Seed[] = [
  ['u-bureau', null, 'bureau', '清河县教育局', 'bureau', 'qhxjyj qinghexianjiaoyuju'],
  ['u-office', 'u-bureau', 'section', '局办公室', 'office', 'jbgs jubangongshi'],
  ['u-basic', 'u-bureau', 'section', '基础教育科', 'basic', 'jcjyk jichujiaoyuke'],
  ['u-staff', 'u-bureau', 'section', '人事与教师工作科', 'staff', 'rsyjsgzk renshiyujiaoshigongzuoke'],
  ['u-money', 'u-bureau', 'section', '计划财务科', 'money', 'jhcwk jihuacaiwuke'],
  ['u-safe', 'u-bureau', 'section', '校园安全科', 'safe', 'xyaqk xiaoyuananquanke'],
  ['u-inspect', 'u-bureau', 'section', '教育督导室', 'inspect', 'jydds jiaoyududaoshi'],
  ['u-train', 'u-bureau', 'training', '教师进修学校', 'train', 'jsjxxx jiaoshijinxiuxuexiao'],
  ['u-east', 'u-bureau', 'district', '城东学区', 'east', 'cdxq chengdongxuequ'],
  ['u-e1', 'u-east', 'school', '城东第一小学', 'e1', 'cddyxx chengdongdiyixiaoxue'],
  ['u-e2', 'u-east', 'school', '城东实验中学', 'e2', 'cdsyzx chengdongshiyanzhongxue'],
  ['u-e3', 'u-east', 'kindergarten', '城东中心幼儿园', 'e3', 'cdzxyey chengdongzhongxinyoueryuan'],
  ['u-river', 'u-bureau', 'district', '清水河学区', 'river', 'qshxq qingshuihexuequ'],
  ['u-r1', 'u-river', 'school', '清水河镇中心小学', 'r1', 'qshzzxxx qingshuihezhenzhongxinxiaoxue'],
  ['u-r2', 'u-river', 'school', '清水河镇九年一贯制寄宿学校（原柳林初级中学与柳林小学合并）', 'r2', 'qshzjnygzjsxx qingshuihezhenjiunianyiguanzhijisuxuexiao'],
  ['u-r3', 'u-river', 'school', '石桥村教学点', 'r3', 'sqcjxd shiqiaocunjiaoxuedian'],
];

/** Every unit of the county, parents before children. */
export function makeUnits(): Unit[] {
  const paths = new Map<string, string>();
  return seeds.map(([id, parentId, kind, name, code, pinyin]) => {
    const path = parentId === null ? COUNTY : `${paths.get(parentId) ?? COUNTY}${code}/`;
    paths.set(id, path);
    return { id, parentId, path, kind, name, code, pinyin, retired: id === 'u-r3' };
  });
}

/** A person of the county and the one role that person plays on screens. */
export interface MockPerson {
  readonly id: string;
  readonly name: string;
  readonly unitId: string;
  readonly role: RoleKey;
}

export const people: readonly MockPerson[] = [
  { id: 'lin', name: '林志远', unitId: 'u-bureau', role: 'leader' },
  { id: 'zhou', name: '周敏', unitId: 'u-office', role: 'office' },
  { id: 'gao', name: '高雅琴', unitId: 'u-basic', role: 'section' },
  { id: 'liu', name: '刘正阳', unitId: 'u-inspect', role: 'inspector' },
  { id: 'han', name: '韩梅', unitId: 'u-east', role: 'district' },
  { id: 'he', name: '何建国', unitId: 'u-e1', role: 'head' },
  { id: 'chen', name: '陈小禾', unitId: 'u-e1', role: 'clerk' },
  { id: 'sun', name: '孙伟', unitId: 'u-office', role: 'system_admin' },
  { id: 'zheng', name: '郑安', unitId: 'u-office', role: 'security_admin' },
  { id: 'tan', name: '谭静', unitId: 'u-office', role: 'audit_admin' },
];

/** The account rows of these people, one of them with a proposed grant, one disabled. */
export function makeAccounts(units: readonly Unit[]): Account[] {
  const unitOf = (id: string) => units.find((unit) => unit.id === id);
  return people.map((person, index) => {
    const unit = unitOf(person.unitId);
    return {
      id: person.id, login: person.id, name: person.name, unitId: person.unitId,
      unitName: unit?.name ?? '', unitPath: unit?.path ?? '', disabled: person.id === 'han',
      lastSeenAt: person.id === 'chen' ? null : `2026-11-${String(21 - index).padStart(2, '0')}T01:2${index}:00.000Z`,
      grants: [
        { id: `g-${person.id}`, role: person.role, unitId: person.unitId, unitName: unit?.name ?? '',
          state: person.id === 'chen' ? 'proposed' as const : 'granted' as const, proposedBy: '孙伟',
          authorisedBy: person.id === 'chen' ? null : '郑安' },
        ...(person.id === 'gao' ? [{ id: 'g-extra', role: 'office', unitId: 'u-office', unitName: '局办公室', state: 'proposed' as const, proposedBy: '孙伟', authorisedBy: null }] : []),
      ],
    };
  });
}
