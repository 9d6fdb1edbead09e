package io.storeflow.pricerule;

import java.util.Collections;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Whether a rule is for those alone who give a code.
 *
 * @param codes that the merchant has typed, as {@link PriceRule#code} writes them; those that are
 *     made in bulk are not named here
 */
public record ByCode(boolean needed, Set<String> codes) {
  public static final ByCode NONE = new ByCode(false, Set.of());

  public static final int LONGEST = 40;

  /** What can be read out, typed on every keyboard, and stand in a link. */
  private static final Pattern GOOD = Pattern.compile("[A-Z0-9][A-Z0-9._-]{2,39}");

  public ByCode {
    codes = Set.copyOf(codes);
    if (!needed && !codes.isEmpty()) throw new IllegalArgumentException("not needed: " + codes);
  }

  /** One of these. */
  public static ByCode of(Set<String> codes) {
    return new ByCode(true, codes);
  }

  /** Whether it can be a code, as {@link PriceRule#code} has written it. */
  public static boolean isGood(String code) {
    return GOOD.matcher(code).matches();
  }

  /** The first of the given ones that it asks for; null for none. */
  @Nullable String first(Set<String> given) {
    return codes.stream().filter(given::contains).sorted().findFirst().orElse(null);
  }

  /** Whether whoever gets the other may get it too: it needs no code, or one of the same. */
  boolean meets(ByCode other) {
    return !needed || shares(other);
  }

  /** Whether one code is for both. */
  boolean shares(ByCode other) {
    return !Collections.disjoint(codes, other.codes);
  }
}
