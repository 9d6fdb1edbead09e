package io.storeflow.tax;

import io.storeflow.product.TaxClass;
import io.storeflow.store.Audited.Changes;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What a merchant says of a store's taxes.
 *
 * @param workedOut whether tax is worked out at all
 * @param registrations countries and states as {@link TaxSettings} has them
 * @param shippingClass null for in proportion to the goods
 * @param vatId of the store; in the Union as {@code VatId} writes it, empty for none
 * @param version rises with each change; 0 while nothing was said
 */
public record TaxDraft(
    boolean workedOut,
    boolean smallBusiness,
    boolean oss,
    Set<String> registrations,
    @Nullable TaxClass shippingClass,
    int version,
    String vatId,
    boolean priceStays) {
  public static final TaxDraft NONE = new TaxDraft(false, false, false, Set.of(), null, 0);

  /** With what a new store begins: its own country's rates, and nothing beyond. */
  static final TaxDraft USUAL = new TaxDraft(true, false, false, Set.of(), null, 0);

  /** Of a store that has told no VAT id. */
  public TaxDraft(
      boolean workedOut,
      boolean smallBusiness,
      boolean oss,
      Set<String> registrations,
      @Nullable TaxClass shippingClass,
      int version) {
    this(workedOut, smallBusiness, oss, registrations, shippingClass, version, "");
  }

  /** Of a store that takes its tax off where none is owed. */
  public TaxDraft(
      boolean workedOut,
      boolean smallBusiness,
      boolean oss,
      Set<String> registrations,
      @Nullable TaxClass shippingClass,
      int version,
      String vatId) {
    this(workedOut, smallBusiness, oss, registrations, shippingClass, version, vatId, false);
  }

  static TaxDraft ofKept(
      boolean workedOut,
      boolean smallBusiness,
      boolean oss,
      String registrations,
      @Nullable TaxClass shippingClass,
      int version,
      String vatId,
      boolean priceStays) {
    var all =
        Arrays.stream(registrations.split(","))
            .filter(it -> !it.isEmpty())
            .collect(Collectors.toSet());
    return new TaxDraft(
        workedOut, smallBusiness, oss, all, shippingClass, version, vatId, priceStays);
  }

  String keptRegistrations() {
    return String.join(",", new TreeSet<>(registrations));
  }

  Changes differences(TaxDraft before) {
    return Changes.none()
        .field("workedOut", before.workedOut, workedOut)
        .field("smallBusiness", before.smallBusiness, smallBusiness)
        .field("oss", before.oss, oss)
        .field("registrations", before.keptRegistrations(), keptRegistrations())
        .field("shippingClass", code(before.shippingClass), code(shippingClass))
        .field("vatId", before.vatId, vatId)
        .field("priceStays", before.priceStays, priceStays);
  }

  private static @Nullable String code(@Nullable TaxClass shipping) {
    return shipping == null ? null : shipping.code();
  }
}
