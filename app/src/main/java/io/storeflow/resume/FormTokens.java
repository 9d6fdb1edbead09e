package io.storeflow.resume;

import io.storeflow.account.SignedIn;
import io.storeflow.platform.id.Digest;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Objects;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestHandler;
import org.springframework.security.web.csrf.XorCsrfTokenRequestAttributeHandler;
import org.springframework.stereotype.Component;

/**
 * The CSRF tokens of forms, masked as Spring does it, with a mark of the person whom the page was
 * made for: when its session has ended, the form alone still knows whose text it holds.
 */
@Component
class FormTokens implements CsrfTokenRequestHandler {
  private static final String PARAMETER = "_csrf";
  private static final String HEADER = "X-CSRF-TOKEN";
  private static final char END = '.';
  private static final int MARK = 12;
  private static final Pattern MARKED = Pattern.compile("[0-9a-f]{" + MARK + "}");

  private final CsrfTokenRequestHandler masked = new XorCsrfTokenRequestAttributeHandler();

  @Override
  public void handle(
      HttpServletRequest request, HttpServletResponse response, Supplier<CsrfToken> token) {
    masked.handle(request, response, token);
    var marked = new Marked((CsrfToken) request.getAttribute(CsrfToken.class.getName()));
    request.setAttribute(CsrfToken.class.getName(), marked);
    request.setAttribute(PARAMETER, marked);
  }

  @Override
  @SuppressWarnings("NullAway") // null: there is no token
  public @Nullable String resolveCsrfTokenValue(HttpServletRequest request, CsrfToken token) {
    return masked.resolveCsrfTokenValue(new Unmarked(request), token);
  }

  /**
   * The mark of the person whom the page of this form was made for; empty for nobody, and where no
   * token of ours was sent. It proves nothing, and nothing is allowed for it: the token before it
   * does, which is that of the session or none.
   */
  static String whose(HttpServletRequest request) {
    var header = request.getHeader(HEADER);
    var token = Objects.toString(header != null ? header : request.getParameter(PARAMETER), "");
    var mark = token.substring(token.lastIndexOf(END) + 1);
    return token.length() > MARK && MARKED.matcher(mark).matches() ? mark : "";
  }

  static String mark(long personId) {
    return Digest.sha256("form " + personId).substring(0, MARK);
  }

  private static @Nullable String unmarked(@Nullable String token) {
    return token == null || token.lastIndexOf(END) < 0
        ? token
        : token.substring(0, token.lastIndexOf(END));
  }

  private record Marked(CsrfToken token) implements CsrfToken {
    @Override
    public String getHeaderName() {
      return token.getHeaderName();
    }

    @Override
    public String getParameterName() {
      return token.getParameterName();
    }

    @Override
    public String getToken() {
      var who = SecurityContextHolder.getContext().getAuthentication();
      var mark =
          who != null && who.getPrincipal() instanceof SignedIn me ? mark(me.personId()) : "";
      return token.getToken() + END + mark;
    }
  }

  private static final class Unmarked extends HttpServletRequestWrapper {
    Unmarked(HttpServletRequest request) {
      super(request);
    }

    @Override
    public @Nullable String getHeader(String name) {
      var value = super.getHeader(name);
      return name.equalsIgnoreCase(HEADER) ? unmarked(value) : value;
    }

    @Override
    public @Nullable String getParameter(String name) {
      var value = super.getParameter(name);
      return name.equals(PARAMETER) ? unmarked(value) : value;
    }
  }
}
