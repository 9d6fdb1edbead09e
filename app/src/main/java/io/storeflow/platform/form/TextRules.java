package io.storeflow.platform.form;

import io.storeflow.platform.failure.Wrong;
import io.storeflow.platform.input.Email;
import io.storeflow.platform.input.Phone;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.util.List;

/**
 * Rules for what the readers of {@code platform.input} took, shared by pages and API; each adds
 * what is wrong to a list.
 */
public final class TextRules {
  private TextRules() {}

  /** Something must be there, of at most so many characters. */
  public static void line(List<Wrong> wrongs, String pointer, String text, int max) {
    required(wrongs, pointer, text);
    optionalLine(wrongs, pointer, text, max);
  }

  /** Something must be there. */
  public static void required(List<Wrong> wrongs, String pointer, String text) {
    if (text.isEmpty()) wrongs.add(Wrong.of(pointer, "required." + name(pointer)));
  }

  public static void optionalLine(List<Wrong> wrongs, String pointer, String text, int max) {
    if (Typed.length(text) > max) wrongs.add(Wrong.of(pointer, "too_long", max));
  }

  /** Of what strangers type and mails show: no link, else anybody could send one to anybody. */
  public static void unlinked(List<Wrong> wrongs, String pointer, String text) {
    if (WebAddress.isIn(text)) wrongs.add(Wrong.of(pointer, "web_address"));
  }

  /** The same of a line of an address, in which a dot and a stroke are nothing rare. */
  public static void unlinkedLine(List<Wrong> wrongs, String pointer, String text) {
    if (WebAddress.isSurelyIn(text)) wrongs.add(Wrong.of(pointer, "web_address"));
  }

  public static void email(List<Wrong> wrongs, String pointer, String text) {
    var read = Email.read(text);
    if (read.isMissing()) wrongs.add(Wrong.of(pointer, "required.email"));
    refused(wrongs, pointer, read);
  }

  /**
   * @param country whose numbers may be written without its code
   */
  public static void optionalPhone(
      List<Wrong> wrongs, String pointer, String text, String country) {
    refused(wrongs, pointer, Phone.read(text, country));
  }

  /** The rule that a reader names, where it names one. */
  public static void refused(List<Wrong> wrongs, String pointer, Read<?> read) {
    read.refusal()
        .ifPresent(refused -> wrongs.add(new Wrong(pointer, refused.rule(), refused.with())));
  }

  private static String name(String pointer) {
    return pointer.substring(pointer.lastIndexOf('/') + 1);
  }
}
