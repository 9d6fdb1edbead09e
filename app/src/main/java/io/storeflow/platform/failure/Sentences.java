package io.storeflow.platform.failure;

import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
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

  public String say(Wrong wrong, Locale locale) {
    return messages.getMessage("wrong." + wrong.rule(), wrong.with().toArray(), locale);
  }

  /** For the API, which speaks English whatever the store speaks. */
  public String english(Wrong wrong) {
    return say(wrong, Locale.ENGLISH);
  }

  Fault fault(Wrong wrong) {
    return new Fault(wrong.pointer(), english(wrong));
  }

  /** 422. */
  public Problem invalid(List<Wrong> wrongs) {
    return Problem.invalid(wrongs);
  }
}
