package io.storeflow.fulfilmentpage;

import io.storeflow.fulfilment.CannotSend;
import io.storeflow.fulfilment.Carrier;
import io.storeflow.fulfilment.HoldReason;
import io.storeflow.order.Timeline;
import io.storeflow.orderpage.MoveWords;
import io.storeflow.platform.code.Choice;
import io.storeflow.platform.locale.Written;
import io.storeflow.store.Store;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Component;

/** What staff are told of what goes out: why it does not, and what somebody else has done. */
@Component
class FulfilmentWords {
  private final MessageSource messages;
  private final MoveWords moves;
  private final Timeline timeline;
  private final OutgoingQueries queries;

  FulfilmentWords(
      MessageSource messages, MoveWords moves, Timeline timeline, OutgoingQueries queries) {
    this.messages = messages;
    this.moves = moves;
    this.timeline = timeline;
    this.queries = queries;
  }

  /** Why something does not go out. */
  String why(Store store, long number, CannotSend refused) {
    if (refused.why() == CannotSend.Why.HELD) return moves.held(store, number);
    var said = say("fulfilment.cannot." + refused.why().code(), Long.toString(number));
    var line = refused.line();
    if (line != null) said = say("fulfilment.cannot.too_many.line", line.title(), line.quantity());
    return switch (refused.why()) {
      case OVERTAKEN, NOTHING_LEFT, TOO_MANY, CANCELLED -> said + last(store, number);
      default -> said;
    };
  }

  /** What was done last with that which goes out of the order, and by whom. */
  private String last(Store store, long number) {
    return LastAct.of(timeline.of(store, queries.find(store, number).id()))
        .map(it -> " " + told(store, it))
        .orElse("");
  }

  private String told(Store store, Timeline.Entry it) {
    var detail = it.tellsDetail() ? " (" + it.detail() + ")" : "";
    return say(
        "fulfilment.last",
        say("order.timeline." + it.kind()) + detail,
        moves.actor(it),
        Written.dateAndClock(it.at().atZone(store.timeZone()), LocaleContextHolder.getLocale()));
  }

  /** The reasons to hold an order. */
  List<Choice> reasons() {
    return HoldReason.offered().stream()
        .map(it -> Choice.of(it.code(), say("fulfilment.hold." + it.code())))
        .toList();
  }

  /** By whom something may be brought. */
  List<Choice> carriers() {
    return Stream.of(Carrier.values())
        .map(
            it ->
                Choice.of(
                    it.code(), it == Carrier.OTHER ? say("fulfilment.carrier.other") : it.label()))
        .toList();
  }

  String say(String key, Object... with) {
    return messages.getMessage(key, with, LocaleContextHolder.getLocale());
  }
}
