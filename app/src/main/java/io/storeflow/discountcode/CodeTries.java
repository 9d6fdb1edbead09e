package io.storeflow.discountcode;

import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import java.util.Collection;
import org.springframework.stereotype.Component;

/**
 * Keeps strangers from trying codes until one is right. A try is counted before the code is looked
 * at, and given back when it is known: guesses sent at once are all counted.
 */
@Component
public class CodeTries {

  /** Codes that are being tried. */
  public final class Tries implements AutoCloseable {
    private final String address;
    private int open;

    private Tries(String address, int open) {
      this.address = address;
      this.open = open;
    }

    /** Those of the results that nobody knows count. */
    public void note(Store store, Collection<CodeResult> results) {
      results.stream().filter(it -> !it.isKnown()).forEach(it -> wrong(store));
    }

    private void wrong(Store store) {
      open = Math.max(0, open - 1);
      SecurityLog.tell(SecurityLog.Event.CODE_WRONG, "store=" + store.slug());
    }

    @Override
    public void close() {
      for (; open > 0; open--) limits.giveBack(Rule.DISCOUNT_CODE, address);
    }
  }

  private final RateLimits limits;

  CodeTries(RateLimits limits) {
    this.limits = limits;
  }

  /**
   * @param address of the client
   * @param codes how many are tried
   * @throws io.storeflow.platform.failure.Problem 429 if too many were wrong
   */
  public Tries begin(String address, int codes) {
    for (int i = 0; i < codes; i++) limits.require(Rule.DISCOUNT_CODE, address);
    return new Tries(address, codes);
  }
}
