package io.storeflow.platform.web;

import java.util.List;

/** Keys of words that only staff and programs read. */
final class StaffWords {
  private StaffWords() {}

  /** Beginnings of keys of words that only staff and programs read. */
  private static final List<String> FOR_STAFF =
      List.of(
          "error.403",
          "error.404.text",
          "error.proxy",
          "error.stores",
          "notify.mailbox",
          "notify.password",
          "notify.sign-in",
          "notify.stock",
          "notify.verify",
          "typeMismatch.java",
          "typeMismatch.long",
          "ui.account",
          "ui.alone",
          "ui.board",
          "ui.bulk",
          "ui.chip",
          "ui.dock",
          "ui.form.missing.",
          "ui.keep",
          "ui.keys",
          "ui.live.again",
          "ui.live.kept",
          "ui.live.login",
          "ui.live.retry",
          "ui.live.shut",
          "ui.live.since",
          "ui.live.trying",
          "ui.nav",
          "ui.overtaken",
          "ui.save",
          "ui.search.",
          "ui.state.fulfilment",
          "ui.state.product",
          "ui.state.return",
          "ui.state.stock",
          "ui.state.work",
          "ui.stores",
          "ui.switch",
          "wrong.barcode",
          "wrong.board_move",
          "wrong.colour",
          "wrong.contact",
          "wrong.cursor",
          "wrong.day",
          "wrong.factor",
          "wrong.forbidden",
          "wrong.idempotency_key",
          "wrong.json",
          "wrong.list",
          "wrong.money",
          "wrong.one_of",
          "wrong.order_number",
          "wrong.pairs",
          "wrong.percent",
          "wrong.postcode.beginning",
          "wrong.postcode.range",
          "wrong.query",
          "wrong.required.address",
          "wrong.required.comment",
          "wrong.required.customer",
          "wrong.required.items",
          "wrong.required.other",
          "wrong.required.quantity",
          "wrong.required.variant_id",
          "wrong.time",
          "wrong.too_large",
          "wrong.too_small",
          "wrong.type",
          "wrong.unauthorized",
          "wrong.unavailable.proxy",
          "wrong.unsupported_media_type",
          "wrong.weight");

  static boolean is(String key) {
    return !key.endsWith(".shop") && FOR_STAFF.stream().anyMatch(key::startsWith);
  }
}
