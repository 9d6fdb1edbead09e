package io.storeflow.tracking;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.fulfilment.FulfilmentStage;
import io.storeflow.platform.code.Coded;
import io.storeflow.returning.ReturnStage;
import io.storeflow.shipping.Method;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever way an order goes, and however far it is, its page and mails have words for it. */
class TrackWordsTest {
  /** The parts of keys that a way ends. */
  private static final List<String> BY_WAY =
      List.of(
          "shop.track.promise",
          "shop.checkout.way",
          "parcel.one",
          "parcel.part",
          "notify.placed.subject",
          "notify.placed.text",
          "notify.accepted.subject",
          "notify.ready.subject",
          "notify.ready.title",
          "notify.ready.text",
          "notify.put-back.subject",
          "notify.delayed.subject",
          "notify.changed.subject",
          "notify.cancelled.subject",
          "notify.refunded.subject");

  @ParameterizedTest
  @EnumSource(Method.class)
  void haveEachWay(Method method) {
    var keys = new ArrayList<String>();
    for (var it : BY_WAY) keys.add(it + "." + method.code());
    for (var stage : Stage.WAY) {
      keys.add("shop.track.step." + stage.code() + "." + method.code());
      boolean plain = stage == Stage.RECEIVED || stage == Stage.ACCEPTED;
      keys.add("shop.track.head." + stage.code() + (plain ? "" : "." + method.code()));
    }
    assertAreSaid(keys);
  }

  /** Nothing of it is prepared, and none of it goes out in a parcel. */
  @ParameterizedTest
  @ValueSource(strings = {"step.received.mail", "step.accepted.mail", "step.completed.mail"})
  void haveWhatComesByMail(String step) {
    assertAreSaid(List.of("shop.track." + step, "shop.track.head.completed.mail"));
  }

  @Test
  void haveEachStage() {
    assertAreSaid(all("parcel.stage", EnumSet.complementOf(EnumSet.of(FulfilmentStage.CANCELLED))));
    assertAreSaid(all("return.track", EnumSet.allOf(ReturnStage.class)));
    assertAreSaid(List.of("shop.track.head.cancelled", "shop.track.step.cancelled"));
  }

  private static List<String> all(String of, Collection<? extends Coded> codes) {
    return codes.stream().map(it -> of + "." + it.code()).toList();
  }

  /** In English; that the languages of shoppers have the same is tested of all words. */
  private static void assertAreSaid(List<String> keys) {
    for (var key : keys) {
      var file = "messages." + key.substring(0, key.indexOf('.'));
      assertThat(ResourceBundle.getBundle(file, Locale.ROOT).keySet()).contains(key);
    }
  }
}
