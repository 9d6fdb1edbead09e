/* Forms of a live region are sent in order; the server takes each (number, to-state) once. What it has not taken is
   kept, also over a reload, and sent later: the network or the server away, signed out, a token of an old session. Only
   an answer about the act itself is final: done, or refused (a ticket gone or moved on, a form that makes no sense). */
const LATER = new Set([401, 403, 408, 425, 429]);

export function outbox(name, { done, refused }) {
  const key = "outbox:" + name;
  const waiting = JSON.parse(sessionStorage.getItem(key) ?? "[]");
  let sending = null,
    shut = false;

  const keep = () => sessionStorage.setItem(key, JSON.stringify(waiting));

  /* The forms of the page, fetched again after a sign-in, carry the token that is good now. */
  function fresh(fields) {
    const token = document.querySelector('input[name="_csrf"]')?.value;
    return new URLSearchParams(fields.map(([field, value]) => [field, field === "_csrf" ? (token ?? value) : value]));
  }

  /* Whether the server has taken it, or refused it for good. */
  async function post({ action, body }) {
    const answer = await fetch(action, {
      method: "POST",
      body: fresh(body),
      headers: { "X-Requested-With": "fetch" },
      signal: AbortSignal.timeout(8000),
    });
    const toLogin = new URL(answer.url).pathname === "/login";
    shut = toLogin || answer.status === 401 || answer.status === 403;
    if (shut || answer.status >= 500 || LATER.has(answer.status)) return false;
    if (answer.ok) done();
    else refused(answer.headers.get("Content-Type")?.startsWith("text/plain") ? await answer.text() : "");
    return true;
  }

  async function drain() {
    try {
      while (waiting.length && (await post(waiting[0]))) {
        waiting.shift();
        keep();
      }
    } catch {
      /* Away: what waits is sent when the region could be fetched again. */
    }
  }

  function send() {
    return (sending ??= drain().finally(() => (sending = null)));
  }

  function add(form, submitter) {
    const body = [...new FormData(form, submitter)].filter(([, value]) => typeof value === "string");
    waiting.push({ action: submitter?.getAttribute("formaction") ?? form.action, body });
    keep();
    return send();
  }

  return { add, send, size: () => waiting.length, shut: () => shut && waiting.length > 0 };
}
