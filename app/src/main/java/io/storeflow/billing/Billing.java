package io.storeflow.billing;

import io.storeflow.platform.input.Typed;
import io.storeflow.shipping.Address;
import io.storeflow.tax.TaxBuyer;
import io.storeflow.vatid.VatId;
import io.storeflow.vatid.VatIdAnswer;
import io.storeflow.vatid.VatIdState;
import org.jspecify.annotations.Nullable;

/**
 * To whom an order is billed, beside the one who orders.
 *
 * @param company empty where a person buys
 * @param vatId null for none
 * @param answer what was said of the id
 * @param address {@link Address#NONE} where it is that of the delivery, or none
 */
public record Billing(String company, @Nullable VatId vatId, VatIdAnswer answer, Address address) {
  /** Nothing is known beside the one who orders. */
  public static final Billing NONE = new Billing("", null, VatIdAnswer.NOT_NEEDED, Address.NONE);

  /** As it was typed; an id that cannot be one is none, {@link BillingRules} says why. */
  public static Billing typed(
      @Nullable String company, @Nullable String vatId, @Nullable Address address) {
    return new Billing(
        Typed.line(company),
        VatId.read(vatId).value().orElse(null),
        VatIdAnswer.NOT_NEEDED,
        address == null ? Address.NONE : address);
  }

  /** The same with an address. */
  public Billing at(Address there) {
    return new Billing(company, vatId, answer, there);
  }

  /** The same with what is said of its id. */
  Billing with(VatIdAnswer said) {
    return new Billing(company, vatId, said, address);
  }

  public boolean isThere() {
    return !company.isEmpty() || vatId != null || !address.equals(Address.NONE);
  }

  /** What is known of the id; null without one. */
  public @Nullable VatIdState state() {
    return vatId == null ? null : answer.state();
  }

  /** Whether the store can still confirm the id. */
  public boolean isOpen() {
    return vatId != null && answer.state().isOpen();
  }

  /** Whether the store has confirmed it since, so that tax is to be given back. */
  public boolean given() {
    return state() == VatIdState.BY_STAFF;
  }

  /** Who buys, for the tax. */
  public TaxBuyer buyer() {
    return vatId == null
        ? new TaxBuyer("", false, address)
        : new TaxBuyer(vatId.country(), answer.state() == VatIdState.CONFIRMED, address);
  }

  /** Who buys if the id holds. */
  public TaxBuyer ifConfirmed(VatId id) {
    return new TaxBuyer(id.country(), true, address);
  }
}
