package io.storeflow.standin.checkout;

import io.storeflow.standin.book.Book;
import io.storeflow.standin.book.Ids;
import io.storeflow.standin.book.Json;
import io.storeflow.standin.web.ApiError;
import io.storeflow.standin.web.Params;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** What a session sells: prices that are known, or made for it. */
final class Lines {
  private Lines() {}

  static List<ObjectNode> of(Book book, String account, Params sent) {
    List<ObjectNode> lines = new ArrayList<>();
    for (var each : sent.each("line_items")) lines.add(line(book, account, each));
    if (lines.isEmpty()) throw ApiError.missing("line_items");
    for (var line : lines)
      if (!currency(line).equals(currency(lines.getFirst())))
        throw ApiError.invalid(null, "All prices must be of one currency.", "line_items");
    return lines;
  }

  static String currency(ObjectNode line) {
    return Json.text(line, "currency", "");
  }

  static long total(List<ObjectNode> lines) {
    return lines.stream().mapToLong(each -> Json.whole(each, "amount_total")).sum();
  }

  private static ObjectNode line(Book book, String account, Params sent) {
    long quantity = sent.whole("quantity", 1);
    var price =
        sent.has("price") ? known(book, account, sent.needed("price")) : made(book, account, sent);
    long amount = Json.whole(price, "unit_amount") * quantity;
    var product = book.shelf(account).find("product", Json.text(price, "product"));
    return Json.of(
        "id",
        Ids.of("li"),
        "object",
        "item",
        "amount_discount",
        0,
        "amount_subtotal",
        amount,
        "amount_tax",
        0,
        "amount_total",
        amount,
        "currency",
        price.get("currency"),
        "description",
        product == null ? null : Json.text(product, "name"),
        "price",
        Book.shown(price),
        "quantity",
        quantity);
  }

  private static ObjectNode known(Book book, String account, String id) {
    var price = book.shelf(account).find("price", id);
    if (price == null) throw ApiError.none("price", id, "line_items[0][price]");
    return price;
  }

  private static ObjectNode made(Book book, String account, Params sent) {
    var currency = sent.needed("price_data.currency").toLowerCase(Locale.ROOT);
    var amount = sent.whole("price_data.unit_amount");
    if (amount == null) throw ApiError.missing("line_items[0][price_data][unit_amount]");
    var product = sent.text("price_data.product");
    if (product == null) product = product(book, account, sent);
    var price =
        Prices.price(
            book.now(),
            product,
            currency,
            amount,
            sent.has("price_data.recurring") ? sent.object("price_data.recurring") : null);
    return book.shelf(account).put(price);
  }

  private static String product(Book book, String account, Params sent) {
    var made = Prices.product(book.now(), sent.needed("price_data.product_data.name"));
    made.put("description", sent.text("price_data.product_data.description"));
    return Json.text(book.shelf(account).put(made), "id", "");
  }
}
