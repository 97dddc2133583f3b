import { problem } from './problem.ts';

interface Named extends Readonly<Record<string, string>> { readonly name: string }

/** F1xx: files that cannot be read, or cannot be written. */
export const officeProblems = {
  fileEmpty: problem('F101', 422,
    (d: { name: string }) => `文件“${d.name}”是空的，请确认上传的是正文文件。`,
    (d: { name: string }) => `The file "${d.name}" is empty. Make sure it is the document itself.`),
  fileTooLarge: problem('F102', 413,
    (d: { name: string; sizeMb: number; limitMb: number }) =>
      `文件“${d.name}”有 ${d.sizeMb} MB，超过 ${d.limitMb} MB 的上限，没有读取。请删去图片或只保留正文后再上传。`,
    (d: { name: string; sizeMb: number; limitMb: number }) =>
      `The file "${d.name}" has ${d.sizeMb} MB, over the limit of ${d.limitMb} MB, and was not read. Remove pictures or keep only the text, then try again.`),
  saveAsDocx: problem('F103', 415,
    (d: { name: string; format: string }) =>
      `文件“${d.name}”是 ${d.format} 格式，系统不直接读取。请用 Word 或 WPS 打开，另存为 .docx 后再上传。`,
    (d: { name: string; format: string }) =>
      `The file "${d.name}" is in ${d.format} format, which is not read directly. Open it in Word or WPS, save it as .docx and upload that.`),
  notADocument: problem('F104', 415,
    (d: { name: string; format: string }) =>
      `文件“${d.name}”是 ${d.format} 文件，不是计划或总结的正文。请上传 .docx、.pdf、.html、.txt 或 .md，或把文字直接粘贴进来。`,
    (d: { name: string; format: string }) =>
      `The file "${d.name}" is a ${d.format} file, not the text of a plan or summary. Upload .docx, .pdf, .html, .txt or .md, or paste the text.`),
  pictureNotText: problem('F105', 415,
    (d: Named) => `文件“${d.name}”是图片，里面没有可读的文字。请上传原始文档，或先做文字识别（OCR），再把文字保存为 .docx 或 .txt。`,
    (d: Named) => `The file "${d.name}" is a picture and holds no readable text. Upload the original document, or run text recognition (OCR) and save the text as .docx or .txt.`),
  archiveNotDocument: problem('F106', 415,
    (d: Named) => `文件“${d.name}”是压缩包，请先解压，再把里面的文档逐个上传。`,
    (d: Named) => `The file "${d.name}" is an archive. Unpack it and upload the documents one by one.`),
  programRefused: problem('F107', 415,
    (d: Named) => `文件“${d.name}”是可执行程序，已拒绝且没有运行。请确认来源，并上传文档本身。`,
    (d: Named) => `The file "${d.name}" is a program; it was refused and not run. Check where it came from and upload the document itself.`),
  notText: problem('F108', 415,
    (d: Named) => `文件“${d.name}”不是文字内容，无法读取。请用原来的软件打开，另存为 .docx 或 .txt 后再上传。`,
    (d: Named) => `The file "${d.name}" does not hold text and cannot be read. Open it in its own program, save it as .docx or .txt and upload that.`),
  encodingUnknown: problem('F109', 422,
    (d: Named) => `无法确定文件“${d.name}”的文字编码，直接读取会出现乱码。请用记事本打开，另存为 UTF-8 编码后再上传。`,
    (d: Named) => `The text encoding of "${d.name}" cannot be determined; reading it would garble it. Open it in a text editor, save it as UTF-8 and upload that.`),
  fileEncrypted: problem('F110', 422,
    (d: Named) => `文件“${d.name}”设有密码，系统打不开。请输入密码打开后去掉密码保护，另存一份再上传。`,
    (d: Named) => `The file "${d.name}" is protected by a password. Open it with the password, remove the protection, save a copy and upload that.`),
  fileIncomplete: problem('F111', 422,
    (d: Named) => `文件“${d.name}”不完整，可能没有传完。请在自己电脑上确认能打开，再重新上传。`,
    (d: Named) => `The file "${d.name}" is incomplete; the transfer may have stopped half way. Check that it opens on your computer, then upload it again.`),
  fileDamaged: problem('F112', 422,
    (d: Named) => `文件“${d.name}”已损坏，读不出内容。请用 Word 或 WPS 打开并另存一份；打不开时请找原件重新上传。`,
    (d: Named) => `The file "${d.name}" is damaged and cannot be read. Open it in Word or WPS and save a copy; if it does not open, upload the original again.`),
  pdfIsScan: problem('F113', 422,
    (d: { name: string; pages: number }) =>
      `文件“${d.name}”共 ${d.pages} 页，是扫描件，没有文字层。请上传原始的 .docx，或先做文字识别（OCR），核对后再上传。`,
    (d: { name: string; pages: number }) =>
      `The file "${d.name}" (${d.pages} pages) is a scan without a text layer. Upload the original .docx, or run text recognition (OCR), check the result and upload that.`),
  pdfTextGarbled: problem('F114', 422,
    (d: Named) => `文件“${d.name}”内嵌的字体没有文字对照表，复制出来是乱码。请上传原始的 .docx，或从 Word、WPS 重新导出 PDF。`,
    (d: Named) => `The fonts inside "${d.name}" do not say which characters they draw, so its text comes out garbled. Upload the original .docx, or export the PDF again from Word or WPS.`),
  noTextInside: problem('F115', 422,
    (d: Named) => `文件“${d.name}”里没有文字，可能只有图片。请上传带文字的文档，或先做文字识别（OCR）。`,
    (d: Named) => `There is no text in "${d.name}", perhaps only pictures. Upload a document with text, or run text recognition (OCR) first.`),
  inflatesTooMuch: problem('F116', 422,
    (d: Named) => `文件“${d.name}”解开后异常庞大，已停止读取。请用 Word 或 WPS 打开并另存一份后再上传；来源不明的文件请勿打开。`,
    (d: Named) => `The file "${d.name}" unpacks to an abnormal size and was not read further. Open it in Word or WPS, save a copy and upload that; do not open a file of unknown origin.`),
  unsafeInside: problem('F117', 422,
    (d: Named) => `文件“${d.name}”内部含有不安全的内容（外部引用或越界路径），已拒绝。请确认来源，用 Word 或 WPS 另存为新的 .docx 后再上传。`,
    (d: Named) => `The file "${d.name}" holds unsafe content (external references or paths leading out of it) and was refused. Check where it came from, save it as a new .docx in Word or WPS and upload that.`),
  readingTooLong: problem('F118', 422,
    (d: { name: string; seconds: number }) =>
      `读取文件“${d.name}”超过 ${d.seconds} 秒，已停止。请把文件拆成几份，或把正文另存为 .txt 后再上传。`,
    (d: { name: string; seconds: number }) =>
      `Reading "${d.name}" took longer than ${d.seconds} seconds and was stopped. Split the file, or save its text as .txt and upload that.`),
  readingTooHeavy: problem('F119', 422,
    (d: Named) => `文件“${d.name}”结构过于复杂，读取时超出了内存上限，已停止。请把正文另存为 .txt 后再上传。`,
    (d: Named) => `The file "${d.name}" is too complex: reading it passed the memory limit and was stopped. Save its text as .txt and upload that.`),
  sheetTooLong: problem('F120', 422,
    (d: { sheet: string; rows: number; limit: number }) =>
      `表“${d.sheet}”有 ${d.rows} 行，超过 Excel 每张表 ${d.limit} 行的上限，请缩小筛选范围后再导出。`,
    (d: { sheet: string; rows: number; limit: number }) =>
      `The sheet "${d.sheet}" has ${d.rows} rows, over the ${d.limit} rows Excel can hold. Narrow the filter and export again.`),
  cannotWriteAs: problem('F121', 422,
    (d: { name: string; endings: string }) => `不能写成“${d.name}”：文件名须以 ${d.endings} 结尾，没有写入任何文件。请改用这样的文件名。`,
    (d: { name: string; endings: string }) => `"${d.name}" cannot be written: its name must end in ${d.endings}; no file was written. Choose a name with that ending.`),
  figuresWrong: problem('F122', 422,
    (d: { name: string; count: number }) => `“${d.name}”里有 ${d.count} 处数字不符。请按上面的段落逐处核对改正，再检查一遍。`,
    (d: { name: string; count: number }) => `${d.count} figures in "${d.name}" do not agree. Correct them by the paragraphs above and check again.`),
  draftRefused: problem('F123', 422,
    (d: { name: string; count: number }) => `“${d.name}”的稿子有 ${d.count} 处错误，还不能公布。请按上面的说明补齐台账的数据或修改稿子，再拟一次。`,
    (d: { name: string; count: number }) => `The draft of "${d.name}" has ${d.count} errors and cannot be published yet. Fill in the registers or change the draft as told above, and draft it again.`),
  pdfNeedsOffice: problem('F124', 501,
    () => '服务器上没有 LibreOffice，写不出 PDF。请系统管理员安装（Debian、Ubuntu：apt install libreoffice-writer-nogui），装在别处的用 XUEZHENG_SOFFICE 指明；也可以下载 Word 文件，用 Word 或 WPS 另存为 PDF。',
    () => 'There is no LibreOffice on the server, so no PDF can be made. Ask the system administrator to install it (Debian, Ubuntu: apt install libreoffice-writer-nogui), or to name it in XUEZHENG_SOFFICE; or take the Word file and save it as PDF from Word or WPS.'),
  pdfTooLong: problem('F125', 503,
    (d: { seconds: number }) => `转换 PDF 超过 ${d.seconds} 秒，已停止，没有留下进程。请稍后再试；仍不行时下载 Word 文件，用 Word 或 WPS 另存为 PDF。`,
    (d: { seconds: number }) => `Making the PDF took longer than ${d.seconds} seconds and was stopped; no process is left. Try again later, or take the Word file and save it as PDF from Word or WPS.`),
  pdfNotMade: problem('F126', 503,
    (d: { reason: string }) => `LibreOffice 没有写出 PDF（${d.reason}）。请下载 Word 文件，用 Word 或 WPS 另存为 PDF，并请系统管理员检查服务器上的 LibreOffice。`,
    (d: { reason: string }) => `LibreOffice made no PDF (${d.reason}). Take the Word file and save it as PDF from Word or WPS, and ask the system administrator to look at LibreOffice on the server.`),
};

