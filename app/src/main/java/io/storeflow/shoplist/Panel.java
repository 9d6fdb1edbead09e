package io.storeflow.shoplist;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How a list is sorted and narrowed, in the words that are shown.
 *
 * @param q words that are searched; null for none
 * @param total how many products there are, in words
 * @param filters null where there is nothing to narrow
 */
public record Panel(
    String action,
    @Nullable String q,
    String total,
    List<Sort> sorts,
    @Nullable Filters filters,
    List<Chip> chips,
    String clear) {

  public record Sort(String code, String text, boolean selected) {}

  /**
   * @param text of what opens it, with how many are in force
   * @param wrong what is wrong with the prices; null for nothing
   * @param open whether it should be seen at once
   */
  public record Filters(
      String text,
      Price from,
      Price to,
      @Nullable String wrong,
      @Nullable String open,
      List<Group> groups) {

    public @Nullable String invalid() {
      return wrong == null ? null : "true";
    }

    /** Where it is said what is wrong. */
    public @Nullable String told() {
      return wrong == null ? null : "f-wrong";
    }
  }

  /** A field for a price, and what it could be. */
  public record Price(String value, String hint) {}

  /**
   * Labels of one kind.
   *
   * @param title null where the label says it all
   * @param lang of the title, where the page is in another one
   * @param more the others; null where all are seen at once
   */
  public record Group(
      @Nullable String title, @Nullable String lang, List<Tick> ticks, @Nullable More more) {
    Group(@Nullable String title, @Nullable String lang, List<Tick> ticks) {
      this(title, lang, ticks, null);
    }
  }

  /**
   * Labels that are shown when people ask for them.
   *
   * @param text what they ask with
   */
  public record More(String text, List<Tick> ticks) {

    /** One that is in force is never hidden. */
    public boolean isOpen() {
      return ticks.stream().anyMatch(it -> it.checked() != null);
    }
  }

  /**
   * @param id on the page
   * @param checked {@code true} where it is in force, else null
   * @param lang of the label, where the page is in another one
   */
  public record Tick(
      String id,
      String name,
      String value,
      String text,
      String count,
      @Nullable String checked,
      @Nullable String lang) {}

  /**
   * A filter in force, and the address without it.
   *
   * @param remove what its link does
   */
  public record Chip(String text, String without, String remove) {}
}
