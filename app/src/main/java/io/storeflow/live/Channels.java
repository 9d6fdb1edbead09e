package io.storeflow.live;

import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * The channels that screens of this node follow. One thread does all that happens to them, in
 * order; it never waits for a database or a socket.
 */
@Component
@InRole(Role.LIVE)
public class Channels implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(Channels.class);

  /** How long news may be on their way before the database is asked instead. */
  private static final Duration GRACE = Duration.ofMillis(300);

  private final Subjects subjects;
  private final Screens screens;
  private final Clock clock;
  private final Map<Topic, Followed> followed = new ConcurrentHashMap<>();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-channels").factory());

  /** A channel, with how many follow it. */
  private static final class Followed {
    private final Topic topic;
    private final Channel channel;
    private final AtomicBoolean opening = new AtomicBoolean();
    private int followers;
    private @Nullable Long wakes;
    private volatile @Nullable Subject subject;

    Followed(Topic topic) {
      this.topic = topic;
      boolean ofShoppers = topic.kind() == Topic.Kind.INVENTORY;
      this.channel = new Channel(ofShoppers ? Channel.PAUSE_OF_SHOPPERS : Channel.PAUSE);
    }
  }

  Channels(Subjects subjects, Screens screens, Clock clock) {
    this.subjects = subjects;
    this.screens = screens;
    this.clock = clock;
  }

  /**
   * Somebody follows from now on. The first one opens the channel where the database is; nothing is
   * ever sent where there is no such subject.
   */
  public void enter(Topic topic) {
    var fresh = new Followed(topic);
    var it =
        followed.compute(
            topic,
            (t, known) -> {
              var followed = known == null ? fresh : known;
              followed.followers++;
              return followed;
            });
    if (it.subject != null) return;
    try {
      // Whoever comes while it is not open yet opens it too: the first one may fail.
      var subject = subjects.find(topic);
      if (subject.isEmpty()) return;
      long seq = subjects.seq(topic, subject.get());
      if (!it.opening.compareAndSet(false, true)) return;
      it.subject = subject.get();
      run(() -> work(it, channel -> channel.opensAt(seq, System.nanoTime())));
    } catch (RuntimeException failure) {
      leave(topic);
      throw failure;
    }
  }

  public void leave(Topic topic) {
    followed.computeIfPresent(topic, (t, known) -> --known.followers == 0 ? null : known);
  }

  /** Something happened on a channel; forgotten at once when nobody here follows it. */
  void offer(News news) {
    if (!followed.containsKey(news.topic())) return;
    run(
        () -> {
          var it = followed.get(news.topic());
          if (it != null) work(it, channel -> channel.offer(news, System.nanoTime()));
        });
  }

  /** The database has come to this number; news of it should be here within {@link #GRACE}. */
  void expect(Topic topic, long seq) {
    run(
        () -> {
          var it = followed.get(topic);
          if (it == null || !it.channel.isBehind(seq)) return;
          later(() -> catchUp(it, seq), GRACE.toNanos());
        });
  }

  /** Hands over where the channel stands, if that is beyond what somebody has seen. */
  public void since(Topic topic, long seen, Consumer<News> missed) {
    run(
        () -> {
          var it = followed.get(topic);
          if (it != null && it.channel.isOpen() && it.channel.delivered() > seen)
            missed.accept(News.changed(topic, seen, it.channel.delivered(), clock.instant()));
        });
  }

  void forEach(BiConsumer<Topic, Subject> each) {
    followed.forEach(
        (topic, it) -> {
          var subject = it.subject;
          if (subject != null) each.accept(topic, subject);
        });
  }

  @Override
  public void destroy() {
    thread.shutdownNow();
  }

  private void catchUp(Followed it, long seq) {
    if (it.channel.isBehind(seq))
      work(
          it,
          channel ->
              channel.offer(
                  News.changed(it.topic, channel.delivered(), seq, clock.instant()),
                  System.nanoTime()));
  }

  private void work(Followed it, Consumer<Channel> change) {
    change.accept(it.channel);
    send(it);
  }

  private void send(Followed it) {
    for (; ; ) {
      var news = it.channel.next(System.nanoTime());
      if (news.isEmpty()) break;
      screens.show(news.get(), it.channel.together());
    }
    it.channel.due(System.nanoTime()).ifPresent(due -> wake(it, due));
  }

  private void wake(Followed it, long due) {
    if (it.wakes != null && it.wakes - due <= 0) return;
    it.wakes = due;
    later(
        () -> {
          it.wakes = null;
          send(it);
        },
        due - System.nanoTime());
  }

  private void run(Runnable work) {
    later(work, 0);
  }

  private void later(Runnable work, long nanos) {
    try {
      thread.schedule(() -> attempt(work), nanos, TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopped) {
      LOG.debug("Live channels have stopped");
    }
  }

  private static void attempt(Runnable work) {
    try {
      work.run();
    } catch (RuntimeException failure) {
      LOG.error("A live channel failed", failure);
    }
  }
}
