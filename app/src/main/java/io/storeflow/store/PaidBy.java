package io.storeflow.store;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * How the money of an order reaches a store while no provider takes it; the value is stored. What
 * shoppers are told of each is the message {@code shop.pay.<code>}.
 */
public enum PaidBy {
  /** Against the goods: at the counter, to the rider, to the carrier. */
  ON_HANDOVER,
  TRANSFER,
  INVOICE,
  /** As the store itself tells its shoppers. */
  ARRANGED;

  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static PaidBy of(String code) {
    return find(code).orElseThrow();
  }

  /** Null for an order from before it was kept. */
  public static @Nullable PaidBy told(@Nullable String code) {
    return code == null ? null : of(code);
  }

  /** Empty for what is not a code. */
  public static Optional<PaidBy> find(String code) {
    return Arrays.stream(values()).filter(each -> each.code().equals(code)).findFirst();
  }
}
