package io.storeflow.platform.failure;

import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.context.support.DefaultMessageSourceResolvable;
import org.springframework.stereotype.Component;

/** Puts what is {@link Wrong} into words. */
@Component
public class Sentences {
  private final MessageSource messages;

  /** A part of the request that is wrong, as the API says it. */
  record Fault(String pointer, String detail) {}

  public Sentences(MessageSource messages) {
    this.messages = messages;
  }

  /** In the words of its rule; {@code required.sku} may be said as {@code required.other}. */
  public String say(Wrong wrong, Locale locale) {
    var kind = wrong.rule().split("\\.", 2)[0];
    var rules = new String[] {"wrong." + wrong.rule(), "wrong." + kind + ".other"};
    return messages.getMessage(
        new DefaultMessageSourceResolvable(rules, wrong.with().toArray()), locale);
  }

  /** For the API, which speaks English whatever the store speaks. */
  public String english(Wrong wrong) {
    return say(wrong, Locale.ENGLISH);
  }

  Fault fault(Wrong wrong) {
    return new Fault(wrong.pointer(), english(wrong));
  }
}
