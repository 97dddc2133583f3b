import { streamXlsxRows } from 'hucre/xlsx';
import { readFileSync } from 'node:fs';
import { openWorkbook } from './src/office/workbook/open-workbook.ts';
const path = process.argv[2]!;
for (let k=0;k<2;k++){
let t=performance.now(); let n=0,c=0;
const bytes=new Uint8Array(readFileSync(path));
for await (const row of streamXlsxRows(bytes)) { n++; c+=row.values.length; }
const lib=performance.now()-t; 
t=performance.now(); let n2=0,c2=0,first=0;
const b=await openWorkbook({name:'x.xlsx',path});
first=performance.now()-t;
for await (const batch of b.rows(0)) for (const r of batch.rows) { n2++; c2+=r.cells.length; }
b.close();
const ours=performance.now()-t;
console.log({n,c,n2,c2,lib:Math.round(lib),ours:Math.round(ours),open:Math.round(first),ratio:(ours/lib).toFixed(2), rss: Math.round(process.memoryUsage().rss/1e6)});
}
