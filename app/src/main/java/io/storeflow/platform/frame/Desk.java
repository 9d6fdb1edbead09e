package io.storeflow.platform.frame;

import io.storeflow.platform.colour.StoreColours;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What the dashboard layout shows around every page; the model attribute {@code desk}. Navigation
 * holds only what the person may open. Without a store (pages over all stores) {@code store} is
 * null. {@code colours} is the address of the style sheet of {@link StoreColours}, {@code search}
 * that of the search page, {@code newStore} null for people who may not open one.
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
    @Nullable String newStore) {

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
