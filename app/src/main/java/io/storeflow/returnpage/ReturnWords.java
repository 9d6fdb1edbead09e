package io.storeflow.returnpage;

import io.storeflow.order.Timeline;
import io.storeflow.orderpage.MoveWords;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.locale.Written;
import io.storeflow.returning.ReturnOutcome;
import io.storeflow.returning.ReturnQueries;
import io.storeflow.returning.ReturnReason;
import io.storeflow.returning.ReturnRefused;
import io.storeflow.store.Store;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What people are told of returns, and what they choose from. */
@Component
public class ReturnWords {
  private final MessageSource messages;
  private final MoveWords moves;
  private final Timeline timeline;
  private final ReturnQueries queries;

  ReturnWords(MessageSource messages, MoveWords moves, Timeline timeline, ReturnQueries queries) {
    this.messages = messages;
    this.moves = moves;
    this.timeline = timeline;
    this.queries = queries;
  }

  /** Why something comes back, in that language. */
  public List<Choice> reasons(Locale locale) {
    return ReturnReason.offered().stream()
        .map(it -> Choice.of(it.code(), say("return.reason." + it.code(), locale)))
        .toList();
  }

  /** What its shopper wants for it. */
  public List<Choice> wishes(Locale locale) {
    return Stream.of(ReturnOutcome.REFUND, ReturnOutcome.EXCHANGE)
        .map(it -> Choice.of(it.code(), say("return.wants." + it.code(), locale)))
        .toList();
  }

  /** Why it was not done; where somebody was faster, what they have done. */
  String why(Store store, long number, ReturnRefused refused) {
    var said =
        say(
            "return.refused." + refused.why().code(),
            LocaleContextHolder.getLocale(),
            refused.units());
    return refused.why() == ReturnRefused.Why.OVERTAKEN ? said + last(store, number) : said;
  }

  private String last(Store store, long number) {
    var order = queries.returnable(store, number).order();
    return timeline.of(store, order.id()).reversed().stream()
        .filter(it -> it.kind().startsWith("return_"))
        .findFirst()
        .map(it -> " " + last(store, it))
        .orElse("");
  }

  private String last(Store store, Timeline.Entry it) {
    var locale = LocaleContextHolder.getLocale();
    var at = Written.dateAndClock(it.at().atZone(store.timeZone()), locale);
    return say(
        "fulfilment.last", locale, say("order.timeline." + it.kind(), locale), moves.actor(it), at);
  }

  String say(String key, Locale locale, Object... with) {
    return messages.getMessage(key, with, locale);
  }
}
