package io.storeflow.fulfilmentpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.order.Timeline.Entry;
import io.storeflow.store.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LastActTest {
  private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

  private final List<Entry> entries = new ArrayList<>();

  @Test
  void whatComesWithASendingIsNotWhatWasDone() {
    add("moved_ready", "Ann", 0);
    add("sent_shipped", "Kim", 60_000);
    add("moved_completed", "Kim", 60_004);
    add("settled", "Kim", 60_005);
    add("document_invoice", "system", 61_000);
    add("mail_sent", "system", 61_500);
    add("comment", "Ann", 62_000);
    assertThat(last()).isEqualTo("sent_shipped by Kim");
  }

  @Test
  void takingBackIsWhatWasDoneToo() {
    add("sent_shipped", "Kim", 0);
    add("moved_completed", "Kim", 1);
    add("sent_back", "Ann", 60_000);
    add("moved_ready", "Ann", 60_001);
    assertThat(last()).isEqualTo("sent_back by Ann");
  }

  @Test
  void whoCompletesTheRestIsNamedInsteadOfWhoSentAPart() {
    add("sent_shipped", "Kim", 0);
    add("moved_completed", "Ann", 1);
    assertThat(last()).isEqualTo("moved_completed by Ann");
    entries.clear();
    add("sent_shipped", "Kim", 0);
    add("moved_completed", "Kim", 60_000);
    assertThat(last()).isEqualTo("moved_completed by Kim");
    entries.clear();
    add("sent_back", "Kim", 0);
    add("moved_cancelled", "Kim", 1);
    assertThat(last()).isEqualTo("moved_cancelled by Kim");
  }

  @Test
  void nothingIsNamedWhereNothingWasDone() {
    add("placed", "shopper", 0);
    assertThat(LastAct.of(entries)).isEmpty();
  }

  private void add(String kind, String actor, long millis) {
    entries.add(new Entry(kind, Actor.Kind.PERSON, actor, "", NOON.plusMillis(millis)));
  }

  private String last() {
    return LastAct.of(entries).map(it -> it.kind() + " by " + it.actor()).orElseThrow();
  }
}
