package io.storeflow.platform.limit;

import io.storeflow.platform.failure.SecurityLog;

/**
 * Codes that are tried from one client address. They are counted before anything is looked up, so
 * that many at once do not get through, and given back when this is closed, whatever has happened
 * meanwhile: all but those that were found to be wrong.
 */
public final class Guesses implements AutoCloseable {
  private final RateLimits limits;
  private final Rule rule;
  private final String address;
  private int open;

  private Guesses(RateLimits limits, Rule rule, String address) {
    this.limits = limits;
    this.rule = rule;
    this.address = address;
  }

  /**
   * @param rule that limits wrong ones, by client address
   * @param many codes that are tried
   * @throws io.storeflow.platform.failure.Problem 429 if too many were wrong; none is counted then
   */
  public static Guesses begin(RateLimits limits, Rule rule, String address, int many) {
    var guesses = new Guesses(limits, rule, address);
    try {
      for (; guesses.open < many; guesses.open++) limits.require(rule, address);
      return guesses;
    } catch (RuntimeException refused) {
      guesses.close();
      throw refused;
    }
  }

  /**
   * Counts those that nobody knows.
   *
   * @param event that is told of them
   * @param where they were tried
   */
  public void wrong(long many, SecurityLog.Event event, String where) {
    if (many == 0) return;
    open = (int) Math.max(0, open - many);
    SecurityLog.tell(event, where + " wrong=" + many);
  }

  @Override
  public void close() {
    for (; open > 0; open--) limits.giveBack(rule, address);
  }
}
