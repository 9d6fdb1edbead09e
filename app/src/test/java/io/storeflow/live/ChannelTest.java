package io.storeflow.live;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChannelTest {
  private static final Topic TOPIC = new Topic(Topic.Kind.ORDERS, "0123456789ABCDEFGHIJKL");
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00Z");
  private static final long MILLI = 1_000_000;

  private final Channel channel = new Channel();
  private long now = Long.MAX_VALUE - 500 * MILLI; // nanoTime may begin anywhere, and run over

  @Test
  void sendsTheFirstAtOnceAsItself() {
    channel.opensAt(16, now);
    channel.offer(order(17), now);
    assertThat(channel.next(now)).contains(order(17));
    assertThat(channel.due(now)).isEmpty();
  }

  @Test
  void putsTogetherWhatComesWithinThePause() {
    channel.opensAt(0, now);
    channel.offer(order(1), now);
    channel.next(now);
    for (int seq = 2; seq <= 9; seq++) channel.offer(order(seq), now += MILLI);
    assertThat(channel.next(now)).isEmpty();
    now = channel.due(now).orElseThrow();
    assertThat(channel.next(now)).contains(News.changed(TOPIC, 1, 9, AT.plusMillis(2)));
    assertThat(channel.together()).isEqualTo(8);
  }

  @Test
  void sendsASingleOneAsItselfAlsoAfterThePause() {
    channel.opensAt(0, now);
    channel.offer(order(1), now);
    channel.next(now);
    channel.offer(order(2), now);
    assertThat(channel.next(now + Channel.PAUSE - 1)).isEmpty();
    assertThat(channel.next(now + Channel.PAUSE)).contains(order(2));
  }

  @Test
  void saysOfStockWhatThereIsAlsoOfSeveralTogether() {
    var shoppers = new Channel(Channel.PAUSE_OF_SHOPPERS);
    shoppers.opensAt(0, now);
    shoppers.offer(stock(1, "a", 3), now);
    assertThat(shoppers.next(now)).contains(stock(1, "a", 3));
    shoppers.offer(stock(3, "b", 700), now);
    shoppers.offer(stock(2, "a", 2), now);
    shoppers.offer(stock(4, "a", 0), now);
    assertThat(shoppers.next(now + Channel.PAUSE_OF_SHOPPERS - 1)).isEmpty();
    var sent = shoppers.next(now + Channel.PAUSE_OF_SHOPPERS).orElseThrow();
    assertThat(sent.from()).isEqualTo(1);
    assertThat(sent.seq()).isEqualTo(4);
    assertThat(sent.more())
        .isEqualTo(Map.of(Levels.MEMBER, List.of(Levels.of("a", 0), Levels.of("b", 6))));
    assertThat(Levels.of("b", 700))
        .as("no more than that there are many")
        .isEqualTo(Levels.of("b", 6));
  }

  @Test
  void saysNoLevelsWhereANumberIsMissing() {
    channel.opensAt(0, now);
    channel.offer(stock(1, "a", 3), now);
    channel.offer(stock(3, "b", 3), now);
    assertThat(channel.next(now)).contains(stock(1, "a", 3));
    channel.offer(stock(5, "a", 1), now);
    assertThat(channel.next(now + Channel.PAUSE + Channel.PATIENCE).orElseThrow().isVague())
        .isTrue();
  }

  private static News stock(long seq, String variant, int available) {
    Map<String, Object> more = Map.of(Levels.MEMBER, List.of(Levels.of(variant, available)));
    return new News(TOPIC, Levels.EVENT, seq - 1, seq, AT, more);
  }

  @Test
  void waitsForAMissingNumberAndSendsInOrder() {
    channel.opensAt(0, now);
    channel.offer(order(2), now);
    assertThat(channel.next(now)).isEmpty();
    channel.offer(order(1), now += 5 * MILLI);
    assertThat(channel.next(now)).contains(News.changed(TOPIC, 0, 2, AT.plusMillis(1)));
  }

  @Test
  void coversANumberThatDoesNotCome() {
    channel.opensAt(0, now);
    channel.offer(order(3), now);
    assertThat(channel.due(now)).contains(now + Channel.PATIENCE);
    assertThat(channel.next(now + Channel.PATIENCE - 1)).isEmpty();
    assertThat(channel.next(now + Channel.PATIENCE))
        .contains(News.changed(TOPIC, 0, 3, AT.plusMillis(3)));
    channel.offer(order(2), now + Channel.PATIENCE);
    assertThat(channel.due(now)).isEmpty();
  }

  @Test
  void holdsWhatComesBeforeItIsOpen() {
    channel.offer(order(4), now);
    channel.offer(order(5), now);
    assertThat(channel.next(now)).isEmpty();
    channel.opensAt(4, now);
    assertThat(channel.next(now)).contains(order(5));
  }

  @Test
  void forgetsWhatWasDelivered() {
    channel.opensAt(7, now);
    channel.offer(order(7), now);
    channel.offer(order(3), now);
    assertThat(channel.next(now + Channel.PAUSE)).isEmpty();
  }

  @Test
  void isBehindOnlyWhereNothingIsOnItsWay() {
    channel.opensAt(7, now);
    assertThat(channel.isBehind(7)).isFalse();
    assertThat(channel.isBehind(8)).isTrue();
    channel.offer(order(8), now);
    assertThat(channel.isBehind(8)).isFalse();
    assertThat(channel.isBehind(9)).isTrue();
  }

  @Test
  void keepsLittleInAFlood() {
    channel.opensAt(0, now);
    for (int seq = 2; seq <= 100_000; seq++) channel.offer(order(seq), now);
    channel.offer(order(1), now);
    assertThat(channel.next(now)).contains(News.changed(TOPIC, 0, 100_000, AT.plusMillis(1)));
  }

  /** Whatever comes in whatever order, once, twice or never: no number is left out or repeated. */
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12})
  void isContinuousWhateverHappens(long seed) {
    var random = new Random(seed);
    long first = random.nextInt(50);
    channel.opensAt(first, now);
    List<News> sent = new ArrayList<>();
    List<Long> when = new ArrayList<>();
    for (long seq = first; seq < first + 2_000; seq++) {
      long jittered = Math.max(1, seq + random.nextInt(-6, 6));
      if (random.nextInt(10) > 0) channel.offer(order(jittered), now);
      now += random.nextLong(4 * MILLI);
      drain(sent, when);
    }
    channel.offer(order(first + 3_000), now);
    for (var due = channel.due(now); due.isPresent(); due = channel.due(now)) {
      now = Math.max(now, due.get());
      drain(sent, when);
    }
    long last = first;
    for (var news : sent) {
      assertThat(news.from()).isEqualTo(last);
      assertThat(news.seq()).isGreaterThan(last);
      last = news.seq();
    }
    assertThat(last).isEqualTo(first + 3_000);
    for (int i = 1; i < when.size(); i++)
      assertThat(when.get(i) - when.get(i - 1)).isGreaterThanOrEqualTo(Channel.PAUSE);
  }

  private void drain(List<News> sent, List<Long> when) {
    channel
        .next(now)
        .ifPresent(
            news -> {
              sent.add(news);
              when.add(now);
            });
  }

  private static News order(long seq) {
    return new News(TOPIC, "OrderCreated", seq - 1, seq, AT.plusMillis(seq), Map.of("n", seq));
  }
}
