package io.storeflow.platform;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.springframework.core.env.Environment;

/** What this process does, of the four things that one jar can do. */
public record Roles(Set<Role> all) {

  /** A role as {@code storeflow.roles} names it, in lower case. */
  public enum Role {
    /** Answers requests for pages and the API. */
    WEB,
    /** Does the work that was left for after commit. */
    WORKER,
    /** Starts what is done by the clock. */
    SCHEDULER,
    /** Keeps the sockets of live screens. */
    LIVE
  }

  public Roles {
    all = Set.copyOf(all);
  }

  /**
   * Reads {@code storeflow.roles}, a list parted by commas; all roles when it is not set.
   *
   * @throws IllegalArgumentException if there is no role of that name
   */
  public static Roles of(Environment environment) {
    var names = environment.getProperty("storeflow.roles", "");
    var roles = EnumSet.noneOf(Role.class);
    Arrays.stream(names.split(","))
        .map(String::strip)
        .filter(name -> !name.isEmpty())
        .map(name -> Role.valueOf(name.toUpperCase(Locale.ROOT)))
        .forEach(roles::add);
    return new Roles(roles.isEmpty() ? EnumSet.allOf(Role.class) : roles);
  }

  public boolean has(Role role) {
    return all.contains(role);
  }
}
