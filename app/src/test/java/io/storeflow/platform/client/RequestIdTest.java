package io.storeflow.platform.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.MDC;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class RequestIdTest {

  private static final String MADE = "[0-9A-HJKMNP-TV-Z]{13}";
  private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/");
  private final MockHttpServletResponse response = new MockHttpServletResponse();

  @Test
  void makesAnIdForLogPageAndHeader() throws Exception {
    var logged = handle();
    assertThat(logged).matches(MADE);
    assertThat(RequestId.of(request)).isEqualTo(logged);
    assertThat(response.getHeader("X-Request-Id")).isEqualTo(logged);
    assertThat(MDC.get("request_id")).isNull();
  }

  @Test
  void keepsItForTheErrorPage() throws Exception {
    var first = handle();
    assertThat(handle()).isEqualTo(first);
  }

  @Test
  void takesTheIdOfATrustedProxyOnly() throws Exception {
    request.addHeader("X-Request-Id", "edge-4711.a_B");
    assertThat(handle()).matches(MADE);
    var forwarded = new MockHttpServletRequest("GET", "/");
    forwarded.addHeader("X-Request-Id", "edge-4711.a_B");
    trust(forwarded);
    assertThat(handle(forwarded)).isEqualTo("edge-4711.a_B");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a\nb", "<b>", "-x", "ä", "a;b", "\u001b[31m"})
  void makesItsOwnInsteadOfNonsense(String given) throws Exception {
    request.addHeader("X-Request-Id", given);
    trust(request);
    assertThat(handle()).matches(MADE);
  }

  @Test
  void makesItsOwnInsteadOfALongOne() throws Exception {
    request.addHeader("X-Request-Id", "a".repeat(65));
    trust(request);
    assertThat(handle()).matches(MADE);
  }

  @Test
  void idsSortByTimeAndDiffer() {
    assertThat(RequestId.make(1_763_700_000_000L)).isLessThan(RequestId.make(1_763_700_000_001L));
    var ids = new HashSet<String>();
    for (var i = 0; i < 1000; i++) {
      ids.add(RequestId.make(1_763_700_000_000L + i));
    }
    assertThat(ids).hasSize(1000);
  }

  private static void trust(MockHttpServletRequest request) {
    request.setAttribute(
        ClientAddress.class.getName(), new ClientAddress("192.0.2.1", true, true, false));
  }

  private String handle() throws Exception {
    return handle(request);
  }

  private String handle(MockHttpServletRequest asked) throws Exception {
    var logged = new AtomicReference<@Nullable String>();
    new RequestIdFilter()
        .doFilter(asked, response, (req, res) -> logged.set(MDC.get("request_id")));
    return Objects.requireNonNull(logged.get());
  }
}
