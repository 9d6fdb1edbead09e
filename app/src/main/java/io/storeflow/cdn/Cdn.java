package io.storeflow.cdn;

import java.util.List;

/**
 * The network that keeps copies of what we serve. Addresses of ours never show anything else than
 * they once did, so it is told of nothing but what was taken down.
 */
public interface Cdn {

  /**
   * Has all copies of these forgotten; when it returns, the network has taken it.
   *
   * @param addresses absolute, as browsers ask for them
   * @throws CdnAway if it cannot be told now
   * @throws IllegalStateException if it refuses, so that a setting must be mended
   */
  void forget(List<String> addresses);
}
