const PART_LINE = /^(?:[^。；;，,：:]{0,24})(?:年|工作|下步|下一步|今后)[^。；;，,：:]{0,12}(?:总结|總結|回顾|回顧|要点|要點|计划|計劃|打算|安排|思路|谋划|部署)[^\p{L}\p{N}]{0,3}$/u;

/** Whether a whole line, without a number, names a part of a document that sums up and plans: 2019年工作要点. */
export function isPartLine(line: string): boolean {
  return line.length <= 36 && PART_LINE.test(line);
}
