package io.storeflow.standin.web;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.book.Shelf;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Lists that an object holds only where it is asked to. */
final class Sublists {
  private Sublists() {}

  /** The list of this name in an object of the shelf, or null where there is none such. */
  static @Nullable ObjectNode find(ObjectNode object, String name, Shelf shelf) {
    var id = Json.text(object, "id", "");
    return switch (Json.text(object, "object", "") + " " + name) {
      case "charge refunds" -> of("/v1/refunds", shelf, "refund", "charge", id);
      case "invoice payments" ->
          of("/v1/invoice_payments", shelf, "invoice_payment", "invoice", id);
      case "checkout.session line_items" -> lines(shelf, id);
      default -> null;
    };
  }

  private static ObjectNode of(String url, Shelf shelf, String kind, String by, String id) {
    var all = shelf.all(kind).filter(each -> id.equals(Json.text(each, by))).map(Book::shown);
    return Lists.of(url, all.toList(), false);
  }

  private static ObjectNode lines(Shelf shelf, String id) {
    List<JsonNode> lines = new ArrayList<>();
    var session = shelf.find(id);
    if (session != null) Json.at(session, "_.lines").forEach(lines::add);
    return Lists.of("/v1/checkout/sessions/" + id + "/line_items", lines, false);
  }
}
