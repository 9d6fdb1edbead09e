package io.storeflow.demodata;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What is said of a product of the demo world beside its words.
 *
 * @param brand empty for none; html: the description with markup, empty for the plain one
 * @param second a further option; null for none
 * @param pictures those behind the first one; null for none
 */
public record Said(
    String type,
    String brand,
    List<String> tags,
    boolean featured,
    Map<String, String> details,
    String html,
    @Nullable Second second,
    @Nullable List<Shown> pictures) {

  /** Of a product of which nothing more is said. */
  public static final Said NOTHING = new Said("", "", List.of(), false, Map.of(), "", null, null);

  /**
   * @param more what each value costs above the price of the first one, in minor units
   */
  public record Second(String name, List<String> values, List<Long> more) {}

  /**
   * A further picture.
   *
   * @param drawing its name, see {@link Drawings}
   * @param of the variants of this title show it; null where none does
   */
  public record Shown(String drawing, String alt, @Nullable String of) {}

  public List<Shown> shown() {
    return pictures == null ? List.of() : pictures;
  }
}
