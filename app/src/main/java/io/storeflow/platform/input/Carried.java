package io.storeflow.platform.input;

import java.util.OptionalLong;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads back what a page of ours wrote into a form, an address or a frame, such as the total that
 * it has shown. Nobody types it: what is written in another way was not written by us.
 */
public final class Carried {
  private static final Pattern NUMBER = Pattern.compile("[0-9]{1,18}");

  private Carried() {}

  /** A number, 0 or more; empty for anything else. */
  public static OptionalLong number(@Nullable String text) {
    return text != null && NUMBER.matcher(text).matches()
        ? OptionalLong.of(Long.parseLong(text))
        : OptionalLong.empty();
  }
}
