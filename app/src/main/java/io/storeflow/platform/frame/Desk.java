package io.storeflow.platform.frame;

import io.storeflow.platform.colour.StoreColours;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard layout shows around every page; the model attribute {@code desk}. Navigation
 * holds only what the person may open. Without a store (pages over all stores) {@code store} is
 * null. {@code colours} is the address of the style sheet of {@link StoreColours}, {@code search}
 * that of the search page, {@code newStore} null for people who may not open one, {@code bell} null
 * where it is not about one merchant.
 */
public record Desk(
    @Nullable StoreBadge store,
    List<StoreBadge> stores,
    List<NavItem> nav,
    Person me,
    ZoneId zone,
    String colours,
    @Nullable String search,
    @Nullable String allStores,
    @Nullable String newStore,
    @Nullable Bell bell) {

  /**
   * What a person was told of and has not read.
   *
   * @param unread how many
   * @param many from so many on no more are counted
   * @param href the page with all of them; the piece of a page that says it anew is below it
   * @param topic of which it is asked again; null for none
   */
  public record Bell(int unread, int many, String href, @Nullable String topic) {
    public boolean isMany() {
      return unread >= many;
    }
  }

  /** From so many stores on one looks for a name rather than along the list. */
  private static final int MANY = 7;

  /**
   * The stores of one merchant.
   *
   * @param merchant its name; null where all stores are of one
   */
  public record Shelf(@Nullable String merchant, List<StoreBadge> stores) {}

  /** The stores to switch to, by merchant where there are several. */
  public List<Shelf> shelves() {
    var byMerchant = new LinkedHashMap<String, List<StoreBadge>>();
    for (var store : stores)
      byMerchant
          .computeIfAbsent(
              Objects.requireNonNullElse(store.merchant(), ""), it -> new ArrayList<>())
          .add(store);
    return byMerchant.size() < 2
        ? List.of(new Shelf(null, stores))
        : byMerchant.entrySet().stream().map(it -> new Shelf(it.getKey(), it.getValue())).toList();
  }

  /** Whether there are so many stores that one is looked for by its name. */
  public boolean isSearched() {
    return stores.size() >= MANY;
  }

  /** The lines of one group in their order; null for those above all groups. */
  public List<NavItem> group(@Nullable String group) {
    return nav.stream().filter(item -> Objects.equals(item.group(), group)).toList();
  }

  public List<String> groups() {
    return nav.stream().map(NavItem::group).filter(Objects::nonNull).distinct().toList();
  }

  public List<NavItem> dock() {
    return nav.stream().filter(NavItem::inDock).limit(4).toList();
  }
}
