package io.storeflow.orderbatch;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.label.TagStep;
import io.storeflow.order.FulfilmentState;
import io.storeflow.ordertag.OrderTags;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What becomes of one order of many: here without a database. */
class PlannedTest {
  private static final TagStep NONE = new TagStep(List.of(), List.of());

  @ParameterizedTest
  @CsvSource({
    "ACCEPTANCE, NEW, DONE, ''",
    "ACCEPTANCE, ACCEPTED, SAME, ''",
    "ACCEPTANCE, PREPARING, REFUSED, preparing",
    "PREPARATION, NEW, DONE, ''",
    "READINESS, NEW, REFUSED, new",
    "READINESS, PREPARING, DONE, ''",
    "READINESS, COMPLETED, REFUSED, completed",
    "COMPLETION, READY, DONE, ''",
    "COMPLETION, NEW, DONE, ''",
    "COMPLETION, COMPLETED, SAME, ''",
    "COMPLETION, CANCELLED, REFUSED, cancelled",
  })
  void leadsOnAndNeverBack(OrderAct act, FulfilmentState state, ActOutcome outcome, String reason) {
    assertThat(Planned.of(act, state, false, List.of(), NONE))
        .isEqualTo(new Planned(outcome, reason));
  }

  @Test
  void leavesWhatIsHeldWhereItIs() {
    for (var state : FulfilmentState.values()) {
      var free = Planned.of(OrderAct.ACCEPTANCE, state, false, List.of(), NONE);
      var held = Planned.of(OrderAct.ACCEPTANCE, state, true, List.of(), NONE);
      boolean moves = free.outcome() == ActOutcome.DONE;
      assertThat(held).isEqualTo(moves ? Planned.refused(Planned.HELD) : free);
    }
  }

  @Test
  void givesAndTakesTagsWithinTheirNumber() {
    var many = IntStream.range(0, OrderTags.MOST).mapToObj(n -> "t" + n).toList();
    var step = new TagStep(List.of("VIP"), List.of("t0"));
    assertThat(tagged(List.of(), step)).isEqualTo(ActOutcome.DONE);
    assertThat(tagged(List.of("vip"), step)).isEqualTo(ActOutcome.SAME);
    assertThat(tagged(many, step)).isEqualTo(ActOutcome.DONE);
    assertThat(tagged(many, new TagStep(List.of("VIP"), List.of()))).isEqualTo(ActOutcome.REFUSED);
  }

  private static ActOutcome tagged(List<String> tags, TagStep step) {
    return Planned.of(OrderAct.TAGS, FulfilmentState.NEW, true, tags, step).outcome();
  }
}
