package io.storeflow.livesocket;

import io.storeflow.live.LiveRights.Grant;
import io.storeflow.live.Refused;
import io.storeflow.live.Topic;
import io.storeflow.live.Viewer;
import io.storeflow.store.Merchant;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.web.socket.CloseStatus;
import org.springframework.web.socket.WebSocketSession;

/** One open socket and what it follows. */
final class LiveSession {
  private static final Logger LOG = LoggerFactory.getLogger(LiveSession.class);
  private static final int MOST_TOPICS = 20;

  /** Each one asks the database, so a socket has not got them without end. */
  private static final int MOST_SUBSCRIBES = 200;

  private static final int LONGEST_ID = 64;

  private final WebSocketSession socket;
  private final Viewer viewer;
  private final Map<String, Topic> topics = new HashMap<>();
  private final Set<Grant> grants = new HashSet<>();
  private int subscribes;
  private int guarded;
  private int checked;
  private boolean connected;
  private boolean closed;

  LiveSession(WebSocketSession socket) {
    this.socket = socket;
    this.viewer = Viewer.of(socket.getPrincipal(), socket.getAttributes());
  }

  Viewer viewer() {
    return viewer;
  }

  synchronized void connect() {
    if (connected) throw new Refused("Connected already");
    connected = true;
  }

  /**
   * Takes note of one more subscription; begin is run while the socket cannot close.
   *
   * @param grant by whose right
   */
  synchronized void follow(
      @Nullable String subscription, Topic topic, Grant grant, Consumer<Topic> begin) {
    if (!connected || closed) throw new Refused("Not connected");
    if (subscription == null || subscription.length() > LONGEST_ID)
      throw new Refused("A subscription needs a short id");
    if (topics.size() == MOST_TOPICS || ++subscribes > MOST_SUBSCRIBES)
      throw new Refused("Too many subscriptions");
    if (topics.containsKey(subscription)) throw new Refused("This id is in use");
    begin.accept(topic);
    topics.put(subscription, topic);
    if (!grant.isGuarded()) return;
    guarded++;
    grants.add(grant);
  }

  synchronized void unfollow(@Nullable String subscription, Consumer<Topic> end) {
    var topic = topics.remove(subscription);
    if (topic != null) end.accept(topic);
  }

  /** The socket has closed. */
  synchronized void end(Consumer<Topic> end) {
    closed = true;
    topics.values().forEach(end);
    topics.clear();
  }

  synchronized List<Topic> topics() {
    return List.copyOf(topics.values());
  }

  /** Whether it is this person's, or follows something by a pass that this person had got. */
  synchronized boolean livesBy(long personId) {
    return (viewer.person() != null && viewer.person().personId() == personId)
        || grants.stream().anyMatch(it -> it.person() == personId);
  }

  /** For whom those work by whose right it follows something. */
  synchronized Set<Merchant> merchants() {
    return grants.stream()
        .flatMap(it -> Stream.ofNullable(it.merchant()))
        .collect(Collectors.toSet());
  }

  /**
   * How many subscriptions that need a right it has begun; what changed while one was begun may
   * have been missed, so each is looked at once more.
   */
  synchronized int guarded() {
    return guarded;
  }

  synchronized void checked(int upTo) {
    checked = Math.max(checked, upTo);
  }

  synchronized boolean isUnchecked() {
    return checked < guarded;
  }

  void close(CloseStatus why) {
    try {
      socket.close(why);
    } catch (IOException gone) {
      LOG.debug("A socket could not be closed", gone);
    }
  }
}
