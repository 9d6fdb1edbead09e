package io.storeflow.sharing;

import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A product does not come to the other store. */
public final class Refused extends RuntimeException {
  private final transient ShareRefusal why;
  private final transient @Nullable String there;

  public Refused(ShareRefusal why) {
    this(why, null);
  }

  /**
   * @param there public id of the product of the other store that follows it already
   */
  Refused(ShareRefusal why, @Nullable String there) {
    super(why.code(), null, false, false);
    this.why = why;
    this.there = there;
  }

  public ShareRefusal why() {
    return why;
  }

  public Optional<String> there() {
    return Optional.ofNullable(there);
  }
}
