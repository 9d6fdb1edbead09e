package io.storeflow.platform.client;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Who really asks: the peer, or what trusted proxies say about it.
 *
 * <p>Only X-Forwarded-For and X-Forwarded-Proto are read. Forwarded (RFC 7239) and X-Forwarded-Host
 * are not: most proxies write neither and hand on what the client sent, and nobody can tell which.
 * A proxy must therefore keep the Host header as it came.
 *
 * @param address IP address as {@link IpAddress} writes it
 * @param secure whether the client came over HTTPS
 * @param throughProxy whether the peer is a trusted proxy
 * @param untrusted whether a peer that is not trusted says that the client came over HTTPS
 */
public record ClientAddress(
    String address, boolean secure, boolean throughProxy, boolean untrusted) {

  private static final Pattern V4_WITH_PORT = Pattern.compile("([0-9.]+)(:\\d{1,5})?");
  private static final Pattern BRACKETS = Pattern.compile("\\[([0-9a-fA-F:.]+)](:\\d{1,5})?");

  /** Reads the request as it came from the container. */
  static ClientAddress of(HttpServletRequest request, TrustedProxies proxies) {
    var peer = IpAddress.ofPeer(request.getRemoteAddr());
    if (!proxies.contain(peer)) {
      var untrusted = !request.isSecure() && saysSecure(request);
      return new ClientAddress(peer, request.isSecure(), false, untrusted);
    }
    var hops = fromTheRight(request, "X-Forwarded-For");
    var hop = -1;
    var address = peer;
    while (hop + 1 < hops.size() && proxies.contain(address)) {
      hop++;
      var next = address(hops.get(hop));
      if (next.isEmpty()) {
        return new ClientAddress(peer, secure(request, hops.size(), 0), true, false);
      }
      address = next;
    }
    return new ClientAddress(address, secure(request, hops.size(), Math.max(0, hop)), true, false);
  }

  /**
   * The scheme that belongs to the client's hop, where each proxy added its own; otherwise what the
   * nearest proxy says.
   */
  private static boolean secure(HttpServletRequest request, int hops, int hop) {
    var schemes = fromTheRight(request, "X-Forwarded-Proto");
    if (schemes.isEmpty()) {
      return request.isSecure();
    }
    var scheme = schemes.get(schemes.size() == hops ? hop : 0).toLowerCase(Locale.ROOT);
    return switch (scheme) {
      case "https", "wss" -> true;
      case "http", "ws" -> false;
      default -> request.isSecure();
    };
  }

  private static boolean saysSecure(HttpServletRequest request) {
    return fromTheRight(request, "X-Forwarded-Proto").stream()
        .anyMatch(scheme -> scheme.equalsIgnoreCase("https") || scheme.equalsIgnoreCase("wss"));
  }

  /** Several headers of one name are one list; what the nearest proxy added comes first here. */
  private static List<String> fromTheRight(HttpServletRequest request, String header) {
    var values = new ArrayList<String>();
    for (var line : Collections.list(request.getHeaders(header))) {
      for (var value : line.split(",", -1)) {
        values.add(value.strip());
      }
    }
    return values.reversed();
  }

  /** Without port and brackets; empty if it is no address. */
  private static String address(String value) {
    for (var form : List.of(V4_WITH_PORT, BRACKETS)) {
      var found = form.matcher(value);
      if (found.matches()) {
        return IpAddress.parse(found.group(1)).orElse("");
      }
    }
    return IpAddress.parse(value).orElse("");
  }
}
