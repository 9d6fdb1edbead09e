/* Forms of a live region are sent in order. What the network does not take is kept, also over a reload, and sent later;
   the server takes each (number, to-state) once. An answer below 500 is final: the screen is fetched again either way. */
export function outbox(name, answered) {
  const key = "outbox:" + name;
  const waiting = JSON.parse(sessionStorage.getItem(key) ?? "[]");
  let sending = null;

  const keep = () => sessionStorage.setItem(key, JSON.stringify(waiting));

  async function drain() {
    while (waiting.length) {
      const { action, body } = waiting[0];
      try {
        const answer = await fetch(action, {
          method: "POST", body: new URLSearchParams(body), headers: { "X-Requested-With": "fetch" },
          redirect: "manual", signal: AbortSignal.timeout(8000),
        });
        if (answer.status >= 500) return;
        answered(answer);
      } catch {
        return;
      }
      waiting.shift();
      keep();
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

  return { add, send, size: () => waiting.length };
}
