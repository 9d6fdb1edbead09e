package io.storeflow.livesocket;

import io.storeflow.live.LiveRights;
import io.storeflow.live.Refused;
import io.storeflow.live.Topic;
import io.storeflow.live.Viewer;
import java.io.IOException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
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
  private final Set<Long> grantors = new HashSet<>();
  private int subscribes;
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
   * @param grantor by whose right, see {@link LiveRights#grantor}
   */
  synchronized void follow(
      @Nullable String subscription, Topic topic, long grantor, Consumer<Topic> begin) {
    if (!connected || closed) throw new Refused("Not connected");
    if (subscription == null || subscription.length() > LONGEST_ID)
      throw new Refused("A subscription needs a short id");
    if (topics.size() == MOST_TOPICS || ++subscribes > MOST_SUBSCRIBES)
      throw new Refused("Too many subscriptions");
    if (topics.containsKey(subscription)) throw new Refused("This id is in use");
    begin.accept(topic);
    topics.put(subscription, topic);
    if (grantor != LiveRights.PUBLIC) grantors.add(grantor);
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
        || grantors.contains(personId);
  }

  void close(CloseStatus why) {
    try {
      socket.close(why);
    } catch (IOException gone) {
      LOG.debug("A socket could not be closed", gone);
    }
  }
}
