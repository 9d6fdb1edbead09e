// The fields of a payment, in a frame of the stand-in's origin: what is typed here never reaches the shop's page.
(() => {
  "use strict";

  const { kind, origin, frame } = document.body.dataset;
  const form = document.querySelector("form");
  let words = window.standinWords.en;
  let chosen = "card";

  const FIELDS = {
    card: [
      { name: "number", mode: "numeric", autocomplete: "cc-number" },
      { name: "expiry", mode: "numeric", autocomplete: "cc-exp" },
      { name: "cvc", mode: "numeric", autocomplete: "cc-csc" },
    ],
    sepa_debit: [
      { name: "iban", mode: "text", autocomplete: "off" },
      { name: "name", mode: "text", autocomplete: "name" },
      { name: "email", mode: "email", autocomplete: "email" },
    ],
  };

  function tell(type, value) {
    parent.postMessage({ standin: frame, type, value }, origin);
  }

  function answer(asks, value) {
    parent.postMessage({ standin: frame, answers: asks, value }, origin);
  }

  function made(tag, properties, ...children) {
    const element = Object.assign(document.createElement(tag), properties);
    element.append(...children);
    return element;
  }

  function looks({ appearance = {}, locale }) {
    words = window.standinWords[String(locale ?? "en").slice(0, 2)] ?? window.standinWords.en;
    document.documentElement.lang = words === window.standinWords.de ? "de" : "en";
    document.documentElement.dataset.theme = appearance.theme ?? "stripe";
    for (const [name, value] of Object.entries(appearance.variables ?? {}))
      document.documentElement.style.setProperty("--" + name, value);
  }

  function fields(type) {
    return (FIELDS[type] ?? []).map(({ name, mode, autocomplete }) => {
      const input = made("input", { name, id: name, inputMode: mode, autocomplete, required: true });
      input.setAttribute("aria-describedby", name + "-wrong");
      return made(
        "div",
        { className: "field" },
        made("label", { htmlFor: name, textContent: words[name] }),
        input,
        made("p", { id: name + "-wrong", className: "wrong" }),
      );
    });
  }

  function drawFields() {
    const box = form.querySelector(".fields");
    box.replaceChildren(...fields(chosen));
    const note = { sepa_debit: words.mandate, card: "" }[chosen] ?? words.away;
    if (note) box.append(made("p", { className: "note", textContent: note }));
  }

  function draw(types) {
    chosen = types.includes("card") ? "card" : types[0];
    const choices = types.map((type) => {
      const radio = made("input", { type: "radio", name: "type", value: type, checked: type === chosen });
      return made("label", { className: "choice" }, radio, made("span", { textContent: words[type] ?? type }));
    });
    const group = made("fieldset", {}, made("legend", { textContent: words.method }), ...choices);
    group.hidden = types.length < 2;
    form.replaceChildren(group, made("div", { className: "fields" }));
    group.addEventListener("change", (event) => {
      chosen = event.target.value;
      drawFields();
      changed();
    });
    drawFields();
  }

  function drawWallet(wallets) {
    document.body.hidden = !wallets;
    if (!wallets) {
      tell("ready", { availablePaymentMethods: undefined });
      return;
    }
    const button = made("button", { type: "button", className: "wallet", textContent: words.wallet });
    button.addEventListener("click", () => tell("click", { expressPaymentType: "google_pay" }));
    form.replaceChildren(button);
    tell("ready", { availablePaymentMethods: { googlePay: true, applePay: false, link: false } });
  }

  function digits(name) {
    return (form.elements[name]?.value ?? "").replace(/\D/g, "");
  }

  function adds(number) {
    let sum = 0;
    [...number].reverse().forEach((digit, i) => {
      const counted = i % 2 ? digit * 2 : +digit;
      sum += counted > 9 ? counted - 9 : counted;
    });
    return sum % 10 === 0;
  }

  /** What is wrong with each field, by its name. */
  function wrongs() {
    const wrong = {};
    if (chosen === "card") {
      const number = digits("number");
      if (number.length < 14) wrong.number = "incomplete_number";
      else if (!adds(number)) wrong.number = "invalid_number";
      const expiry = digits("expiry");
      const end = new Date(2000 + +expiry.slice(2), +expiry.slice(0, 2));
      if (expiry.length < 4) wrong.expiry = "incomplete_expiry";
      else if (end < new Date()) wrong.expiry = "invalid_expiry_year_past";
      if (digits("cvc").length < 3) wrong.cvc = "incomplete_cvc";
    } else if (chosen === "sepa_debit") {
      if (form.elements.iban.value.replace(/ /g, "").length < 15) wrong.iban = "incomplete_iban";
      if (!form.elements.name.value.trim()) wrong.name = "incomplete_name";
      if (!form.elements.email.value.includes("@")) wrong.email = "incomplete_email";
    }
    return wrong;
  }

  function show(wrong) {
    for (const field of form.querySelectorAll(".field")) {
      const input = field.querySelector("input");
      const code = wrong[input.name];
      field.querySelector(".wrong").textContent = code ? words[code] : "";
      input.setAttribute("aria-invalid", String(Boolean(code)));
    }
    const first = Object.keys(wrong)[0];
    if (first) form.elements[first].focus();
  }

  function changed() {
    const empty = [...form.querySelectorAll(".field input")].every((input) => !input.value);
    const complete = Object.keys(wrongs()).length === 0;
    tell("change", { complete, empty, collapsed: false, value: { type: chosen } });
  }

  function submit({ asks }) {
    const wrong = kind === "payment" ? wrongs() : {};
    show(wrong);
    const code = Object.values(wrong)[0];
    answer(asks, code
      ? { error: { type: "validation_error", code, message: words[code] } }
      : { selectedPaymentMethod: kind === "payment" ? chosen : "google_pay" });
    return !code;
  }

  function method(params, billing) {
    const set = (name, value) => value && params.set("payment_method_data" + name, value);
    set("[billing_details][name]", form.elements.name?.value ?? billing.name);
    set("[billing_details][email]", form.elements.email?.value ?? billing.email);
    if (kind !== "payment") {
      set("[type]", "card");
      set("[card][wallet]", "google_pay");
      return;
    }
    set("[type]", chosen);
    if (chosen === "sepa_debit") set("[sepa_debit][iban]", form.elements.iban.value.toUpperCase());
    if (chosen !== "card") return;
    set("[card][number]", digits("number"));
    set("[card][exp_month]", digits("expiry").slice(0, 2));
    set("[card][exp_year]", digits("expiry").slice(2));
    set("[card][cvc]", digits("cvc"));
  }

  async function confirm({ asks, key, account, secret, returnUrl, billing }) {
    const wrong = kind === "payment" ? wrongs() : {};
    const code = Object.values(wrong)[0];
    if (code) {
      show(wrong);
      answer(asks, { error: { type: "validation_error", code, message: words[code] } });
      return;
    }
    const params = new URLSearchParams({ key, client_secret: secret, use_stripe_sdk: "true" });
    if (account) params.set("_stripe_account", account);
    if (returnUrl) params.set("return_url", returnUrl);
    method(params, billing);
    const id = secret.split("_secret_")[0];
    try {
      const response = await fetch("/v1/payment_intents/" + id + "/confirm", { method: "POST", body: params });
      const told = await response.json();
      answer(asks, told.error ? { error: told.error } : { paymentIntent: told });
    } catch {
      answer(asks, { error: { type: "api_connection_error", message: "The connection to Stripe failed." } });
    }
  }

  function begin(value) {
    looks(value);
    if (kind !== "payment") {
      drawWallet(value.wallets);
      return;
    }
    draw(value.types);
    tell("ready");
  }

  addEventListener("message", (event) => {
    if (event.source !== parent || event.origin !== origin || event.data?.standin !== frame) return;
    const { type, value } = event.data;
    ({ begin, looks, submit, confirm, clear: () => form.reset() })[type]?.(value ?? {});
  });
  form.addEventListener("input", changed);
  form.addEventListener("focusin", () => tell("focus"));
  form.addEventListener("focusout", () => tell("blur"));
  form.addEventListener("submit", (event) => event.preventDefault());
  new ResizeObserver(() => tell("height", Math.ceil(document.documentElement.getBoundingClientRect().height))).observe(
    document.documentElement,
  );
  tell("began");
})();
