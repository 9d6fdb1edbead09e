package io.storeflow.platform.client;

import java.util.List;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.security.web.util.matcher.IpAddressMatcher;
import org.springframework.stereotype.Component;

/** The proxies in front of StoreFlow whose word about the client counts; by default none. */
@Component
public class TrustedProxies {

  private final List<IpAddressMatcher> networks;

  /**
   * @param setting addresses and networks, parted by commas: {@code 10.0.0.5, 10.1.0.0/16,
   *     fd00::/8}
   * @throws IllegalArgumentException if one of them is neither
   */
  public TrustedProxies(@Value("${storeflow.trusted-proxies:}") String setting) {
    this.networks =
        Stream.of(setting.split(","))
            .map(String::strip)
            .filter(it -> !it.isEmpty())
            .map(TrustedProxies::network)
            .toList();
  }

  /** Whether an address, as {@link IpAddress} writes it, is that of a trusted proxy. */
  boolean contain(String address) {
    return IpAddress.parse(address).isPresent()
        && networks.stream().anyMatch(it -> it.matches(address));
  }

  private static IpAddressMatcher network(String text) {
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
          "STOREFLOW_TRUSTED_PROXIES: '" + text + "' is neither an address nor a network", e);
    }
  }
}
