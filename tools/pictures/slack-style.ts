/** How Slack looks to people, roughly: our own rules, in Slack's proportions and colours. */
export const STYLE = `
* { box-sizing: border-box }
body { margin: 0; font: 15px/22px Lato, 'Noto Sans SC', sans-serif; color: #1d1c1d; background: #fff }
.shot { padding: 16px 20px; overflow: hidden }
@media (max-width: 480px) { td:last-child { white-space: nowrap !important } td, th { padding: 4px 8px !important; font-size: 13px } .shot { padding: 12px 10px } .message { grid-template-columns: 28px minmax(0, 1fr) } .icon { width: 28px; height: 28px; line-height: 28px } }
.message { display: grid; grid-template-columns: 36px minmax(0, 1fr); gap: 8px; max-width: 720px }
.icon { width: 36px; height: 36px; border-radius: 8px; background: #1f2a44; color: #fff; text-align: center; line-height: 36px; font-weight: 700 }
.name { font-weight: 700 } .app { font-size: 10px; background: #ddd; padding: 1px 4px; border-radius: 2px; margin: 0 6px; vertical-align: 2px }
.time, .only { color: #616061; font-size: 12px } .only { margin-bottom: 2px }
.block { margin: 8px 0 } .header { font-size: 18px; font-weight: 700; line-height: 24px }
.section { display: grid; grid-template-columns: 1fr auto; gap: 12px }
.context { color: #616061; font-size: 13px; line-height: 18px }
.text { white-space: pre-wrap } a { color: #1264a3; text-decoration: none }
blockquote { margin: 4px 0; padding-left: 12px; border-left: 4px solid #ddd; white-space: pre-wrap }
ul { margin: 4px 0; padding-left: 24px }
.actions { display: flex; flex-wrap: wrap; gap: 8px }
.button, .menu { border: 1px solid #bbb; border-radius: 8px; padding: 3px 12px; font-size: 13px; font-weight: 700; background: #fff }
.menu { font-weight: 400 } .menu::after { content: ' \\25BE'; color: #616061 } .dots { border: 1px solid #ddd; border-radius: 8px; padding: 2px 9px; height: 30px }
.primary { background: #007a5a; color: #fff; border-color: #007a5a } .danger { color: #e01e5a; border-color: #e01e5a }
table { border-collapse: collapse; display: block; overflow-x: auto; border: 1px solid #ddd; border-radius: 8px; font-size: 14px; line-height: 19px }
th, td { text-align: left; padding: 5px 10px; border-bottom: 1px solid #e8e8e8; white-space: nowrap; vertical-align: top } th { background: #f8f8f8 } td:first-child { font-weight: 700 } td:last-child { white-space: normal; min-width: 210px } tr:last-child td { border-bottom: 0 }
.check .hint { padding-left: 20px }
.radio::before { content: '\\25CB  ' } .radio.checked::before { content: '\\25C9  ' }
hr { border: 0; border-top: 1px solid #ddd } .date { background: #f0f0f0; border-radius: 3px; padding: 0 3px } .channel { background: #e8f5fa; color: #1264a3; border-radius: 3px; padding: 0 2px }
.modal { max-width: 520px; border: 1px solid #ddd; border-radius: 10px; box-shadow: 0 8px 32px #0003; padding: 16px 24px }
.modal h1 { font-size: 20px; margin: 0 0 12px } .label { font-weight: 700 } .field { border: 1px solid #bbb; border-radius: 6px; padding: 5px 10px; min-height: 34px }
.empty, .hint { color: #616061 } .hint { font-size: 13px } .check::before { content: '\\2610  ' } .checked::before { content: '\\2611  ' } .foot { display: flex; justify-content: flex-end; gap: 8px; margin-top: 16px }
`;
