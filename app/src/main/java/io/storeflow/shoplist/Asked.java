package io.storeflow.shoplist;

import io.storeflow.pagecache.ListParameters;
import io.storeflow.platform.code.Coded;
import io.storeflow.platform.input.Amount;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import io.storeflow.platform.money.Money;
import io.storeflow.product.ProductSort;
import io.storeflow.productindex.Narrowed;
import io.storeflow.store.Store;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;

/**
 * What the address of a list asks for. What cannot be read does not count; of prices it is said.
 *
 * @param from as it was typed, as to
 * @param priceWrong whether one of them cannot be read, or the lower one stands behind
 */
record Asked(
    ProductSort sort,
    Narrowed narrowed,
    String from,
    String to,
    boolean priceWrong,
    @Nullable String cursor) {
  private static final int LONGEST = 40;

  static Asked of(HttpServletRequest request, Store store) {
    var from = typed(request, ListParameters.FROM);
    var to = typed(request, ListParameters.TO);
    var lowest = read(from, store);
    var highest = read(to, store);
    var least = minor(lowest);
    var most = minor(highest);
    boolean wrong = lowest.refusal().isPresent() || highest.refusal().isPresent();
    if (least != null && most != null && least > most) wrong = true;
    var narrowed =
        Narrowed.labels(request.getParameterMap())
            .available("true".equals(request.getParameter(ListParameters.AVAILABLE)))
            .price(wrong ? null : least, wrong ? null : most);
    var sort =
        Coded.find(ProductSort.class, typed(request, ListParameters.SORT))
            .orElse(ProductSort.SHELF);
    return new Asked(sort, narrowed, from, to, wrong, request.getParameter(ListParameters.CURSOR));
  }

  /** Whether this is the list as it is, of which others are parts. */
  boolean isPlain() {
    return narrowed.isNot() && sort == ProductSort.SHELF && !priceWrong;
  }

  private static String typed(HttpServletRequest request, String name) {
    return Typed.line(Typed.cut(Typed.line(request.getParameter(name)), LONGEST));
  }

  /** What was typed as a price, in minor units of the currency of the page; null for none. */
  static @Nullable Long minor(String typed, Store store) {
    return minor(read(typed, store));
  }

  private static Read<Money> read(String typed, Store store) {
    return Amount.read(typed, store.currency(), store.locale(), store.locale());
  }

  private static @Nullable Long minor(Read<Money> read) {
    return read.value().map(Money::minor).orElse(null);
  }
}
