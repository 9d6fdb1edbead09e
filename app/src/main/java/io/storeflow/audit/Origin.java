package io.storeflow.audit;

import io.storeflow.desk.Actor;
import io.storeflow.platform.web.RequestId;
import io.storeflow.platform.web.TextRules;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who acts right now, and from where. */
record Origin(Actor who, String ip, String userAgent, String requestId) {

  static Origin now() {
    var request =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? attributes.getRequest()
            : null;
    if (request == null) return new Origin(Actor.now(), "", "", "");
    return new Origin(
        Actor.now(),
        cut(request.getRemoteAddr(), 45),
        cut(Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""), 200),
        cut(RequestId.of(request), 40));
  }

  static String cut(String text, int length) {
    return TextRules.cut(text.replaceAll("\\p{Cntrl}", " "), length);
  }
}
