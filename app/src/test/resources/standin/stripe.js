// A stand-in for Stripe.js: the calls that StoreFlow uses, fields in a frame of its own origin. No money moves.
(() => {
  "use strict";

  const ORIGIN = new URL(document.currentScript.src).origin;
  let frames = 0;

  class IntegrationError extends Error {
    constructor(message) {
      super(message);
      this.name = "IntegrationError";
    }
  }

  /** Events of an element, heard by who has asked. */
  class Listeners {
    #all = new Map();

    on(name, handler) {
      if (!this.#all.has(name)) this.#all.set(name, new Set());
      this.#all.get(name).add(handler);
    }

    once(name, handler) {
      const once = (event) => {
        this.off(name, once);
        handler(event);
      };
      this.on(name, once);
    }

    off(name, handler) {
      if (handler) this.#all.get(name)?.delete(handler);
      else this.#all.delete(name);
    }

    has(name) {
      return (this.#all.get(name)?.size ?? 0) > 0;
    }

    tell(name, event) {
      [...(this.#all.get(name) ?? [])].forEach((handler) => handler(event));
    }
  }

  /** A frame of the stand-in, spoken to by messages whose origin and window are checked. */
  class Frame {
    #element = document.createElement("iframe");
    #questions = new Map();
    #id = "standin-" + ++frames;
    #next = 0;
    #began;

    constructor(kind, title, heard) {
      this.ready = new Promise((began) => (this.#began = began));
      this.#element.title = title;
      this.#element.allow = "payment *";
      this.#element.src =
        ORIGIN + "/frames/" + kind + "?frame=" + this.#id + "&origin=" + encodeURIComponent(location.origin);
      Object.assign(this.#element.style, { border: "0", display: "block", width: "100%", height: "1px" });
      this.heard = (event) => {
        if (event.origin !== ORIGIN || event.source !== this.#element.contentWindow) return;
        const { standin, type, answers, value } = event.data ?? {};
        if (standin !== this.#id) return;
        if (type === "began") this.#began();
        else if (type === "height") this.#element.style.height = value + "px";
        else if (answers !== undefined) {
          this.#questions.get(answers)?.(value);
          this.#questions.delete(answers);
        } else heard(type, value);
      };
    }

    mount(place) {
      addEventListener("message", this.heard);
      place.replaceChildren(this.#element);
    }

    remove() {
      removeEventListener("message", this.heard);
      this.#element.remove();
    }

    focus() {
      this.#element.focus();
    }

    async tell(type, value) {
      await this.ready;
      this.#element.contentWindow?.postMessage({ standin: this.#id, type, value }, ORIGIN);
    }

    ask(type, value) {
      const number = ++this.#next;
      const answer = new Promise((told) => this.#questions.set(number, told));
      this.tell(type, { ...value, asks: number });
      return answer;
    }
  }

  /** The payment element, or that of wallets. */
  class Element {
    #listeners = new Listeners();
    #frame;
    #kind;
    #options;
    #group;

    constructor(kind, options, group) {
      this.#kind = kind;
      this.#options = options ?? {};
      this.#group = group;
    }

    mount(target) {
      const place = typeof target === "string" ? document.querySelector(target) : target;
      if (!place) throw new IntegrationError("The selector you specified (" + target + ") applies to no DOM elements.");
      this.#frame = new Frame(this.#kind, this.#title(), (type, value) => this.#heard(type, value));
      this.#frame.mount(place);
      this.#begin();
    }

    #title() {
      return this.#kind === "payment" ? "Secure payment input frame" : "Secure express checkout frame";
    }

    async #begin() {
      const session = await this.#group.session();
      if (session.error) {
        this.#listeners.tell("loaderror", { elementType: this.#kind, error: session.error });
        return;
      }
      this.#frame.tell("begin", {
        types: session.payment_method_types,
        wallets: session.wallets,
        options: this.#options,
        ...this.#group.looks(),
      });
    }

    #heard(type, value) {
      if (type !== "click") {
        const resolved = type === "ready" && this.#kind === "expressCheckout";
        this.#listeners.tell(type, { elementType: this.#kind, ...(resolved ? value : value ?? {}) });
        return;
      }
      let decided = false;
      const resolve = () => {
        decided = true;
        this.#group.paysBy(this);
        this.#listeners.tell("confirm", {
          elementType: this.#kind,
          expressPaymentType: value.expressPaymentType,
          billingDetails: { name: "Jo Sample", email: "jo@standin.example" },
          paymentFailed: () => {},
        });
      };
      this.#listeners.tell("click", {
        elementType: this.#kind,
        expressPaymentType: value.expressPaymentType,
        resolve,
        reject: () => (decided = true),
      });
      if (!decided && !this.#listeners.has("click")) resolve();
    }

    on(name, handler) {
      this.#listeners.on(name, handler);
      return this;
    }

    once(name, handler) {
      this.#listeners.once(name, handler);
      return this;
    }

    off(name, handler) {
      this.#listeners.off(name, handler);
      return this;
    }

    update(options) {
      Object.assign(this.#options, options);
      this.#frame?.tell("options", this.#options);
    }

    focus() {
      this.#frame?.focus();
    }

    blur() {}

    clear() {
      this.#frame?.tell("clear");
    }

    collapse() {}

    unmount() {
      this.#frame?.remove();
      this.#frame = undefined;
    }

    destroy() {
      this.unmount();
      this.#group.forget(this.#kind);
    }

    looks(looks) {
      this.#frame?.tell("looks", looks);
    }

    ask(type, value) {
      return this.#frame
        ? this.#frame.ask(type, value)
        : Promise.reject(new IntegrationError("The element is not mounted."));
    }
  }

  /** What belongs together on a page. */
  class Group {
    #elements = new Map();
    #api;
    #options;
    #session;
    #paysBy;
    submitted = false;

    constructor(api, options) {
      this.#api = api;
      this.#options = options ?? {};
      if (!this.#options.clientSecret && !this.#options.mode)
        throw new IntegrationError("elements() needs a clientSecret or a mode.");
      if (this.#options.mode && !(this.#options.amount > 0 && this.#options.currency))
        throw new IntegrationError("elements() in mode payment needs an amount and a currency.");
    }

    get clientSecret() {
      return this.#options.clientSecret;
    }

    session() {
      const { clientSecret, currency, captureMethod } = this.#options;
      this.#session ??= this.#api.get("/v1/elements/sessions", {
        ...(clientSecret ? { client_secret: clientSecret } : { currency, capture_method: captureMethod ?? "" }),
        domain: location.hostname,
      });
      return this.#session;
    }

    looks() {
      const locale = this.#options.locale ?? this.#api.locale;
      return {
        appearance: this.#options.appearance ?? {},
        locale: !locale || locale === "auto" ? navigator.language : locale,
      };
    }

    create(kind, options) {
      if (kind !== "payment" && kind !== "expressCheckout")
        throw new IntegrationError("The stand-in knows no element " + kind + ".");
      if (this.#elements.has(kind))
        throw new IntegrationError("Can only create one Element of type " + kind + " through an Elements instance.");
      const element = new Element(kind, options, this);
      this.#elements.set(kind, element);
      return element;
    }

    getElement(kind) {
      return this.#elements.get(kind) ?? null;
    }

    forget(kind) {
      this.#elements.delete(kind);
    }

    paysBy(element) {
      this.#paysBy = element;
    }

    element() {
      return this.#paysBy ?? this.getElement("payment");
    }

    async update(options) {
      Object.assign(this.#options, options);
      this.#elements.forEach((element) => element.looks(this.looks()));
    }

    async fetchUpdates() {
      this.#session = undefined;
      const session = await this.session();
      return session.error ? { error: session.error } : {};
    }

    async submit() {
      const element = this.element();
      if (!element) throw new IntegrationError("There is no element to submit.");
      this.submitted = true;
      return element.ask("submit");
    }
  }

  /** Calls to the API, with the key that everybody may know. */
  class Api {
    constructor(key, options) {
      this.key = key;
      this.account = options.stripeAccount;
      this.locale = options.locale;
    }

    async get(path, params) {
      const all = new URLSearchParams({ ...params, key: this.key });
      if (this.account) all.set("_stripe_account", this.account);
      try {
        return await (await fetch(ORIGIN + path + "?" + all)).json();
      } catch {
        return { error: { type: "api_connection_error", message: "The connection to Stripe failed." } };
      }
    }

    async intent(secret) {
      const id = String(secret).split("_secret_")[0];
      const intent = await this.get("/v1/payment_intents/" + id, { client_secret: secret });
      return intent.error ? { error: intent.error } : { paymentIntent: intent };
    }
  }

  /** Shows what the bank asks, above everything, until it is answered. */
  function modal(url) {
    return new Promise((closed) => {
      const dialog = document.createElement("dialog");
      const frame = document.createElement("iframe");
      dialog.setAttribute("aria-label", "3D Secure");
      frame.title = "3D Secure";
      frame.src = url + "?in=frame";
      Object.assign(dialog.style, { border: "0", padding: "0", width: "min(100%, 28rem)", maxWidth: "100%" });
      Object.assign(frame.style, { border: "0", display: "block", width: "100%", height: "min(80vh, 28rem)" });
      const heard = (event) => {
        if (event.origin !== ORIGIN || event.source !== frame.contentWindow) return;
        if (event.data?.standin === "authenticated") end();
      };
      const end = () => {
        removeEventListener("message", heard);
        dialog.remove();
        closed();
      };
      addEventListener("message", heard);
      const leave = async (event) => {
        event.preventDefault();
        await fetch(url, { method: "POST", body: new URLSearchParams({ in: "frame", says: "fail" }) });
        end();
      };
      const close = document.createElement("button");
      close.type = "button";
      close.textContent = "✕";
      close.setAttribute("aria-label", "Close");
      Object.assign(close.style, { display: "block", marginInlineStart: "auto", minWidth: "44px", minHeight: "44px" });
      close.addEventListener("click", leave);
      dialog.addEventListener("cancel", leave);
      dialog.append(close, frame);
      document.body.append(dialog);
      dialog.showModal();
    });
  }

  function back(url, intent) {
    const to = new URL(url, location.href);
    to.searchParams.set("payment_intent", intent.id);
    to.searchParams.set("payment_intent_client_secret", intent.client_secret);
    to.searchParams.set("redirect_status", intent.status === "processing" ? "pending" : "succeeded");
    return to.href;
  }

  function Stripe(key, options = {}) {
    if (typeof key !== "string" || !key.startsWith("pk_"))
      throw new IntegrationError("Please call Stripe() with your publishable key. You used: " + key);
    const api = new Api(key, options);

    /** Lets the shopper do what is asked, and says how it ended. */
    async function next(told, secret) {
      if (told.error) return told;
      const intent = told.paymentIntent;
      if (intent.status !== "requires_action") return told;
      const action = intent.next_action;
      if (action.type === "redirect_to_url") {
        location.assign(action.redirect_to_url.url);
        return new Promise(() => {});
      }
      await modal(action.use_stripe_sdk.stripe_js);
      const after = await api.intent(secret);
      const wrong = after.paymentIntent?.last_payment_error;
      return wrong && after.paymentIntent.status === "requires_payment_method"
        ? { error: { ...wrong, payment_intent: after.paymentIntent } }
        : after;
    }

    async function confirmPayment({ elements, clientSecret, confirmParams = {}, redirect = "always" }) {
      const secret = clientSecret ?? elements?.clientSecret;
      if (!secret) throw new IntegrationError("confirmPayment() needs a clientSecret.");
      if (redirect === "always" && !confirmParams.return_url)
        throw new IntegrationError("confirmPayment() needs confirmParams.return_url.");
      if (elements && !elements.clientSecret && !elements.submitted)
        throw new IntegrationError("elements.submit() must be called before stripe.confirmPayment().");
      const element = elements?.element();
      if (!element) throw new IntegrationError("confirmPayment() needs elements.");
      const told = await element.ask("confirm", {
        key: api.key,
        account: api.account,
        secret,
        returnUrl: confirmParams.return_url ? new URL(confirmParams.return_url, location.href).href : "",
        billing: confirmParams.payment_method_data?.billing_details ?? {},
      });
      const end = await next(told, secret);
      if (end.error || redirect !== "always") return end;
      location.assign(back(confirmParams.return_url, end.paymentIntent));
      return new Promise(() => {});
    }

    return {
      elements: (groupOptions) => new Group(api, groupOptions),
      confirmPayment,
      retrievePaymentIntent: (secret) => api.intent(secret),
      handleNextAction: async ({ clientSecret }) => next(await api.intent(clientSecret), clientSecret),
      registerAppInfo: () => {},
    };
  }

  Stripe.version = 3;
  window.Stripe = Stripe;
})();
