/** The style of the public pages: a file of its own, so that no page needs styles or scripts of its own. */
export const publicStyle = `:root{--ink:#1f2937;--quiet:#4b5563;--line:#cbd2dc;--blue:#0f3d77;--pale:#eef3fa;--red:#a61c1c}
*{box-sizing:border-box}html{-webkit-text-size-adjust:100%}
body{margin:0;color:var(--ink);background:#f5f6f8;font:16px/1.75 "PingFang SC","Microsoft YaHei","Noto Sans CJK SC","Source Han Sans SC",sans-serif;overflow-wrap:anywhere}
a{color:#0b4aa2}a:focus-visible,summary:focus-visible,input:focus-visible,button:focus-visible{outline:3px solid #f0a202;outline-offset:2px}
.wide{max-width:1000px;margin:0 auto;padding:0 16px}.skip{position:absolute;left:-999px}.skip:focus{left:8px;top:8px;background:#fff;padding:8px;z-index:1}
header{background:var(--blue);border-bottom:4px solid var(--red)}header a{display:block;padding:18px 0;color:#fff;text-decoration:none;font-size:22px;font-weight:700;line-height:1.3}header span{font-weight:400;margin-left:12px}
main{background:#fff;padding-top:24px;padding-bottom:40px;min-height:60vh}footer{color:var(--quiet);font-size:14px;padding:16px 0}footer p{margin:4px 0}
h1{font-size:26px;line-height:1.4;text-align:center;margin:24px 0}h2{font-size:20px;margin:32px 0 12px;padding-bottom:6px;border-bottom:2px solid var(--blue)}h3{font-size:17px;margin:20px 0 8px}
.en{color:var(--quiet);font-size:13px}form{display:flex;gap:8px;margin:0 0 16px}input{flex:1;min-width:0;font:inherit;padding:8px 10px;border:1px solid #6b7280;border-radius:3px}button{font:inherit;padding:8px 20px;border:0;border-radius:3px;color:#fff;background:var(--blue);cursor:pointer}
nav ul,.list{list-style:none;margin:0;padding:0}nav ul{display:flex;flex-wrap:wrap;gap:8px}nav a{display:block;padding:4px 12px;border:1px solid var(--line);border-radius:3px;text-decoration:none}nav [aria-current]{background:var(--blue);color:#fff;border-color:var(--blue)}
.list li{padding:12px 0;border-bottom:1px solid var(--line)}.list a{font-size:17px}.list p{margin:2px 0 0;color:var(--quiet);font-size:14px}
table{border-collapse:collapse;width:100%;margin:12px 0}th,td{border:1px solid var(--line);padding:7px 10px;text-align:left;vertical-align:top}th{background:var(--pale);font-weight:600}.scroll{overflow-x:auto}.number{text-align:right;font-variant-numeric:tabular-nums}
.facts th{width:17%}.facts td{width:33%}.text p{text-indent:2em;margin:10px 0}.text h2{border:0;padding:0}.text a{text-decoration-style:dotted;text-underline-offset:4px}caption{text-align:left;font-weight:600;padding:6px 0}
.proof{border:1px solid var(--line);border-left:4px solid var(--blue);padding:4px 16px 12px;margin:16px 0}.proof:target{background:#fff8e1;border-left-color:#f0a202}.proof dl{display:grid;grid-template-columns:9em 1fr;gap:4px 12px;margin:0}.proof dt{color:var(--quiet)}.proof dd{margin:0}code{font:13px/1.6 ui-monospace,Consolas,monospace;word-break:break-all}
.gone{border:1px solid var(--red);border-left:4px solid var(--red);padding:12px 16px;margin:24px 0}.file{display:inline-block;margin:12px 0;padding:10px 18px;background:var(--blue);color:#fff;text-decoration:none;border-radius:3px}.quiet{color:var(--quiet);font-size:14px}
@media(max-width:640px){header a{font-size:19px}header span{display:block;margin:0;font-size:15px}h1{font-size:21px}.facts,.facts tbody,.facts tr{display:block}.facts tr{display:grid;grid-template-columns:8em 1fr;border-bottom:0}.facts th,.facts td{width:auto;margin:-1px 0 0 -1px}.proof dl{grid-template-columns:1fr}.proof dt{margin-top:6px}}
@media print{header,footer,form,nav,.skip{display:none}main{padding:0}body{background:#fff;font-size:12pt}a{color:inherit;text-decoration:none}}
`;
