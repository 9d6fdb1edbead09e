package io.storeflow.platform.paging;

import org.jspecify.annotations.Nullable;

/** Newer and older pages of a list, of ui/pager; addresses are null where there is none. */
public record Pager(@Nullable String newer, @Nullable String older, @Nullable String text) {
  /**
   * @throws IllegalArgumentException if one is no address on this server, as a cursor alone is none
   */
  public Pager {
    check(newer);
    check(older);
  }

  private static void check(@Nullable String address) {
    if (address != null && !address.startsWith("/"))
      throw new IllegalArgumentException("A pager leads to no page by " + address);
  }

  public Pager text(@Nullable Object said) {
    return new Pager(newer, older, said == null ? null : said.toString());
  }

  public boolean turns() {
    return newer != null || older != null;
  }

  public boolean isEmpty() {
    return !turns() && text == null;
  }
}
