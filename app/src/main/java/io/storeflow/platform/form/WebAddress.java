package io.storeflow.platform.form;

import java.text.Normalizer;
import java.util.regex.Pattern;

/** Addresses of the web in what is no place for them: mails show it, and then lead there. */
public final class WebAddress {
  /**
   * Of a scheme the last letter and what follows it, of a name its end: nothing is read from every
   * place to the end of it, which takes seconds for a long text of letters alone.
   */
  private static final String MARKED = "[a-z][0-9+.-]*://|(?<![\\p{L}\\p{N}])www\\.";

  private static final int FLAGS = Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE;

  /** As mail programs make links of it: with a scheme, with www., or a name with a path. */
  private static final Pattern FORM =
      Pattern.compile(MARKED + "|[\\p{L}\\p{N}-]\\.[\\p{L}]{2,}/", FLAGS);

  private static final Pattern JOINT = Pattern.compile("[.。．｡:/@](?=[\\p{L}\\p{N}/])");

  private static final Pattern SURE = Pattern.compile(MARKED, FLAGS);

  private WebAddress() {}

  /** Whether somebody has typed one. */
  public static boolean isIn(String text) {
    return FORM.matcher(plain(text)).find();
  }

  /** Whether somebody has surely typed one: "St.Gallen/SG" is none. */
  public static boolean isSurelyIn(String text) {
    return SURE.matcher(plain(text)).find();
  }

  /**
   * The same text for a mail: its readers see what was typed, and mail programs find no name of a
   * host and no address to make a link of. A word joiner (U+2060, which has no width) stands behind
   * each stop, colon, slash and at sign inside of a word.
   */
  public static String unlinked(String text) {
    return JOINT.matcher(text).replaceAll("$0\u2060");
  }

  /** Wide letters and stops lead to the same places. */
  private static String plain(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFKC);
  }
}
