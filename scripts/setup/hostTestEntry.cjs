// The tests' entry in the workbench's extension host: marks the test reporter's lines, since the page's log carries everything else, too,
// then runs the real entry, whose path is in PARITY_HOST_TESTS.
const console = require('node:console');
const { createRequire } = require('node:module');
const { env } = require('node:process');
const { format } = require('node:util');

const { PARITY_HOST_TESTS: tests = '', PARITY_HOST_MARK: mark = '' } = env;

exports.run = async () => {
  const Mocha = createRequire(tests)('mocha');
  Mocha.reporters.Base.consoleLog = (/** @type {unknown[]} */ ...values) => console.log(mark + format(...values));
  await require(tests).run();
};
