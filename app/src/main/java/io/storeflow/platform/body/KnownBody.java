package io.storeflow.platform.body;

import jakarta.servlet.ReadListener;
import jakarta.servlet.ServletInputStream;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletRequestWrapper;
import java.io.BufferedReader;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UnsupportedEncodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Enumeration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.tomcat.util.http.InvalidParameterException;
import org.apache.tomcat.util.http.Parameters;
import org.jspecify.annotations.Nullable;

/**
 * A body that has been read already. A form in it is read by Tomcat's own rules, when first asked
 * for: what Tomcat refuses is refused alike.
 */
final class KnownBody extends HttpServletRequestWrapper {
  private static final String FORM = "application/x-www-form-urlencoded";

  private final byte[] body;
  private final int length;
  private final int fields;
  private final ServletInputStream stream;
  private @Nullable Map<String, String[]> parameters;

  /**
   * @param fields a form may have; what is ticked is one each
   */
  KnownBody(HttpServletRequest request, byte[] body, int length, int fields) {
    super(request);
    this.body = body;
    this.length = length;
    this.fields = fields;
    this.stream = new Read(new ByteArrayInputStream(body, 0, length));
  }

  @Override
  public int getContentLength() {
    return length;
  }

  @Override
  public long getContentLengthLong() {
    return length;
  }

  @Override
  public ServletInputStream getInputStream() {
    return stream;
  }

  @Override
  public BufferedReader getReader() throws IOException {
    return new BufferedReader(new InputStreamReader(stream, charset()));
  }

  @Override
  public @Nullable String getParameter(String name) {
    var values = getParameterMap().get(name);
    return values == null ? null : values[0];
  }

  @Override
  public String @Nullable [] getParameterValues(String name) {
    var values = getParameterMap().get(name);
    return values == null ? null : values.clone();
  }

  @Override
  public Enumeration<String> getParameterNames() {
    return Collections.enumeration(getParameterMap().keySet());
  }

  /**
   * Those of the address first, then those of the form.
   *
   * @throws InvalidParameterException if they cannot be read
   */
  @Override
  public Map<String, String[]> getParameterMap() {
    var known = parameters;
    if (known == null) {
      var all = new LinkedHashMap<>(super.getParameterMap());
      if (isForm()) addForm(all);
      known = Collections.unmodifiableMap(all);
      parameters = known;
    }
    return known;
  }

  private void addForm(Map<String, String[]> all) {
    var form = new Parameters();
    form.setLimit(fields);
    form.setCharset(charsetOfForm());
    form.processParameters(body, 0, length);
    for (var name : Collections.list(form.getParameterNames()))
      all.merge(name, form.getParameterValues(name), KnownBody::joined);
  }

  /** Tomcat reads forms of POST alone. */
  private boolean isForm() {
    var type = getContentType();
    return getMethod().equals("POST")
        && type != null
        && type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT).equals(FORM);
  }

  private static String[] joined(String[] first, String[] second) {
    var both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }

  private Charset charsetOfForm() {
    try {
      return charset();
    } catch (UnsupportedEncodingException unknown) {
      return StandardCharsets.UTF_8;
    }
  }

  private Charset charset() throws UnsupportedEncodingException {
    var name = getCharacterEncoding();
    try {
      return name == null ? StandardCharsets.UTF_8 : Charset.forName(name);
    } catch (IllegalArgumentException e) {
      throw new UnsupportedEncodingException(name);
    }
  }

  private static final class Read extends ServletInputStream {

    private final ByteArrayInputStream body;

    Read(ByteArrayInputStream body) {
      this.body = body;
    }

    @Override
    public int read() {
      return body.read();
    }

    @Override
    public int read(byte[] bytes, int offset, int length) {
      return body.read(bytes, offset, length);
    }

    @Override
    public boolean isFinished() {
      return body.available() == 0;
    }

    @Override
    public boolean isReady() {
      return true;
    }

    @Override
    public void setReadListener(ReadListener listener) {
      throw new IllegalStateException("The body is there already");
    }
  }
}
