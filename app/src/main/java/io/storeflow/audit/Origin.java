package io.storeflow.audit;

import io.storeflow.desk.Acting;
import io.storeflow.platform.web.RequestId;
import java.util.Objects;
import org.springframework.http.HttpHeaders;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/** Who acts right now, and from where. */
record Origin(Acting who, String ip, String userAgent, String requestId) {

  static Origin now() {
    var request =
        RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes attributes
            ? attributes.getRequest()
            : null;
    if (request == null) return new Origin(Acting.now(), "", "", "");
    return new Origin(
        Acting.now(),
        cut(request.getRemoteAddr(), 45),
        cut(Objects.requireNonNullElse(request.getHeader(HttpHeaders.USER_AGENT), ""), 200),
        cut(RequestId.of(request), 40));
  }

  static String cut(String text, int length) {
    var plain = text.replaceAll("\\p{Cntrl}", " ");
    if (plain.codePointCount(0, plain.length()) <= length) return plain;
    return plain.substring(0, plain.offsetByCodePoints(0, length));
  }
}
