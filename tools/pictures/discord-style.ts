/** How the pictures look: the colours and measures of Discord's dark theme, drawn by ourselves. */
export const STYLE = `
  * { box-sizing: border-box; margin: 0; padding: 0; }
  body { font: 15px/1.4 'Noto Sans SC', sans-serif; color: #dbdee1; background: #313338; }
  .shot { padding: 18px 22px; background: #313338; overflow: hidden; }
  @media (max-width: 480px) { .shot { padding: 10px 8px; } .message { grid-template-columns: 32px minmax(0, 1fr) !important; gap: 8px !important; } .icon { width: 32px !important; height: 32px !important; line-height: 32px !important; } .menu { width: 100% !important; } .container { padding: 10px 12px !important; } }
  .message { display: grid; grid-template-columns: 40px 1fr; gap: 14px; }
  .icon { width: 40px; height: 40px; border-radius: 50%; background: #3aa6b9; color: #fff; font-weight: 700; text-align: center; line-height: 40px; }
  .name { font-weight: 700; color: #f2f3f5; }
  .app { font-size: 10px; font-weight: 700; background: #5865f2; color: #fff; border-radius: 3px; padding: 1px 4px; margin: 0 6px; vertical-align: 2px; }
  .time, .only { font-size: 12px; color: #949ba4; }
  .only { margin-top: 6px; }
  .container { background: #2b2d31; border: 1px solid #3f4147; border-left: 4px solid #3f4147; border-radius: 8px; padding: 12px 16px; margin-top: 6px; }
  .container > *, .stack > * { margin-top: 8px; }
  .container > *:first-child { margin-top: 0; }
  h2 { font-size: 19px; line-height: 1.3; color: #f2f3f5; }
  h3 { font-size: 16px; line-height: 1.4; color: #f2f3f5; }
  b { color: #f2f3f5; font-weight: 700; }
  small { display: block; font-size: 12.5px; color: #949ba4; }
  blockquote { border-left: 4px solid #4e5058; border-radius: 4px; padding-left: 10px; }
  a { color: #00a8fc; text-decoration: none; }
  li { margin-left: 20px; }
  .stamp { background: #3f4147; border-radius: 3px; padding: 0 3px; }
  .mention { background: #3c4270; color: #c9cdfb; border-radius: 3px; padding: 0 3px; }
  .row { display: flex; flex-wrap: wrap; gap: 8px; }
  .button { background: #4e5058; color: #fff; border-radius: 8px; padding: 4px 13px; font-size: 13.5px; line-height: 24px; }
  .button.main { background: #5865f2; }
  .button.danger { background: #da373c; }
  .button.off { opacity: .5; }
  .menu { background: #1e1f22; border: 1px solid #3f4147; border-radius: 8px; padding: 7px 12px; width: 400px; color: #949ba4; display: flex; justify-content: space-between; }
  .menu.chosen { color: #dbdee1; }
  .menu.wide { width: 100%; }
  img { max-width: 100%; border-radius: 8px; }
  hr { border: 0; border-top: 1px solid #3f4147; }
  .modal { background: #313338; border: 1px solid #3f4147; border-radius: 12px; padding: 20px; }
  .modal h1 { font-size: 20px; color: #f2f3f5; margin-bottom: 8px; }
  .label { font-weight: 700; font-size: 14px; color: #f2f3f5; margin-top: 14px; }
  .hint { font-size: 12.5px; color: #949ba4; margin-bottom: 5px; }
  .input { background: #1e1f22; border: 1px solid #3f4147; border-radius: 8px; padding: 8px 12px; }
  .check, .radio { padding: 4px 0 4px 28px; position: relative; } .check::before, .radio::before { content: ''; position: absolute; left: 0; top: 6px; width: 16px; height: 16px; border: 2px solid #949ba4; border-radius: 4px; } .radio::before { border-radius: 50%; } .ticked::before { background: #5865f2; border-color: #5865f2; }
  .foot { display: flex; justify-content: flex-end; gap: 8px; margin-top: 20px; }
`;
