package io.storeflow.platform.body;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Collections;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.junit.jupiter.api.Test;
import org.springframework.mock.web.MockHttpServletRequest;

class KnownBodyTest {

  @Test
  void readsTheFormAfterTheAddress() {
    var request = request("POST");
    request.addParameter("a", "0");
    request.addParameter("b", "1");
    var known = known(request, "b=2&b=3&c=K%C3%A4se+%E2%82%AC&d");
    assertThat(known.getParameterValues("b")).containsExactly("1", "2", "3");
    assertThat(known.getParameter("c")).isEqualTo("Käse €");
    assertThat(known.getParameter("d")).isEmpty();
    assertThat(known.getParameter("e")).isNull();
    assertThat(Collections.list(known.getParameterNames())).containsExactly("a", "b", "c", "d");
  }

  @Test
  void refusesWhatCannotBeRead() {
    for (var form : new String[] {"a=%zz", "%", "a=1&".repeat(2_000)}) {
      var known = known(request("POST"), form);
      assertThatThrownBy(() -> known.getParameter("a"))
          .isInstanceOf(InvalidParameterException.class);
    }
  }

  @Test
  void readsNoFormOfOtherMethodsAndTypes() {
    var patched = request("PATCH");
    assertThat(known(patched, "a=1").getParameter("a")).isNull();
    var json = request("POST");
    json.setContentType("application/json");
    assertThat(known(json, "a=1").getParameter("a")).isNull();
  }

  private static KnownBody known(MockHttpServletRequest request, String body) {
    var bytes = (body + "x".repeat(10)).getBytes(StandardCharsets.UTF_8);
    return new KnownBody(
        request, bytes, body.getBytes(StandardCharsets.UTF_8).length, BodyLimits.FIELDS);
  }

  private static MockHttpServletRequest request(String method) {
    var request = new MockHttpServletRequest(method, "/form");
    request.setContentType("application/x-www-form-urlencoded; charset=utf-8");
    return request;
  }
}
