package io.storeflow.checkoutapi;

import io.storeflow.geocode.Located;
import io.storeflow.geocode.Located.State;
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

  /**
   * @param located where the address lies, or why that is not known
   */
  List<TriedWay> of(List<TriedZone> tried, Located located) {
    return tried.stream()
        .filter(it -> it.verdict() != Verdict.METHOD && it.verdict() != Verdict.ADDRESS)
        .map(it -> way(it, located))
        .toList();
  }

  private TriedWay way(TriedZone tried, Located located) {
    var zone = tried.zone();
    boolean comes = zone == null && tried.decides();
    return new TriedWay(
        tried.method().code(),
        zone == null ? null : zone.title(Locale.ENGLISH),
        tried.verdict().code(),
        say("shipping.verdict." + (comes ? "pickup" : tried.verdict().code())),
        tried.rates().stream()
            .filter(it -> it.outcome() != Outcome.OFF)
            .map(it -> rate(it, located))
            .toList());
  }

  private TriedWay.TriedRate rate(TriedZone.Choice tried, Located located) {
    var code = tried.outcome().code();
    var text = say("shipping.outcome." + code);
    if (tried.outcome() == Outcome.NOWHERE && located.state() != State.NOT_NEEDED)
      text += " " + messages.getMessage(located.key(), null, Locale.ENGLISH);
    return new TriedWay.TriedRate(tried.rate().publicId(), tried.rate().name(), code, text);
  }

  private String say(String key) {
    return messages.getMessage(key, null, Locale.ENGLISH) + ".";
  }
}
