package io.storeflow.billing;

import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.form.TextRules;
import io.storeflow.shipping.Address;
import io.storeflow.shipping.AddressRules;
import io.storeflow.vatid.VatId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What is wrong with how somebody wants to be billed, with the pointers of the API. */
public final class BillingRules {
  public static final int COMPANY = 120;

  private BillingRules() {}

  /**
   * @param vatId as it was typed
   */
  public static void check(List<Wrong> wrongs, Billing billing, @Nullable String vatId) {
    var read = VatId.read(vatId);
    if (billing.company().isEmpty() && !read.isMissing())
      wrongs.add(Wrong.of("/business/company", "required.company"));
    TextRules.optionalLine(wrongs, "/business/company", billing.company(), COMPANY);
    TextRules.unlinked(wrongs, "/business/company", billing.company());
    TextRules.refused(wrongs, "/business/vat_id", read);
    if (!billing.address().equals(Address.NONE))
      AddressRules.check(wrongs, "/billing_address", billing.address());
  }
}
