// Lighthouse on a running local mode, as on a phone: shop pages in all four of its categories, and one page of each other
// layout. Its accessibility is axe, which the classes of Screens ask about every page.
//   node lighthouse.mjs http://localhost:8080
import { launch } from "chrome-launcher";
import lighthouse from "lighthouse";
import { report } from "./report.mjs";

const SHOP = "/shop/hanami-kitchen";
const STORE = "/s/hanami-kitchen";

/** Least score of each category. Speed is estimated on a machine that does other things too, so it has some room. */
const PUBLIC = { performance: 0.8, accessibility: 1, "best-practices": 1, seo: 1 };
const STAFF = { accessibility: 1, "best-practices": 1 };

const PAGES = [
  ["/", PUBLIC],
  [SHOP, PUBLIC],
  [`${SHOP}/c/ramen`, PUBLIC],
  [`${SHOP}/hours`, PUBLIC],
  ["/signup", STAFF],
  ["/api/v1/docs", STAFF],
  [`${SHOP}/cart`, STAFF],
  [STORE, STAFF],
  [`${STORE}/orders`, STAFF],
  [`${STORE}/products/new`, STAFF],
  [`${STORE}/board/kitchen`, STAFF],
];

/** Signs the owner of the demo world in and answers the cookies. */
async function signIn(base) {
  const jar = new Map();
  const keep = (answer) => {
    for (const line of answer.headers.getSetCookie()) {
      const [pair] = line.split(";");
      jar.set(pair.slice(0, pair.indexOf("=")), pair);
    }
  };
  const form = await fetch(`${base}/login`);
  keep(form);
  const csrf = /name="_csrf"[^>]*value="([^"]+)"/.exec(await form.text())[1];
  const answer = await fetch(`${base}/login`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: [...jar.values()].join("; ") },
    body: new URLSearchParams({ _csrf: csrf, email: "owner@hanami.example", password: "storeflow-demo" }),
  });
  keep(answer);
  if (!answer.headers.get("location")?.includes("/stores")) throw new Error(`sign-in answered ${answer.status}`);
  return [...jar.values()].join("; ");
}

async function productOf(base) {
  const listing = await (await fetch(base + SHOP)).text();
  return /href="(\/shop\/hanami-kitchen\/p\/[^"?#]+)"/.exec(listing)[1];
}

async function check(url, least, port, cookie) {
  const { lhr } = await lighthouse(url, {
    port,
    output: "json",
    logLevel: "error",
    onlyCategories: Object.keys(least),
    extraHeaders: cookie ? { Cookie: cookie } : undefined,
  });
  if (lhr.runtimeError) return [`${url}: ${lhr.runtimeError.message}`];
  const scores = Object.entries(lhr.categories).map(([id, it]) => `${id} ${Math.round(it.score * 100)}`);
  console.log(`${url}: ${scores.join(", ")}`);
  return Object.entries(lhr.categories)
    .filter(([id, it]) => it.score < least[id])
    .map(([id, it]) => `${url}: ${id} ${Math.round(it.score * 100)}: ${worst(lhr, it).join("; ")}`);
}

/** Titles of the audits that cost points. */
function worst(lhr, category) {
  return category.auditRefs
    .map((ref) => ({ weight: ref.weight, ...lhr.audits[ref.id] }))
    .filter((it) => it.weight > 0 && it.score !== null && it.score < 1)
    .map((it) => it.title);
}

async function faults(base) {
  console.log("Lighthouse");
  const cookie = await signIn(base);
  const chrome = await launch({
    chromePath: process.env.STOREFLOW_BROWSER ?? "/usr/bin/chromium-headless-shell",
    chromeFlags: [
      "--headless=new", "--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking",
      "--disable-component-update", "--disable-sync", "--no-first-run",
    ],
  });
  const found = [];
  try {
    for (const [path, least] of [...PAGES, [await productOf(base), PUBLIC]])
      found.push(...(await check(base + path, least, chrome.port, least === STAFF ? cookie : null)));
  } finally {
    chrome.kill();
  }
  return found;
}

report(await faults(process.argv[2] ?? "http://localhost:8080"));
