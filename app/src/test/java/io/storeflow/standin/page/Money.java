package io.storeflow.standin.page;

import io.storeflow.standin.book.Json;
import io.storeflow.standin.book.Shelf;
import io.storeflow.standin.money.Currencies;
import io.storeflow.standin.web.Html;
import io.storeflow.standin.web.Html.Raw;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Payments, disputes and payouts of an account, each with what may become of it. */
final class Money {
  private static final int MOST = 50;

  private final Shelf shelf;

  Money(Shelf shelf) {
    this.shelf = shelf;
  }

  Raw sections() {
    return Html.of(
        "{}{}{}{}",
        section("Payments", "payment_intent", this::payment),
        section("Refunds", "refund", this::refund),
        section("Disputes", "dispute", this::dispute),
        Html.of(
            "{}{}",
            section("Payouts", "payout", this::payout),
            act("payouts/" + shelf.account(), "", "Pay out all there is")));
  }

  private Raw section(String title, String kind, Function<ObjectNode, List<Raw>> acts) {
    var rows =
        shelf
            .all(kind)
            .limit(MOST)
            .map(
                each ->
                    Html.of(
                        "<tr><td>{}<td>{}<td>{}<td><div class=row>{}</div>\n",
                        Json.text(each, "id"),
                        Currencies.said(
                            Json.whole(each, "amount"), Json.text(each, "currency", "eur")),
                        Json.text(each, "status"),
                        Html.all(acts.apply(each))))
            .toList();
    if (rows.isEmpty()) return Html.of("<section><h2>{}</h2><p>None yet.</p></section>", title);
    return Html.of(
        """
        <section><h2>{}</h2>
        <table><thead><tr><th>Id<th>Amount<th>State<th></thead><tbody>{}</tbody></table>
        </section>
        """,
        title,
        Html.all(rows));
  }

  private List<Raw> payment(ObjectNode intent) {
    var id = Json.text(intent, "id", "");
    var here = "payments/" + shelf.account() + "/" + id;
    return switch (Json.text(intent, "status", "")) {
      case "requires_payment_method", "requires_confirmation" ->
          List.of(
              act(here + "/pay", "", "Pay by card"),
              act(here + "/pay", "card=4000000000000002", "Card is declined"),
              act(here + "/pay", "iban=DE89370400440532013000", "Pay by debit"));
      case "requires_action" ->
          List.of(
              act(here + "/bank", "says=complete", "Bank says yes"),
              act(here + "/bank", "says=fail", "Bank says no"));
      case "processing" ->
          List.of(
              act(here + "/debit", "paid=true", "Debit is paid"),
              act(here + "/debit", "paid=false", "Debit fails"));
      case "requires_capture" -> List.of(act(here + "/cancel", "", "Cancel"));
      case "succeeded" ->
          List.of(
              act("refunds/" + shelf.account(), "payment_intent=" + id, "Refund"),
              act("disputes/" + shelf.account(), "payment_intent=" + id, "Dispute"));
      default -> List.of();
    };
  }

  private List<Raw> refund(ObjectNode refund) {
    if (Json.text(refund, "status", "").equals("failed")) return List.of();
    var here = "refunds/" + shelf.account() + "/" + Json.text(refund, "id");
    return List.of(
        act(here, "status=failed", "Comes back"), act(here, "status=succeeded", "Arrives"));
  }

  private List<Raw> dispute(ObjectNode dispute) {
    if (List.of("won", "lost").contains(Json.text(dispute, "status", ""))) return List.of();
    var here = "disputes/" + shelf.account() + "/" + Json.text(dispute, "id");
    return List.of(act(here, "won=true", "Is won"), act(here, "won=false", "Is lost"));
  }

  private List<Raw> payout(ObjectNode payout) {
    if (Json.text(payout, "status", "").equals("failed")) return List.of();
    var here = "payouts/" + shelf.account() + "/" + Json.text(payout, "id");
    return List.of(act(here, "status=paid", "Arrives"), act(here, "status=failed", "Comes back"));
  }

  private Raw act(String path, String what, String label) {
    return Html.button(
        "/_control/" + path + "?back=/accounts/" + shelf.account() + "&" + what, label);
  }
}
