package io.storeflow.platform.client;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.web.util.matcher.IpAddressMatcher;

/** Addresses and networks that whoever runs StoreFlow has named. */
public final class Networks {
  private final List<IpAddressMatcher> all;

  private Networks(List<IpAddressMatcher> all) {
    this.all = all;
  }

  /**
   * @param name of the setting, for whoever has to mend it
   * @param setting addresses and networks, parted by commas: {@code 10.0.0.5, 10.1.0.0/16,
   *     fd00::/8}
   * @throws IllegalArgumentException if one of them is neither
   */
  public static Networks of(String name, String setting) {
    return new Networks(
        Stream.of(setting.split(","))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .map(it -> network(name, it))
            .toList());
  }

  public boolean isEmpty() {
    return all.isEmpty();
  }

  /** Whether an address lies in one of them. */
  public boolean contain(String address) {
    return IpAddress.parse(address).isPresent() && all.stream().anyMatch(it -> it.matches(address));
  }

  private static IpAddressMatcher network(String name, String text) {
    var slash = text.indexOf('/');
    var address = IpAddress.parse(slash < 0 ? text : text.substring(0, slash));
    try {
      var known = address.orElseThrow(() -> new IllegalArgumentException("no address"));
      var bits = slash < 0 ? -1 : Integer.parseInt(text.substring(slash + 1));
      var most = known.indexOf(':') < 0 ? 32 : 128;
      if (slash >= 0 && (bits < 0 || bits > most)) {
        throw new IllegalArgumentException("no such mask");
      }
      return new IpAddressMatcher(slash < 0 ? known : known + "/" + bits);
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          name + ": '" + text + "' is neither an address nor a network", e);
    }
  }
}
