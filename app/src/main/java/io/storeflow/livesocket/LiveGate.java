package io.storeflow.livesocket;

import io.storeflow.live.Channels;
import io.storeflow.live.LiveRights;
import io.storeflow.live.Refused;
import io.storeflow.live.Screens;
import io.storeflow.live.Topic;
import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import io.storeflow.platform.input.Carried;
import org.jspecify.annotations.Nullable;
import org.springframework.messaging.Message;
import org.springframework.messaging.MessageChannel;
import org.springframework.messaging.MessageHandler;
import org.springframework.messaging.simp.SimpMessageType;
import org.springframework.messaging.simp.broker.SimpleBrokerMessageHandler;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.ExecutorChannelInterceptor;
import org.springframework.stereotype.Component;

/**
 * What clients may say: connect, follow channels that exist and that they have a right to, and
 * leave. Nothing they send reaches anybody else.
 *
 * <p>A SUBSCRIBE may carry the header {@code seq}, the number of the snapshot the page started
 * from: whoever is behind by the time the subscription holds is told so at once. A {@code receipt}
 * is confirmed when it holds.
 */
@Component
@InRole(Role.LIVE)
class LiveGate implements ExecutorChannelInterceptor {
  private final LiveSessions sessions;
  private final LiveRights rights;
  private final Channels channels;
  private final Screens screens;

  LiveGate(LiveSessions sessions, LiveRights rights, Channels channels, Screens screens) {
    this.sessions = sessions;
    this.rights = rights;
    this.channels = channels;
    this.screens = screens;
  }

  @Override
  public Message<?> preSend(Message<?> message, MessageChannel channel) {
    var frame = StompHeaderAccessor.wrap(message);
    if (frame.getMessageType() == SimpMessageType.HEARTBEAT) return message;
    // The socket has closed; its session ends with the frame that follows from that.
    if (frame.getCommand() == StompCommand.DISCONNECT || frame.getCommand() == null) return message;
    var session = sessions.get(frame.getSessionId());
    if (session == null) throw new Refused("Not connected");
    switch (frame.getCommand()) {
      case CONNECT, STOMP -> session.connect();
      case SUBSCRIBE -> follow(session, frame);
      case UNSUBSCRIBE -> session.unfollow(frame.getSubscriptionId(), channels::leave);
      default -> throw new Refused("Only to be listened to");
    }
    return message;
  }

  @Override
  public void afterMessageHandled(
      Message<?> message,
      MessageChannel channel,
      MessageHandler handler,
      @Nullable Exception failure) {
    if (failure != null || !(handler instanceof SimpleBrokerMessageHandler)) return;
    var frame = StompHeaderAccessor.wrap(message);
    var session = frame.getSessionId();
    if (frame.getCommand() != StompCommand.SUBSCRIBE || session == null) return;
    if (frame.getReceipt() != null) screens.receipt(session, frame.getReceipt());
    var subscription = frame.getSubscriptionId();
    var seen = number(frame.getFirstNativeHeader("seq"));
    if (seen < 0 || subscription == null) return;
    Topic.parse(frame.getDestination())
        .ifPresent(
            topic ->
                channels.since(topic, seen, missed -> screens.show(session, subscription, missed)));
  }

  private void follow(LiveSession session, StompHeaderAccessor frame) {
    var topic = Topic.parse(frame.getDestination());
    var grant = topic.flatMap(it -> rights.grant(rights.asOfNow(session.viewer()), it));
    if (topic.isEmpty() || grant.isEmpty()) throw new Refused("There is no such channel for you");
    session.follow(frame.getSubscriptionId(), topic.get(), grant.get(), channels::enter);
  }

  private static long number(@Nullable String text) {
    return Carried.number(text).orElse(-1);
  }
}
