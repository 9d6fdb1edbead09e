package io.storeflow.livesocket;

import io.storeflow.live.Refused;
import io.storeflow.platform.failure.SecurityLog;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.messaging.Message;
import org.springframework.messaging.simp.stomp.StompCommand;
import org.springframework.messaging.simp.stomp.StompHeaderAccessor;
import org.springframework.messaging.support.MessageBuilder;
import org.springframework.web.socket.messaging.StompSubProtocolErrorHandler;

/** Says in an ERROR frame why, and nothing about how we are made. */
final class LiveErrors extends StompSubProtocolErrorHandler {
  private static final Logger LOG = LoggerFactory.getLogger(LiveErrors.class);

  /**
   * Spring closes the socket right behind the ERROR, and drops the ERROR if a frame before it is
   * still being written.
   */
  private static final Duration LETS_GO_FIRST = Duration.ofMillis(20);

  @Override
  public Message<byte[]> handleClientMessageProcessingError(
      @Nullable Message<byte[]> message, Throwable failure) {
    var error = StompHeaderAccessor.create(StompCommand.ERROR);
    if (refusal(failure) instanceof Refused refused) {
      SecurityLog.tell(SecurityLog.Event.SOCKET_REFUSED, "frame " + refused.getMessage());
      error.setMessage(refused.getMessage());
    } else {
      LOG.warn("A live frame was not handled: {}", failure.toString());
      error.setMessage("Try again later");
    }
    var receipt = message == null ? null : StompHeaderAccessor.wrap(message).getReceipt();
    if (receipt != null) error.setReceiptId(receipt);
    error.setLeaveMutable(true);
    LockSupport.parkNanos(LETS_GO_FIRST.toNanos());
    return MessageBuilder.createMessage(new byte[0], error.getMessageHeaders());
  }

  private static Throwable refusal(Throwable failure) {
    var cause = failure;
    while (!(cause instanceof Refused) && cause.getCause() != null) cause = cause.getCause();
    return cause;
  }
}
