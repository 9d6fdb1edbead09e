package io.storeflow.platform.redis;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.redisson.api.RTopic;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * All topics of all nodes over one channel, so that one echo shows whether the subscription still
 * lives. A letter is the sender's node, the topic and the message, parted by line breaks.
 */
final class RedisNews {

  private static final String CHANNEL = "storeflow:news";
  private static final String ECHO = "";
  private static final Logger log = LoggerFactory.getLogger(RedisNews.class);

  private final String node = UUID.randomUUID().toString();
  private final Map<String, List<Consumer<String>>> listeners = new ConcurrentHashMap<>();
  private final AtomicBoolean echoed = new AtomicBoolean();

  RTopic channel(RedissonClient client) {
    return client.getTopic(CHANNEL, StringCodec.INSTANCE);
  }

  void listen(RedissonClient client) {
    channel(client).addListener(String.class, (channel, letter) -> receive(letter));
  }

  void subscribe(String topic, Consumer<String> listener) {
    listeners.computeIfAbsent(named(topic), t -> new CopyOnWriteArrayList<>()).add(listener);
  }

  String letter(String topic, String message) {
    return node + '\n' + named(topic) + '\n' + message;
  }

  String echo() {
    return node + '\n' + ECHO + '\n';
  }

  /** Whether an echo came since the last time this was asked. */
  boolean echoed() {
    return echoed.getAndSet(false);
  }

  private void receive(String letter) {
    var parts = letter.split("\n", 3);
    if (parts.length < 3) {
      return;
    }
    if (parts[0].equals(node)) {
      echoed.set(true);
      return;
    }
    for (var listener : listeners.getOrDefault(parts[1], List.of())) {
      try {
        listener.accept(parts[2]);
      } catch (RuntimeException e) {
        log.error("A listener of topic {} failed", parts[1], e);
      }
    }
  }

  private static String named(String topic) {
    if (topic.isEmpty() || topic.indexOf('\n') >= 0) {
      throw new IllegalArgumentException("A topic is a name without line breaks");
    }
    return topic;
  }
}
