package io.storeflow.productindex;

import io.storeflow.pagecache.ListParameters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a list could be narrowed by. Each is counted as if nothing was chosen of itself, so that a
 * second value can be added to the first.
 *
 * @param lowest price in minor units; null where nothing was found, as highest
 * @param available how many can be bought now
 */
public record Facets(
    @Nullable Long lowest, @Nullable Long highest, int available, List<Facet> labels) {

  /** Of each at most so many values, and so many options. */
  static final int MOST_VALUES = 100;

  static final int MOST_OPTIONS = 8;

  /**
   * @param name of an option, as most products spell it; empty for others
   */
  public record Facet(Kind kind, String name, List<Value> values) {

    /** As it stands in addresses. */
    public String field() {
      return kind == Kind.OPTION ? ListParameters.OPTION + name : kind.field();
    }
  }

  /** How many products have it. */
  public record Value(String value, int count, boolean chosen) {}

  /** Kinds of labels, in the order in which they are shown. */
  public enum Kind {
    OPTION,
    BRAND,
    TAG;

    String field() {
      return this == BRAND ? ListParameters.BRAND : ListParameters.TAG;
    }
  }
}
