package io.storeflow.pagecache;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class ListParametersTest {
  @Test
  void saysTheSameInAnotherOrder() {
    assertThat(said("to", "20", "from", "10")).isEqualTo(said("from", "10", "to", "20"));
    assertThat(said("from", "", "unknown", "1")).isEmpty();
  }

  @Test
  void neverSaysTheSameForSomethingElse() {
    var both = said("from", "10", "to", "20");
    assertThat(said("from", "10], to=[20")).isNotEqualTo(both);
    assertThat(said("from", "10&to=20")).isNotEqualTo(both);
    assertThat(said("option.a=1&option.b", "2"))
        .isNotEqualTo(said("option.a", "1", "option.b", "2"));
    assertThat(said("tag", "a, b")).isNotEqualTo(said("tag", "a", "tag", "b"));
  }

  private static String said(String... namesAndValues) {
    var request = new MockHttpServletRequest();
    request.setQueryString("?");
    for (int i = 0; i < namesAndValues.length; i += 2)
      request.addParameter(namesAndValues[i], namesAndValues[i + 1]);
    return ListParameters.said(request);
  }
}
