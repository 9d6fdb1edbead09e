package io.storeflow.account;

import java.util.regex.Pattern;

/** What can be an e-mail address: as the browser's own check, with a dot in the domain. */
public final class Emails {
  public static final int LONGEST = 254;

  /** WHATWG HTML, "valid e-mail address", with at least two labels in the domain. */
  private static final Pattern FORM =
      Pattern.compile(
          "[a-zA-Z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?"
              + "(?:\\.[a-zA-Z0-9](?:[a-zA-Z0-9-]{0,61}[a-zA-Z0-9])?)+");

  private Emails() {}

  public static boolean isOne(String text) {
    return text.length() <= LONGEST && FORM.matcher(text).matches();
  }
}
