package io.storeflow.invoice;

import io.storeflow.billing.Billing;
import io.storeflow.order.FulfilmentState;
import io.storeflow.payment.Balance;
import io.storeflow.shipping.Address;
import io.storeflow.tax.Taxes.Group;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An order as far as its invoice needs to know it; amounts are minor units of its currency.
 *
 * @param completedAt when all of it had gone out; null while that is not so
 * @param own what it is worth now in the currency of the store
 * @param cards what gift cards paid and did not get back
 * @param credited what made it worth less since it was placed, the first one first
 */
record InvoicedOrder(
    long id,
    long number,
    Instant placedAt,
    @Nullable Instant completedAt,
    FulfilmentState fulfilment,
    String locale,
    String currency,
    String customer,
    Address address,
    Billing billing,
    String rateName,
    boolean taxIncluded,
    long shipping,
    long tax,
    List<Line> lines,
    List<Group> groups,
    Balance balance,
    long own,
    long cards,
    List<CreditedPart> credited) {

  /**
   * @param off what rules and points took off, and tax that is not owed
   * @param total of all units, less that; with the tax in it where prices hold it
   * @param ppm parts per million
   * @param taxPosition of its group, from 1; null where that is not known
   */
  record Line(
      long id,
      String title,
      String variant,
      String sku,
      List<String> chosen,
      int quantity,
      long each,
      long off,
      long total,
      long tax,
      int ppm,
      @Nullable Short taxPosition,
      boolean giftCard) {
    long net(boolean included) {
      return included ? total - tax : total;
    }
  }
}
