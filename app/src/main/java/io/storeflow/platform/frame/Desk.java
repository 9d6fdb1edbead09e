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

  /** The store one is in, and those to switch to. */
  public Switcher switcher() {
    return new Switcher(store, stores, allStores, newStore);
  }

  /** What the person may open. */
  public Nav lines() {
    return new Nav(nav);
  }

  /**
   * What a {@link Desk} says of stores, which one is in and which there are.
   *
   * @param all address of the page over all of them
   * @param opening address where another is opened; null for people who may not
   */
  public record Switcher(
      @Nullable StoreBadge store,
      List<StoreBadge> stores,
      @Nullable String all,
      @Nullable String opening) {
    /** From so many stores on one looks for a name rather than along the list. */
    private static final int MANY = 7;

    /** The stores to switch to, by merchant where there are several. */
    public List<Shelf> shelves() {
      var byMerchant = new LinkedHashMap<String, List<StoreBadge>>();
      for (var each : stores)
        byMerchant
            .computeIfAbsent(
                Objects.requireNonNullElse(each.merchant(), ""), it -> new ArrayList<>())
            .add(each);
      return byMerchant.size() < 2
          ? List.of(new Shelf(null, stores))
          : byMerchant.entrySet().stream()
              .map(it -> new Shelf(it.getKey(), it.getValue()))
              .toList();
    }

    /** Whether there are so many stores that one is looked for by its name. */
    public boolean isSearched() {
      return stores.size() >= MANY;
    }
  }

  /**
   * The stores of one merchant.
   *
   * @param merchant its name; null where all stores are of one
   */
  public record Shelf(@Nullable String merchant, List<StoreBadge> stores) {}

  /** The lines of the navigation. */
  public record Nav(List<NavItem> all) {
    /** The lines of one group in their order; null for those above all groups. */
    public List<NavItem> group(@Nullable String group) {
      return all.stream().filter(item -> Objects.equals(item.group(), group)).toList();
    }

    public List<String> groups() {
      return all.stream().map(NavItem::group).filter(Objects::nonNull).distinct().toList();
    }

    public List<NavItem> dock() {
      return all.stream().filter(NavItem::inDock).limit(4).toList();
    }
  }
}
