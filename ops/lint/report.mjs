/** Says what was found and ends the process: 1 if it was anything. */
export function report(faults) {
  faults.forEach((fault) => console.error(fault));
  console.log(`${faults.length} faults found by outside checkers`);
  process.exit(faults.length ? 1 : 0);
}
