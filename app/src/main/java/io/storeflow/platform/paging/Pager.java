package io.storeflow.platform.paging;

import org.jspecify.annotations.Nullable;

/** Newer and older pages of a list, of ui/pager; addresses are null where there is none. */
public record Pager(@Nullable String newer, @Nullable String older, @Nullable String text) {

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
