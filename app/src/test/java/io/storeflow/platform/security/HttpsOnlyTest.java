package io.storeflow.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.platform.client.ClientAddress;
import io.storeflow.platform.url.PublicUrl;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HttpsOnlyTest {
  private final HttpsOnly filter = new HttpsOnly(new PublicUrl("https://shop.example.com/"));

  @Test
  void leadsWhoTypedPlainHttpToTheSamePage() throws Exception {
    var answer = ask(plain(false));
    assertThat(answer.getStatus()).isEqualTo(308);
    assertThat(answer.getHeader("Location")).isEqualTo("https://shop.example.com/login?a=b");
  }

  @Test
  void tellsInsteadOfLoopingWhereTheProxyIsNotBelieved() throws Exception {
    assertTold(ask(plain(true)));
  }

  /** A proxy that says nothing at all: browsers send this header over TLS alone. */
  @Test
  void tellsInsteadOfLoopingWhereTheBrowserShowsThatItSpokeTls() throws Exception {
    var request = plain(false);
    request.addHeader("Sec-Fetch-Site", "none");
    assertTold(ask(request));
  }

  @Test
  void leadsABrowserThatStandsAtAnotherNameToThePublicOne() throws Exception {
    var request = plain(false);
    request.removeHeader("Host");
    request.addHeader("Host", "localhost:8080");
    request.addHeader("Sec-Fetch-Site", "none");
    assertThat(ask(request).getStatus()).isEqualTo(308);
  }

  @Test
  void letsThroughWhatCameOverTls() throws Exception {
    var request = plain(false);
    request.setSecure(true);
    var chain = new MockFilterChain();
    filter.doFilter(request, new MockHttpServletResponse(), chain);
    assertThat(chain.getRequest()).isSameAs(request);
  }

  private static void assertTold(MockHttpServletResponse answer) {
    assertThat(answer.getStatus()).isEqualTo(503);
    assertThat(answer.getHeader("Location")).isNull();
  }

  private MockHttpServletResponse ask(MockHttpServletRequest request) throws Exception {
    var answer = new MockHttpServletResponse();
    filter.doFilter(request, answer, new MockFilterChain());
    return answer;
  }

  private static MockHttpServletRequest plain(boolean untrusted) {
    var request = new MockHttpServletRequest("GET", "/login");
    request.setQueryString("a=b");
    request.addHeader("Host", "shop.example.com");
    request.setAttribute(
        ClientAddress.class.getName(), new ClientAddress("10.0.0.5", false, false, untrusted));
    return request;
  }
}
