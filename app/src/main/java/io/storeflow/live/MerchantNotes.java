package io.storeflow.live;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.storeflow.pulse.MerchantPulse;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import io.storeflow.store.Stores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.stereotype.Component;

/**
 * What a merchant is notified of, over all stores. Numbered after commit and for all merchants
 * together, twice a second at most: one small transaction of this node, however many orders come
 * in. A crash in between loses a note, never an order; pages fetch again each half minute.
 */
@Component
class MerchantNotes implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(MerchantNotes.class);
  private static final Duration PAUSE = Duration.ofMillis(500);
  private static final int MOST_WAITING = 10_000;

  private final MerchantPulse pulse;
  private final Stores stores;
  private final ConcurrentLinkedQueue<Note> waiting = new ConcurrentLinkedQueue<>();
  private final AtomicInteger size = new AtomicInteger();
  private final AtomicBoolean due = new AtomicBoolean();
  private final Cache<Long, Store> known =
      Caffeine.newBuilder().maximumSize(5_000).expireAfterWrite(Duration.ofSeconds(30)).build();
  private final ScheduledExecutorService thread =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("live-notes").factory());
  private volatile Consumer<List<News>> teller = news -> {};
  private volatile long numbered = System.nanoTime() - PAUSE.toNanos();

  MerchantNotes(MerchantPulse pulse, Stores stores) {
    this.pulse = pulse;
    this.stores = stores;
  }

  void to(Consumer<List<News>> teller) {
    this.teller = teller;
  }

  void add(Note note) {
    if (size.incrementAndGet() > MOST_WAITING) {
      size.decrementAndGet();
      return;
    }
    waiting.add(note);
    if (!due.compareAndSet(false, true)) return;
    long pause = numbered + PAUSE.toNanos() - System.nanoTime();
    try {
      thread.schedule(this::number, Math.max(0, pause), TimeUnit.NANOSECONDS);
    } catch (RejectedExecutionException stopped) {
      LOG.debug("Notes have stopped");
    }
  }

  @Override
  public void destroy() {
    thread.shutdown();
  }

  private void number() {
    numbered = System.nanoTime();
    due.set(false);
    try {
      var batches = new HashMap<Long, List<Note>>();
      for (var note = waiting.poll(); note != null; note = waiting.poll()) {
        size.decrementAndGet();
        long merchant = store(note).merchant().id();
        batches.computeIfAbsent(merchant, id -> new ArrayList<>()).add(note);
      }
      tell(batches);
    } catch (RuntimeException failure) {
      LOG.warn("Merchants were not notified: {}", failure.toString());
    }
  }

  private void tell(Map<Long, List<Note>> batches) {
    var steps = new HashMap<Merchant, Integer>();
    batches.values().forEach(all -> steps.put(store(all.getFirst()).merchant(), all.size()));
    var numbers = pulse.raise(steps);
    var news = new ArrayList<News>();
    batches.forEach((merchant, all) -> news.add(news(all, numbers.getOrDefault(merchant, 0L))));
    if (!news.isEmpty()) teller.accept(news);
  }

  private News news(List<Note> all, long seq) {
    var note = all.getFirst();
    var topic = new Topic(Topic.Kind.NOTIFICATIONS, note.merchantPublicId());
    long from = seq - all.size();
    if (all.size() > 1) return News.changed(topic, from, seq, note.at());
    var members = new HashMap<>(note.members());
    members.put("store", Map.of("slug", store(note).slug()));
    return new News(topic, note.event(), from, seq, note.at(), members);
  }

  private Store store(Note note) {
    return known.get(note.storeId(), stores::reopen);
  }
}
