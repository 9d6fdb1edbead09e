package io.storeflow.live;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import java.time.Clock;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Lazy;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.simp.SimpMessageHeaderAccessor;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.stereotype.Component;
import org.springframework.util.MimeTypeUtils;
import tools.jackson.databind.json.JsonMapper;

/** Shows messages on the screens of this node. */
@Component
@InRole(Role.LIVE)
public class Screens {
  private final MessageChannel broker;
  private final MessageChannel screens;
  private final MeterRegistry meters;
  private final Clock clock;
  private final JsonMapper json = JsonMapper.shared();
  private final Counter conflated;

  Screens(
      @Lazy @Qualifier("brokerChannel") MessageChannel broker,
      @Lazy @Qualifier("clientOutboundChannel") MessageChannel screens,
      MeterRegistry meters,
      Clock clock) {
    this.broker = broker;
    this.screens = screens;
    this.meters = meters;
    this.clock = clock;
    this.conflated =
        Counter.builder("storeflow.live.conflated")
            .description("News that went out together with others, in one message")
            .register(meters);
  }

  /**
   * To all who follow the channel.
   *
   * @param together how many news this message covers
   */
  void show(News news, int together) {
    var header = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
    broker.send(message(header, news));
    conflated.increment(together - 1);
    var kind = news.topic().kind().code();
    meters.counter("storeflow.live.sent", "kind", kind).increment();
    var delay = Duration.between(news.at(), clock.instant());
    Timer.builder("storeflow.live.delay")
        .description("From the change to its message")
        .publishPercentileHistogram()
        .register(meters)
        .record(delay.isNegative() ? Duration.ZERO : delay);
  }

  /** To one who has just begun to follow, and may have missed something. */
  public void show(String session, String subscription, News news) {
    var header = SimpMessageHeaderAccessor.create(SimpMessageType.MESSAGE);
    header.setSessionId(session);
    header.setSubscriptionId(subscription);
    screens.send(message(header, news));
  }

  /** Confirms a frame that asked for it. */
  public void receipt(String session, String receipt) {
    var header = StompHeaderAccessor.create(StompCommand.RECEIPT);
    header.setSessionId(session);
    header.setReceiptId(receipt);
    header.setLeaveMutable(true);
    screens.send(MessageBuilder.createMessage(new byte[0], header.getMessageHeaders()));
  }

  private Message<byte[]> message(SimpMessageHeaderAccessor header, News news) {
    header.setDestination(news.topic().destination());
    header.setContentType(MimeTypeUtils.APPLICATION_JSON);
    header.setLeaveMutable(true);
    return MessageBuilder.createMessage(
        json.writeValueAsBytes(news.message()), header.getMessageHeaders());
  }
}
