// Reads the JSON report of vitest and prints "PASSED FAILED SKIPPED". A file that did not load is one failure.
import { readFileSync } from 'node:fs';

const [, , reportFile, exitStatus] = process.argv;

function count() {
  let report;
  try {
    report = JSON.parse(readFileSync(reportFile, 'utf8'));
  } catch {
    return { passed: 0, failed: 1, skipped: 0 };
  }
  const unloaded = report.testResults.filter(
    ({ status, assertionResults }) => status === 'failed' && !assertionResults.some((each) => each.status === 'failed'),
  );
  const failed = report.numFailedTests + unloaded.length;
  const ended = exitStatus === '0' || failed > 0;
  return {
    passed: report.numPassedTests,
    failed: ended ? failed : 1,
    skipped: report.numPendingTests + report.numTodoTests,
  };
}

const { passed, failed, skipped } = count();
console.log(`${passed} ${failed} ${skipped}`);