/** What the reader of a document should be told besides its text. */
export const documentNotes = {
  wrongExtension: {
    zh: '文件的扩展名与内容不符，已按实际内容读取。',
    en: 'The file name does not match the content; it was read as what it is.',
  },
  macrosIgnored: {
    zh: '文档含有宏，宏没有运行，只读取了文字。',
    en: 'The document holds macros; they were not run, only the text was read.',
  },
  trackedChanges: {
    zh: '文档含有未接受的修订，已按全部接受后的文字读取，请核对。',
    en: 'The document holds tracked changes; it was read as if all were accepted. Please check.',
  },
  contentsListDropped: {
    zh: '文档自带的目录没有读入，以免标题重复。',
    en: 'The table of contents was left out so that headings do not appear twice.',
  },
  footnotesLeftOut: {
    zh: '文档的脚注或尾注没有读入。',
    en: 'Footnotes and endnotes were left out.',
  },
  pagesWithoutText: {
    zh: '部分页面没有文字，可能是扫描页，请核对是否遗漏。',
    en: 'Some pages hold no text and may be scans. Check whether anything is missing.',
  },
  encodingGuessed: {
    zh: '文件没有标明文字编码，编码是推断的，如有乱码请另存为 UTF-8 后重新上传。',
    en: 'The file does not state its encoding; it was inferred. If characters are garbled, save it as UTF-8 and upload again.',
  },
} as const satisfies Record<string, { readonly zh: string; readonly en: string }>;

/** The name of a note about a document. */
export type DocumentNote = keyof typeof documentNotes;
