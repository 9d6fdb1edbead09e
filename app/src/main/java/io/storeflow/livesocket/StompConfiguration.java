package io.storeflow.livesocket;

import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import jakarta.servlet.ServletContext;
import jakarta.websocket.server.ServerContainer;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.task.SyncTaskExecutor;
import org.springframework.core.task.VirtualThreadTaskExecutor;
import org.springframework.messaging.simp.config.ChannelRegistration;
import org.springframework.messaging.simp.config.MessageBrokerRegistry;
import org.springframework.scheduling.TaskScheduler;
import org.springframework.web.context.ServletContextAware;
import org.springframework.web.socket.config.annotation.EnableWebSocketMessageBroker;
import org.springframework.web.socket.config.annotation.StompEndpointRegistry;
import org.springframework.web.socket.config.annotation.WebSocketMessageBrokerConfigurer;
import org.springframework.web.socket.config.annotation.WebSocketTransportRegistration;

/**
 * STOMP at {@code /ws}. Sized for ten thousand sockets: small buffers in, because clients only say
 * which channels they follow; room for a burst out; a virtual thread for each write, so that a
 * screen that takes its time holds up no other.
 */
@Configuration
@EnableWebSocketMessageBroker
@InRole(Role.LIVE)
class StompConfiguration implements WebSocketMessageBrokerConfigurer, ServletContextAware {
  /**
   * The broker looks this often whether a screen is due its beat, so that one which asked for a
   * beat each five seconds (boards do) never waits for twice as long.
   */
  private static final long BEAT_OUT = Duration.ofSeconds(4).toMillis();

  private static final long BEAT_IN = Duration.ofSeconds(10).toMillis();
  private static final int LONGEST_MESSAGE = 4 * 1024;
  private static final int SEND_BUFFER = 512 * 1024;
  private static final int CHANNELS_CACHED = 32 * 1024;

  private final LiveHandshake handshake;
  private final LiveSessions sessions;
  private final LiveGate gate;
  private final TaskScheduler scheduler;
  private final VirtualThreadTaskExecutor threads = new VirtualThreadTaskExecutor("live-");

  StompConfiguration(
      LiveHandshake handshake,
      LiveSessions sessions,
      LiveGate gate,
      @Lazy @Qualifier("messageBrokerTaskScheduler") TaskScheduler scheduler) {
    this.handshake = handshake;
    this.sessions = sessions;
    this.gate = gate;
    this.scheduler = scheduler;
  }

  @Override
  public void setServletContext(ServletContext context) {
    if (context.getAttribute(ServerContainer.class.getName()) instanceof ServerContainer server) {
      server.setDefaultMaxTextMessageBufferSize(LONGEST_MESSAGE);
      server.setDefaultMaxBinaryMessageBufferSize(LONGEST_MESSAGE);
      server.setDefaultMaxSessionIdleTimeout(Duration.ofMinutes(10).toMillis());
    }
  }

  @Override
  public void registerStompEndpoints(StompEndpointRegistry registry) {
    registry.setErrorHandler(new LiveErrors());
    // Origins are looked at in the handshake, where a proxy's address is known.
    registry.addEndpoint("/ws").setAllowedOriginPatterns("*").addInterceptors(handshake);
  }

  @Override
  public void configureWebSocketTransport(WebSocketTransportRegistration transport) {
    transport
        .setMessageSizeLimit(LONGEST_MESSAGE)
        .setSendTimeLimit((int) Duration.ofSeconds(15).toMillis())
        .setSendBufferSizeLimit(SEND_BUFFER)
        .setTimeToFirstMessage((int) Duration.ofSeconds(15).toMillis())
        .addDecoratorFactory(sessions);
  }

  @Override
  public void configureMessageBroker(MessageBrokerRegistry registry) {
    registry.setPreservePublishOrder(true).setCacheLimit(CHANNELS_CACHED);
    registry
        .enableSimpleBroker("/topic")
        .setTaskScheduler(scheduler)
        .setHeartbeatValue(new long[] {BEAT_OUT, BEAT_IN});
  }

  /**
   * Frames are handled where they arrive: that keeps them in order, and costs little. (The broker's
   * own way to keep order swallows refusals.)
   */
  @Override
  public void configureClientInboundChannel(ChannelRegistration registration) {
    registration.executor(new SyncTaskExecutor()).interceptors(gate);
  }

  @Override
  public void configureClientOutboundChannel(ChannelRegistration registration) {
    registration.executor(threads);
  }
}
