import { problem } from './problem.ts';

/** X1xx: our own mistakes and the way the program is started. */
export const systemProblems = {
  internal: problem('X101', 500,
    (d: { number: string }) => `系统出错了，已记录（编号 ${d.number}）。请稍后重试；若仍不行，请把编号告诉管理员。`,
    (d: { number: string }) => `Something went wrong on our side and was logged (number ${d.number}). Try again later, or tell your administrator the number.`),
  sampleLoopback: problem('X102', 500,
    (d: { host: string }) => `示例模式可以不用密码登录，只能监听本机地址，不能监听“${d.host}”。请去掉 --sample，或改用 127.0.0.1。`,
    (d: { host: string }) => `Sample mode signs in without a password and listens on loopback only, not on "${d.host}". Drop --sample or use 127.0.0.1.`),
  portInUse: problem('X103', 500,
    (d: { host: string; port: number }) => `${d.host}:${d.port} 已被占用，请先停止占用它的程序，或用 --port 换一个端口。`,
    (d: { host: string; port: number }) => `${d.host}:${d.port} is in use. Stop the program that uses it, or choose another with --port.`),
  webNotBuilt: problem('X104', 500,
    () => '页面还没有构建，请先运行 npm run build，再启动服务。',
    () => 'The pages are not built yet. Run npm run build, then start the server.'),
  commandWrong: problem('X105', 422,
    (d: { reason: string }) => `命令有误：${d.reason}。运行 xuezheng --help 查看用法和例子。`,
    (d: { reason: string }) => `The command is wrong: ${d.reason}. Run xuezheng --help for usage and examples.`),
  fileMissing: problem('X106', 404,
    (d: { name: string }) => `没有文件“${d.name}”，请检查路径。`,
    (d: { name: string }) => `There is no file "${d.name}". Check the path.`),
  addressUnusable: problem('X107', 500,
    (d: { host: string; port: number; reason: string }) => `不能在 ${d.host}:${d.port} 上监听（${d.reason}）。请用 --host 换成本机的地址，用 --port 换成 1024 以上的端口。`,
    (d: { host: string; port: number; reason: string }) => `Listening on ${d.host}:${d.port} is not possible (${d.reason}). Use --host with an address of this machine and --port with a port from 1024 on.`),
  fileUnusable: problem('X108', 500,
    (d: { name: string; reason: string }) => `文件“${d.name}”不能读写（${d.reason}）。请检查路径、权限和磁盘空间，或换一个位置。`,
    (d: { name: string; reason: string }) => `The file "${d.name}" cannot be read or written (${d.reason}). Check its path, its permissions and the free space, or choose another place.`),
};
