#!/usr/bin/env node
// Stands in for a desktop VS Code where none can be had: takes the arguments that @vscode/test-electron gives it, runs the tests in the
// extension host of the real workbench, and ends with their exit code.
import { runInWorkbench } from './setup/hostTestsInWorkbench.mjs';

const { extensionDevelopmentPath, extensionTestsPath, folder } = readArguments(process.argv.slice(2));
if (!extensionDevelopmentPath || !extensionTestsPath) {
  console.error('vscodeStandIn.mjs --extensionDevelopmentPath=PATH --extensionTestsPath=PATH [FOLDER]');
  process.exit(2);
}
process.exit(await runInWorkbench({ extension: extensionDevelopmentPath, tests: extensionTestsPath, folder }));

/** @param {string[]} args */
function readArguments(args) {
  const options = new Map(
    args.filter((it) => it.startsWith('--')).map((it) => /** @type {[string, string]} */ (split(it))),
  );
  return {
    extensionDevelopmentPath: options.get('--extensionDevelopmentPath'),
    extensionTestsPath: options.get('--extensionTestsPath'),
    folder: args.find((it) => !it.startsWith('--')),
  };
}

/** @param {string} option */
function split(option) {
  const at = option.indexOf('=');
  return at < 0 ? [option, ''] : [option.slice(0, at), option.slice(at + 1)];
}
