package io.storeflow.platform.frame;

import org.jspecify.annotations.Nullable;

/**
 * One line of the navigation. The word is the message {@code ui.nav.<key>}; items of one group
 * (null, {@code channels}, {@code store}) stand together under {@code ui.nav.group.<group>}.
 */
public record NavItem(
    String key,
    String href,
    String icon,
    @Nullable String group,
    long count,
    boolean current,
    boolean inDock,
    boolean outside) {

  public static NavItem of(String key, String href, String icon) {
    return new NavItem(key, href, icon, null, 0, false, false, false);
  }

  public NavItem in(String group) {
    return new NavItem(key, href, icon, group, count, current, inDock, outside);
  }

  /** Shows how many wait for a person; 0 shows nothing. */
  public NavItem count(long count) {
    return new NavItem(key, href, icon, group, count, current, inDock, outside);
  }

  public NavItem current(boolean current) {
    return new NavItem(key, href, icon, group, count, current, inDock, outside);
  }

  /** Also in the dock at the foot of a phone, which has room for four and "more". */
  public NavItem docked() {
    return new NavItem(key, href, icon, group, count, current, true, outside);
  }

  /** Leaves the dashboard, such as the storefront. */
  public NavItem leaving() {
    return new NavItem(key, href, icon, group, count, current, inDock, true);
  }
}
