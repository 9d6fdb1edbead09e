package io.storeflow.platform.money;

import io.storeflow.platform.code.Coded;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A further currency that a store sells in.
 *
 * @param id row id
 * @param conversion of the store's prices
 */
public record PriceList(long id, Conversion conversion) {
  /** Of one store. */
  public static final int MOST = 10;

  public Currency currency() {
    return conversion.to();
  }

  /** As the row of a store keeps those that are on. */
  public static String kept(List<PriceList> lists) {
    return lists.stream().map(PriceList::kept).collect(Collectors.joining(" "));
  }

  private static String kept(PriceList it) {
    var conversion = it.conversion;
    return String.join(
        ":",
        Long.toString(it.id),
        it.currency().getCurrencyCode(),
        conversion.rate().toPlainString(),
        conversion.rounding().code());
  }

  /**
   * @param own currency of the store: a list of the same one says nothing
   */
  public static List<PriceList> ofKept(String kept, String own) {
    if (kept.isEmpty()) return List.of();
    return Arrays.stream(kept.split(" "))
        .map(it -> ofKept(it.split(":"), Currency.getInstance(own)))
        .filter(it -> !it.currency().getCurrencyCode().equals(own))
        .toList();
  }

  private static PriceList ofKept(String[] parts, Currency own) {
    var to = Currency.getInstance(parts[1]);
    var rounding = Coded.find(PriceRounding.class, parts[3]).orElse(PriceRounding.NONE);
    return new PriceList(
        Long.parseLong(parts[0]), new Conversion(own, to, new BigDecimal(parts[2]), rounding));
  }
}
