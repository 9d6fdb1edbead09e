package io.storeflow.platform.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class ClientAddressTest {

  private static final String PROXIES = "10.0.0.0/8, 192.0.2.1, fd00::/8,2001:db8::1";

  @ParameterizedTest(name = "{0} forwards {1}: {2}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        // Peers nobody trusts say nothing about others.
        "203.0.113.9 | - | 203.0.113.9",
        "203.0.113.9 | 198.51.100.1 | 203.0.113.9",
        "203.0.113.9 | 10.0.0.1 | 203.0.113.9",
        "127.0.0.1 | 198.51.100.1 | 127.0.0.1",
        "192.0.2.2 | 198.51.100.1 | 192.0.2.2",
        // One proxy.
        "10.0.0.1 | - | 10.0.0.1",
        "10.0.0.1 | 198.51.100.1 | 198.51.100.1",
        "192.0.2.1 | 198.51.100.1 | 198.51.100.1",
        "10.0.0.1 | '' | 10.0.0.1",
        // What the client put in front itself is not read.
        "10.0.0.1 | 1.1.1.1, 198.51.100.1 | 198.51.100.1",
        "10.0.0.1 | 10.0.0.7, 198.51.100.1 | 198.51.100.1",
        "10.0.0.1 | <script>, 198.51.100.1 | 198.51.100.1",
        "10.0.0.1 | 127.0.0.1,,, 198.51.100.1 | 198.51.100.1",
        // Chains of proxies, in one header or several.
        "10.0.0.1 | 1.1.1.1, 198.51.100.1, 10.2.3.4 | 198.51.100.1",
        "10.0.0.1 | 198.51.100.1, 192.0.2.1,10.2.3.4 | 198.51.100.1",
        "10.0.0.1 | 1.1.1.1;198.51.100.1, 10.2.3.4 | 198.51.100.1",
        "10.0.0.1 | 1.1.1.1, 198.51.100.1;10.2.3.4 | 198.51.100.1",
        "10.0.0.1 | 10.0.0.3, 10.0.0.2 | 10.0.0.3",
        // Nonsense where a proxy should have spoken: the peer is all that is known.
        "10.0.0.1 | unknown | 10.0.0.1",
        "10.0.0.1 | 198.51.100.1, unknown | 10.0.0.1",
        "10.0.0.1 | 198.51.100.1, | 10.0.0.1",
        "10.0.0.1 | 198.51.100.1, bad, 10.0.0.2 | 10.0.0.1",
        "10.0.0.1 | 198.51.100.256 | 10.0.0.1",
        "10.0.0.1 | 198.51.100 | 10.0.0.1",
        "10.0.0.1 | 3325256705 | 10.0.0.1",
        "10.0.0.1 | 0306.063.0144.01 | 10.0.0.1",
        "10.0.0.1 | localhost | 10.0.0.1",
        "10.0.0.1 | 198.51.100.1:port | 10.0.0.1",
        "10.0.0.1 | [2001:db8::7 | 10.0.0.1",
        "10.0.0.1 | fe80::1%eth0 | 10.0.0.1",
        "10.0.0.1 | ٣.1.1.1 | 10.0.0.1",
        // Ports, brackets, IPv6 in one form only.
        "10.0.0.1 | 198.51.100.1:4711 | 198.51.100.1",
        "10.0.0.1 | 2001:db8::7 | 2001:db8::7",
        "10.0.0.1 | [2001:DB8:0:0::7] | 2001:db8::7",
        "10.0.0.1 | [2001:db8::7]:4711 | 2001:db8::7",
        "10.0.0.1 | ::ffff:198.51.100.1 | 198.51.100.1",
        "10.0.0.1 | 198.51.100.1, ::ffff:10.0.0.2 | 198.51.100.1",
        "10.0.0.1 | 198.51.100.1, fd12::1 | 198.51.100.1",
        "0:0:0:0:0:0:0:1 | 198.51.100.1 | ::1",
        "2001:db8:0:0:0:0:0:1 | 198.51.100.1 | 198.51.100.1",
        "fd00:0:0:0:0:0:0:9%eth0 | 198.51.100.1 | 198.51.100.1",
        "fe80:0:0:0:0:0:0:9%eth0 | 198.51.100.1 | fe80::9",
      })
  void findsTheClient(String peer, String forwardedFor, String client) {
    assertThat(seen(peer, forwardedFor, null).getRemoteAddr()).isEqualTo(client);
  }

  @ParameterizedTest(name = "{0} says {2} for {1}: {3}")
  @CsvSource(
      delimiter = '|',
      nullValues = "-",
      value = {
        "203.0.113.9 | - | https | false",
        "203.0.113.9 | 198.51.100.1 | https | false",
        "10.0.0.1 | 198.51.100.1 | https | true",
        "10.0.0.1 | 198.51.100.1 | HTTPS | true",
        "10.0.0.1 | 198.51.100.1 | wss | true",
        "10.0.0.1 | 198.51.100.1 | http | false",
        "10.0.0.1 | 198.51.100.1 | - | false",
        "10.0.0.1 | 198.51.100.1 | javascript | false",
        "10.0.0.1 | - | https | true",
        // Each proxy added its own: that of the client's hop counts.
        "10.0.0.1 | 198.51.100.1, 10.0.0.2 | https, http | true",
        "10.0.0.1 | 198.51.100.1, 10.0.0.2 | http, https | false",
        // One more than proxies: the client put it in front.
        "10.0.0.1 | 198.51.100.1 | https, http | false",
        "10.0.0.1 | 1.1.1.1, 198.51.100.1 | https, http | false",
      })
  void findsTheScheme(String peer, String forwardedFor, String proto, boolean secure) {
    var request = seen(peer, forwardedFor, proto);
    assertThat(request.isSecure()).isEqualTo(secure);
    assertThat(request.getScheme()).isEqualTo(secure ? "https" : "http");
  }

  @Test
  void namesAndPortsAreThoseOfTheClient() {
    var request = request("10.0.0.1", "198.51.100.1", "https");
    request.setServerName("shop.example");
    request.setServerPort(8080);
    request.addHeader("Host", "shop.example");
    request.setRequestURI("/shop/a");
    var seen = through(request);
    assertThat(seen.getServerName()).isEqualTo("shop.example");
    assertThat(seen.getServerPort()).isEqualTo(443);
    assertThat(seen.getRequestURL()).hasToString("https://shop.example/shop/a");
    request.removeHeader("Host");
    request.addHeader("Host", "shop.example:8443");
    request.setServerPort(8443);
    assertThat(through(request).getRequestURL()).hasToString("https://shop.example:8443/shop/a");
  }

  @Test
  void nobodyBehindSeesTheHeadersOfProxies() {
    var request = request("203.0.113.9", "198.51.100.1", "https");
    request.addHeader("Forwarded", "for=198.51.100.1");
    request.addHeader("X-Forwarded-Host", "evil.example");
    request.addHeader("Accept", "text/html");
    var seen = through(request);
    assertThat(Collections.list(seen.getHeaderNames())).containsExactly("Accept");
    assertThat(seen.getHeader("x-forwarded-host")).isNull();
    assertThat(seen.getHeaders("FORWARDED").hasMoreElements()).isFalse();
  }

  @Test
  void trustsNobodyUnlessTold() {
    for (var setting : new String[] {"", " ", " , "}) {
      assertThat(new TrustedProxies(setting).contain("127.0.0.1")).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "proxy.example",
        "10.0.0.0/33",
        "10.0.0.0/x",
        "10.0.0/8",
        "fd00::/129",
        "10.0.0.1-10.0.0.9",
        "/8",
        "*"
      })
  void refusesToStartWithABadProxy(String setting) {
    assertThatThrownBy(() -> new TrustedProxies("10.0.0.1," + setting))
        .hasMessageContaining("STOREFLOW_TRUSTED_PROXIES")
        .hasMessageContaining(setting);
  }

  @Test
  void aClientOfIpv6IsItsNetwork() {
    assertThat(IpAddress.network("2001:db8:1:2:3:4:5:6")).isEqualTo("2001:db8:1:2::/64");
    assertThat(IpAddress.network("::ffff:192.0.2.1")).isEqualTo("192.0.2.1");
    assertThat(IpAddress.network("nonsense")).isEqualTo("nonsense");
  }

  private static HttpServletRequest seen(
      String peer, @Nullable String forwardedFor, @Nullable String proto) {
    return through(request(peer, forwardedFor, proto));
  }

  private static HttpServletRequest through(MockHttpServletRequest request) {
    var chain = new MockFilterChain();
    try {
      new ClientAddressFilter(new TrustedProxies(PROXIES))
          .doFilter(request, new MockHttpServletResponse(), chain);
    } catch (Exception e) {
      throw new AssertionError(e);
    }
    return (HttpServletRequest) Objects.requireNonNull(chain.getRequest());
  }

  private static MockHttpServletRequest request(
      String peer, @Nullable String forwardedFor, @Nullable String proto) {
    var request = new MockHttpServletRequest("GET", "/");
    request.setRemoteAddr(peer);
    if (forwardedFor != null) {
      for (var line : forwardedFor.split(";", -1)) {
        request.addHeader("X-Forwarded-For", line);
      }
    }
    if (proto != null) {
      request.addHeader("X-Forwarded-Proto", proto);
    }
    return request;
  }
}
