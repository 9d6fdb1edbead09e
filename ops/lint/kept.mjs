// Outside checkers over what ScreensTest kept in target/pages: the HTML checker of the W3C on the source of
// every page and the OpenAPI linter on the document.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { report } from "./report.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const kept = join(here, "../../target/pages");

function run(command, args) {
  const done = spawnSync(command, args, { cwd: here, encoding: "utf8", maxBuffer: 64 << 20 });
  if (done.error) throw done.error;
  return done;
}

/** Of all its tests; each has a folder of its own. */
function files() {
  return readdirSync(kept, { recursive: true }).sort().map((name) => join(kept, name));
}

/** Lines of the HTML checker; a slash at the end of a void element is a matter of taste, and not one of them. */
function htmlFaults() {
  const pages = files().filter((name) => name.endsWith(".html"));
  if (pages.length < 50) throw new Error(`only ${pages.length} pages in ${kept}: run ScreensTest first`);
  console.log(`HTML: ${pages.length} pages`);
  const java = process.env.JAVA_HOME ? join(process.env.JAVA_HOME, "bin/java") : "java";
  const checker = join(here, "node_modules/vnu-jar/build/dist/vnu.jar");
  const said = run(java, ["-Xss16m", "-jar", checker, "--format", "gnu", ...pages]).stderr;
  return said.split("\n").filter((line) => line && !line.includes("Trailing slash on void elements"));
}

function documentFaults() {
  console.log("OpenAPI document");
  const linter = join(here, "node_modules/.bin/redocly");
  const document = files().find((name) => name.endsWith("openapi.json"));
  const done = run(linter, ["lint", document, "--config", "redocly.yaml", "--format", "json"]);
  const problems = JSON.parse(done.stdout).problems;
  return problems.map((it) => `openapi.json: ${it.message} (${it.ruleId}) at ${it.location[0]?.pointer}`);
}

report([...htmlFaults(), ...documentFaults()]);
