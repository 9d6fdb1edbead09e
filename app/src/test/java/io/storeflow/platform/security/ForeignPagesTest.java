package io.storeflow.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.web.filter.CorsFilter;

class ForeignPagesTest {
  private static final ForeignPages STAGING = new ForeignPages(true, List.of());
  private static final ForeignPages NONE = new ForeignPages(false, List.of());
  private static final ForeignPages ONE =
      new ForeignPages(false, List.of("https://pizza.example.com"));

  @Test
  void stagingLetsEverybodysPagesCallTheApiWithoutCookies() throws Exception {
    var answer = ask(STAGING, "/api/v1/stores/x", "https://anything.example");
    assertThat(answer.getHeader("Access-Control-Allow-Origin")).isEqualTo("*");
    assertThat(answer.getHeader("Access-Control-Allow-Credentials")).isNull();
    assertThat(answer.getHeader("Access-Control-Expose-Headers")).contains("Retry-After");
    assertThat(ask(STAGING, "/shop/x", "https://anything.example").getHeaderNames())
        .doesNotContain("Access-Control-Allow-Origin");
  }

  @Test
  void withoutOriginsNobodysPagesMay() throws Exception {
    assertThat(ask(NONE, "/api/v1/stores/x", "https://pizza.example.com").getHeaderNames())
        .doesNotContain("Access-Control-Allow-Origin");
  }

  @Test
  void namedOriginsMayAndOthersAreRefused() throws Exception {
    var named = ask(ONE, "/api/v1/stores/x", "https://pizza.example.com");
    assertThat(named.getHeader("Access-Control-Allow-Origin"))
        .isEqualTo("https://pizza.example.com");
    assertThat(ask(ONE, "/api/v1/stores/x", "https://pizza.example.com.evil.example").getStatus())
        .isEqualTo(403);
  }

  private static MockHttpServletResponse ask(ForeignPages pages, String path, String origin)
      throws Exception {
    var request = new MockHttpServletRequest("GET", path);
    request.addHeader("Origin", origin);
    var response = new MockHttpServletResponse();
    new CorsFilter(pages.source()).doFilter(request, response, new MockFilterChain());
    return response;
  }
}
