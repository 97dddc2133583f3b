import { problem } from './problem.ts';

/** S1xx: the database, the data folder, the disk, backups. */
export const storageProblems = {
  databaseAway: problem('S101', 503,
    () => '数据库暂时连接不上，系统正在重试；您刚才的内容未保存的请稍后再提交，已确认的不会丢失。',
    () => 'The database is not reachable just now; the system is retrying. What was confirmed is kept; send the rest again shortly.'),
  diskFull: problem('S102', 507,
    () => '服务器磁盘空间不足，本次操作没有保存，已确认的内容不受影响。请联系管理员清理磁盘后重试。',
    () => 'The server disk is full; this change was not saved and nothing confirmed is lost. Ask the administrator to free space.'),
  schemaNewer: problem('S107', 500,
    (d: { held: number; known: number }) => `数据库结构为第 ${d.held} 版，比本程序认识的第 ${d.known} 版新，请升级程序后再启动。`,
    (d: { held: number; known: number }) => `The database has schema ${d.held}, newer than ${d.known} which this program knows. Upgrade the program, then start.`),
};
