package io.storeflow.uploads;

import io.storeflow.platform.input.Typed;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A picture in a form, as it was sent.
 *
 * @param id public id of an image that is kept already
 * @param alt what it shows, as it was typed
 * @param out whether it is taken off: it stays in the form, so that it can be put back
 */
public record PictureRow(@Nullable String id, @Nullable String alt, @Nullable Boolean out) {
  public static PictureRow of(String id, String alt) {
    return new PictureRow(id, alt, false);
  }

  /** Those of something that has pictures of its own kind. */
  public static <T> List<PictureRow> all(
      List<T> pictures, Function<T, String> id, Function<T, String> alt) {
    return pictures.stream().map(it -> of(id.apply(it), alt.apply(it))).toList();
  }

  public String image() {
    return Typed.line(id);
  }

  public boolean isOut() {
    return Boolean.TRUE.equals(out);
  }

  PictureRow out(boolean off) {
    return new PictureRow(id, alt, off);
  }
}
