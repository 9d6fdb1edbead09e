package io.storeflow.productfile;

import java.io.Serial;
import java.util.List;

/** A file that is no file of products as a whole; says why in the words of a message. */
public final class Unreadable extends Exception {
  @Serial private static final long serialVersionUID = 1;

  private final String code;
  private final transient List<Object> args;

  public Unreadable(String code, Object... args) {
    super(code, null, false, false);
    this.code = code;
    this.args = List.of(args);
  }

  /** Key of the message. */
  public String code() {
    return code;
  }

  public List<Object> args() {
    return args;
  }
}
