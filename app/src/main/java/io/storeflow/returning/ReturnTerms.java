package io.storeflow.returning;

import io.storeflow.platform.address.Countries;
import io.storeflow.store.Store;
import io.storeflow.store.Trade;
import java.util.List;
import java.util.stream.Stream;

/**
 * How a store takes goods back.
 *
 * @param days in which they can be sent back after they came; 0 for not at all
 * @param instructions how they are sent back, as every approval begins with; may be empty
 * @param address to which; empty for the store's own
 * @param version counts its changes; 0 where nothing was said yet
 */
public record ReturnTerms(int days, String instructions, String address, int version) {
  public static final int MOST_DAYS = 365;

  /** Meals are not sent back. */
  static ReturnTerms usual(Store store) {
    return new ReturnTerms(store.trade() == Trade.GOODS ? 30 : 0, "", "", 0);
  }

  /**
   * To where something is sent back: what the store says, else its own address with its name and
   * its country, in its language, as a parcel needs them from anywhere; empty where it has none.
   */
  public String addressOf(Store store) {
    return address.isEmpty() ? String.join("\n", own(store)) : address;
  }

  private static List<String> own(Store store) {
    var own = store.settings();
    if (own.lines().isEmpty()) return List.of();
    var country = Countries.name(own.country(), store.locale());
    return Stream.concat(own.linesOf(store.name()).stream(), Stream.of(country)).toList();
  }
}
