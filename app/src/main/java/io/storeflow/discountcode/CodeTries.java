package io.storeflow.discountcode;

import io.storeflow.platform.failure.SecurityLog;
import io.storeflow.platform.limit.Guesses;
import io.storeflow.platform.limit.RateLimits;
import io.storeflow.platform.limit.Rule;
import io.storeflow.store.Store;
import java.util.Collection;
import org.springframework.stereotype.Component;

/** Keeps strangers from trying discount codes until one is right. */
@Component
public class CodeTries {
  private final RateLimits limits;

  CodeTries(RateLimits limits) {
    this.limits = limits;
  }

  /**
   * @param address of the client
   * @param codes how many are tried
   * @throws io.storeflow.platform.failure.Problem 429 if too many were wrong
   */
  public Guesses begin(String address, int codes) {
    return Guesses.begin(limits, Rule.DISCOUNT_CODE, address, codes);
  }

  /** Those of the results that nobody knows count. */
  public void note(Store store, Guesses trying, Collection<CodeResult> results) {
    long wrong = results.stream().filter(it -> !it.isKnown()).count();
    trying.wrong(wrong, SecurityLog.Event.CODE_WRONG, "store=" + store.slug());
  }
}
