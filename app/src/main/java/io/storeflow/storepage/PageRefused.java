package io.storeflow.storepage;

/** Why a page was not written. Nothing was changed. */
final class PageRefused extends RuntimeException {
  enum Why {
    /** Somebody changed it since it was read. */
    STALE,
    /** Another page has the address. */
    SLUG_TAKEN,
    /** The store has this page of the law already. */
    THERE,
    /** The store has as many as it may. */
    MANY
  }

  final Why why;

  PageRefused(Why why) {
    super(why.name(), null, false, false);
    this.why = why;
  }
}
