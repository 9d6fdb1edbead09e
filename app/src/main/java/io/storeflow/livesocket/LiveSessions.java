package io.storeflow.livesocket;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.storeflow.live.Channels;
import io.storeflow.live.LiveRights;
import io.storeflow.live.Topic;
import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.ApplicationContext;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketHandler;
import org.springframework.web.socket.WebSocketSession;
import org.springframework.web.socket.handler.WebSocketHandlerDecorator;
import org.springframework.web.socket.handler.WebSocketHandlerDecoratorFactory;

/** The sockets that are open on this node, and the end of those that may no longer be. */
@Component
@InRole(Role.LIVE)
public class LiveSessions implements WebSocketHandlerDecoratorFactory, DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSessions.class);
  private static final CloseStatus NO_LONGER_ALLOWED =
      CloseStatus.POLICY_VIOLATION.withReason("No longer allowed");

  private final Channels channels;
  private final LiveRights rights;
  private final ApplicationContext context;
  private final Counter cut;
  private final Counter refused;
  private final Counter looked;
  private final Places places;
  private final Map<String, LiveSession> sessions = new ConcurrentHashMap<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-sessions").factory());
  private volatile boolean stopping;

  LiveSessions(
      Channels channels,
      LiveRights rights,
      ApplicationContext context,
      MeterRegistry meters,
      @Value("${storeflow.live.recheck:60s}") Duration recheck,
      @Value("${storeflow.live.most-sessions:0}") int most,
      @Value("${storeflow.live.kept-for-staff:-1}") int keptForStaff,
      @Value("${storeflow.live.most-per-address:300}") int mostPerAddress,
      @Value("${storeflow.live.most-per-person:50}") int mostPerPerson) {
    this.channels = channels;
    this.rights = rights;
    this.context = context;
    int all = most > 0 ? most : Places.most(Runtime.getRuntime().maxMemory());
    int kept = keptForStaff >= 0 ? keptForStaff : all / 10;
    places = new Places(all, kept, mostPerAddress, mostPerPerson);
    Gauge.builder("storeflow.live.most", places, Places::most)
        .description("Live screens that this node takes")
        .register(meters);
    Gauge.builder("storeflow.live.holders", places, Places::holders)
        .description("People and addresses that have live screens open")
        .register(meters);
    refused =
        Counter.builder("storeflow.live.refused")
            .description("Sockets that were refused because there was no place")
            .register(meters);
    looked =
        Counter.builder("storeflow.live.looked")
            .description(
                "Live screens whose rights were looked at because somebody signed out or was removed")
            .register(meters);
    Gauge.builder("storeflow.live.sessions", sessions, Map::size).register(meters);
    for (var kind : Topic.Kind.values())
      Gauge.builder("storeflow.live.subscriptions", this, it -> it.following(kind))
          .tag("kind", kind.code())
          .register(meters);
    cut =
        Counter.builder("storeflow.live.cut")
            .description("Screens cut off because they were too slow")
            .register(meters);
    clock.scheduleWithFixedDelay(
        this::recheck, recheck.toMillis(), recheck.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** The place of one more socket of a member of some store, if there is one. */
  Optional<String> placeOfStaff(long personId) {
    return stopping ? Optional.empty() : places.forStaff(sessions.size(), personId);
  }

  /** The place of one more socket from this network, if there is one. */
  Optional<String> placeOfShopper(String network) {
    return stopping ? Optional.empty() : places.forShopper(sessions.size(), network);
  }

  void refused() {
    refused.increment();
  }

  @Nullable LiveSession get(@Nullable String id) {
    return id == null ? null : sessions.get(id);
  }

  /**
   * A session of this person or a pass that the person had got has ended: closes the sockets on
   * this node that live by it. Those that live by the right of others are left alone.
   */
  void lookAgain(long personId) {
    var concerned = those(it -> it.livesBy(personId));
    looked.increment(concerned.size());
    if (!concerned.isEmpty()) Thread.ofVirtual().start(() -> recheck(concerned));
  }

  @Override
  public WebSocketHandler decorate(WebSocketHandler handler) {
    return new WebSocketHandlerDecorator(handler) {
      @Override
      public void afterConnectionEstablished(WebSocketSession socket) throws Exception {
        var session = new LiveSession(socket);
        sessions.put(socket.getId(), session);
        places.take(session.viewer().place());
        super.afterConnectionEstablished(socket);
      }

      @Override
      public void afterConnectionClosed(WebSocketSession socket, CloseStatus status)
          throws Exception {
        var session = sessions.remove(socket.getId());
        if (session != null) {
          session.end(channels::leave);
          places.free(session.viewer().place());
        }
        if (status.equalsCode(CloseStatus.SESSION_NOT_RELIABLE)) cut.increment();
        super.afterConnectionClosed(socket, status);
      }
    };
  }

  /** Tells clients to come back, before anything else stops. */
  @EventListener
  void stop(ContextClosedEvent closed) {
    if (closed.getApplicationContext() != context) return;
    stopping = true;
    if (!sessions.isEmpty()) LOG.info("Sending {} live screens away", sessions.size());
    var all = Executors.newVirtualThreadPerTaskExecutor();
    for (var session : sessions.values())
      all.execute(() -> session.close(CloseStatus.SERVICE_RESTARTED));
    all.shutdown();
    await(all);
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }

  private void recheck() {
    recheck(sessions.values());
  }

  /** The sockets on this node of which that is so. */
  List<LiveSession> those(Predicate<LiveSession> wanted) {
    return sessions.values().stream().filter(wanted).toList();
  }

  /**
   * Closes those of these sockets that may no longer follow what they follow.
   *
   * @return false if it could not be found out of all
   */
  boolean recheck(Collection<LiveSession> some) {
    for (var session : some) {
      int upTo = session.guarded();
      var guarded = session.topics().stream().filter(topic -> !topic.kind().isPublic()).toList();
      try {
        if (!guarded.isEmpty()) {
          var viewer = rights.asOfNow(session.viewer());
          if (!guarded.stream().allMatch(topic -> rights.may(viewer, topic)))
            session.close(NO_LONGER_ALLOWED);
        }
        session.checked(upTo);
      } catch (RuntimeException failure) {
        LOG.warn("Cannot check the rights of live screens: {}", failure.toString());
        return false;
      }
    }
    return true;
  }

  private long following(Topic.Kind kind) {
    return sessions.values().stream()
        .flatMap(session -> session.topics().stream())
        .filter(topic -> topic.kind() == kind)
        .count();
  }

  private static void await(ExecutorService all) {
    try {
      all.awaitTermination(5, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
