package io.storeflow.standin.payment;

import io.storeflow.standin.web.Answer;
import io.storeflow.standin.web.Call;
import io.storeflow.standin.web.Html;

/** The receipt that a charge leads to. */
final class Receipts {
  private Receipts() {}

  static Answer page(Call call) {
    return Html.page("Receipt", Html.of("<p>{}: nothing was paid.</p>", call.inPath("id")));
  }
}
