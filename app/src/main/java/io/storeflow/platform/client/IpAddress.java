package io.storeflow.platform.client;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.tomcat.util.net.IPv6Utils;

/**
 * Reads IP addresses strictly and without asking a name server, and writes each in one form only.
 */
public final class IpAddress {

  private static final Pattern V4 = Pattern.compile("(0|[1-9]\\d{0,2})(\\.(0|[1-9]\\d{0,2})){3}");
  private static final Pattern V6 = Pattern.compile("[0-9a-fA-F:.]{2,45}");

  private IpAddress() {}

  /**
   * The address in its usual form (IPv6 shortened, IPv4 mapped into IPv6 as IPv4); empty if the
   * text is not exactly one address.
   */
  public static Optional<String> parse(String text) {
    return read(text).map(IpAddress::write);
  }

  /**
   * What a client counts by: its IPv4 address, or the /64 of its IPv6 address, of which one person
   * has as many as wanted. Other text is returned as it is.
   */
  public static String network(String text) {
    return read(withoutZone(text)).map(IpAddress::network).orElse(text);
  }

  /**
   * The peer's address as the container gives it, in its usual form and without a zone ({@code
   * %eth0}).
   */
  static String ofPeer(String text) {
    return parse(withoutZone(text)).orElse(text);
  }

  private static String withoutZone(String text) {
    var zone = text.indexOf('%');
    return zone < 0 ? text : text.substring(0, zone);
  }

  private static Optional<InetAddress> read(String text) {
    var v4 = V4.matcher(text).matches();
    if (!v4 && !(V6.matcher(text).matches() && text.indexOf(':') >= 0)) {
      return Optional.empty();
    }
    try {
      return Optional.of(InetAddress.ofLiteral(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private static String network(InetAddress address) {
    if (!(address instanceof Inet6Address)) {
      return write(address);
    }
    try {
      var bytes = Arrays.copyOf(Arrays.copyOf(address.getAddress(), 8), 16);
      return write(InetAddress.getByAddress(bytes)) + "/64";
    } catch (UnknownHostException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String write(InetAddress address) {
    var text = address.getHostAddress();
    return address instanceof Inet6Address ? IPv6Utils.canonize(text) : text;
  }
}
