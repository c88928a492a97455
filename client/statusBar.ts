import { Disposable, MarkdownString, StatusBarAlignment, ThemeColor, window } from 'vscode';
import { parityStatus } from './parityStatus';
import type { Projects } from './projects';

const links = {
  'workbench.actions.view.problems': 'Show Problems',
  'parity.alignCompose': 'Align Compose with Production',
};

const linkLine = Object.entries(links)
  .map(([command, title]) => `[${title}](command:${command})`)
  .join(' · ');

/** The parity of the open projects; a click opens the report. Hidden where there is none. */
export function showParity(projects: Projects): Disposable {
  const item = window.createStatusBarItem('parity.score', StatusBarAlignment.Left, 0);
  item.name = 'Environment Parity';
  item.command = 'parity.openParityReport';
  let asked = 0;
  const update = async () => {
    const own = ++asked;
    const status = parityStatus(await projects.list());
    // Another change came in between: its answer is the newer one.
    if (own !== asked) return;
    if (!status) {
      item.hide();
      return;
    }
    item.text = status.text;
    item.tooltip = new MarkdownString(`${status.tooltip}\n\n${linkLine}`);
    item.tooltip.isTrusted = { enabledCommands: Object.keys(links) };
    item.accessibilityInformation = { label: status.label, role: 'button' };
    item.backgroundColor = status.warns ? new ThemeColor('statusBarItem.warningBackground') : undefined;
    item.show();
  };
  return Disposable.from(
    item,
    projects.onDidChange(() => void update()),
  );
}
