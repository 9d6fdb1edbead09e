package io.storeflow.audit;

import io.storeflow.platform.client.RequestId;
import io.storeflow.platform.input.Typed;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** From where the request comes that runs; empty where none does. */
record Origin(String ip, String userAgent, String requestId) {

  static Origin now() {
    var request =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? attributes.getRequest()
            : null;
    if (request == null) return new Origin("", "", "");
    return new Origin(
        cut(request.getRemoteAddr(), 45),
        cut(Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""), 200),
        cut(RequestId.of(request), 40));
  }

  static String cut(String text, int length) {
    return Typed.cut(text.replaceAll("\\p{Cntrl}", " "), length);
  }
}
