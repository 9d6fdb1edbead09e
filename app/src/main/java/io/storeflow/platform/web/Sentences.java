package io.storeflow.platform.web;

import io.storeflow.platform.web.Problem.Fault;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Puts what is {@link Wrong} into words. */
@Component
public class Sentences {
  private final MessageSource messages;

  Sentences(MessageSource messages) {
    this.messages = messages;
  }

  public String say(Wrong wrong, Locale locale) {
    return messages.getMessage("wrong." + wrong.rule(), wrong.with().toArray(), locale);
  }

  /** 422, in English. */
  public Problem invalid(List<Wrong> wrongs) {
    return Problem.invalid(
        wrongs.stream()
            .map(wrong -> new Fault(wrong.pointer(), say(wrong, Locale.ENGLISH)))
            .toList());
  }
}
