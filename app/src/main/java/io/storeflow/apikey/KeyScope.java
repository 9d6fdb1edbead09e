package io.storeflow.apikey;

import io.storeflow.platform.code.Coded;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** What a key may do. Who may write may read. */
public enum KeyScope implements Coded {
  STOCK_READ("stock:read"),
  STOCK_WRITE("stock:write"),
  PRODUCTS_WRITE("products:write"),
  SHIPPING_WRITE("shipping:write");

  private final String code;

  KeyScope(String code) {
    this.code = code;
  }

  @Override
  public String code() {
    return code;
  }

  /** Whether a key with these scopes may do it. */
  boolean isIn(Set<KeyScope> scopes) {
    return scopes.contains(this) || (this == STOCK_READ && scopes.contains(STOCK_WRITE));
  }

  /** Their codes, parted by blanks. */
  static String written(Collection<KeyScope> scopes) {
    return scopes.stream().sorted().map(KeyScope::code).collect(Collectors.joining(" "));
  }

  /** Those that are written there; a code that this release does not know is left out. */
  static Set<KeyScope> read(String written) {
    var scopes = EnumSet.noneOf(KeyScope.class);
    Arrays.stream(written.split(" "))
        .flatMap(code -> Coded.find(KeyScope.class, code).stream())
        .forEach(scopes::add);
    return scopes;
  }
}
