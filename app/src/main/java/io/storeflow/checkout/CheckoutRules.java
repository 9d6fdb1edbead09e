package io.storeflow.checkout;

import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import java.util.List;

/** What a checkout must be like before anything is looked up, for page and API. */
public final class CheckoutRules {
  public static final int NOTE = 500;
  public static final int NAME = 120;

  private CheckoutRules() {}

  /**
   * Adds what is wrong, with the pointers of the API.
   *
   * @param country of the store
   */
  public static void check(
      List<Wrong> wrongs, CheckoutRequest.Contact customer, String note, String country) {
    TextRules.email(wrongs, "/customer/email", customer.email());
    TextRules.line(wrongs, "/customer/name", customer.name(), NAME);
    TextRules.unlinked(wrongs, "/customer/name", customer.name());
    TextRules.optionalPhone(wrongs, "/customer/phone", customer.phone(), country);
    TextRules.optionalLine(wrongs, "/note", note, NOTE);
  }
}
