package io.storeflow.checkoutapi;

import io.storeflow.shipping.TriedZone;
import io.storeflow.shipping.TriedZone.Outcome;
import io.storeflow.shipping.TriedZone.Verdict;
import java.util.List;
import java.util.Locale;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/** Says why zones and rates are offered or not; of what the shop does not show, nothing. */
@Component
class TriedWays {
  private final MessageSource messages;

  TriedWays(MessageSource messages) {
    this.messages = messages;
  }

  List<TriedWay> of(List<TriedZone> tried) {
    return tried.stream()
        .filter(it -> it.verdict() != Verdict.METHOD && it.verdict() != Verdict.ADDRESS)
        .map(this::way)
        .toList();
  }

  private TriedWay way(TriedZone tried) {
    var zone = tried.zone();
    boolean comes = zone == null && tried.decides();
    return new TriedWay(
        tried.method().code(),
        zone == null ? null : zone.title(Locale.ENGLISH),
        tried.verdict().code(),
        say("shipping.verdict." + (comes ? "pickup" : tried.verdict().code())),
        tried.rates().stream().filter(it -> it.outcome() != Outcome.OFF).map(this::rate).toList());
  }

  private TriedWay.TriedRate rate(TriedZone.Choice tried) {
    var code = tried.outcome().code();
    return new TriedWay.TriedRate(
        tried.rate().publicId(), tried.rate().name(), code, say("shipping.outcome." + code));
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.ENGLISH) + ".";
  }
}
