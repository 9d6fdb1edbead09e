package io.storeflow.fulfilmentpage;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.account.SignedIn;
import io.storeflow.order.FulfilmentState;
import io.storeflow.shipping.Method;
import io.storeflow.store.PaidBy;
import io.storeflow.store.Role;
import io.storeflow.store.Store;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import io.storeflow.testing.Placed;
import io.storeflow.testing.Staff;
import io.storeflow.testing.World;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;

/** Two people who send the last of an order in the same moment: one does, one is told of that. */
@AppTest
class LostSendingTest {
  @Autowired private World world;
  @Autowired private Placed placed;
  @Autowired private Staff staff;
  @Autowired private OutgoingQueries queries;
  @Autowired private Clock clock;

  private Store store;
  private Staff.Visitor ann;
  private Staff.Visitor kim;

  @BeforeEach
  void open() {
    store = world.store();
    ann = visitor("Ann Apple");
    kim = visitor("Kim Kiwi");
  }

  /** Also where its money comes with it, and where it was not ready before. */
  @ParameterizedTest
  @CsvSource({"READY, ON_HANDOVER", "READY, TRANSFER", "NEW, ON_HANDOVER"})
  void theLoserIsToldWhatTheOtherHasSent(FulfilmentState state, PaidBy paidBy) throws Exception {
    long number =
        placed.order(
            store,
            clock.instant(),
            state,
            row -> {
              row.setMethod(Method.SHIPPING);
              row.setPaidBy(paidBy);
            });
    var page = "/s/" + store.slug() + "/orders/" + number;
    AtOnce.all(List.of(sends(ann, page, "of Ann"), sends(kim, page, "of Kim")));
    assertThat(queries.find(store, number).outgoing().parcels()).hasSize(1);
    var toAnn = ann.get(page).body();
    boolean annWasFaster = !toAnn.contains("Somebody has changed");
    assertThat(annWasFaster ? kim.get(page).body() : toAnn)
        .contains(
            "Somebody has changed order #" + number + " meanwhile. Nothing was done",
            "Last: Sent (2 × Tonkotsu ramen, 1 × ",
            annWasFaster ? ", by Ann Apple, " : ", by Kim Kiwi, ");
  }

  private static Callable<Integer> sends(Staff.Visitor who, String page, String once) {
    return () ->
        who.post(
                page,
                page + "/fulfilments",
                "lines[0].position",
                "1",
                "lines[0].left",
                "2",
                "lines[0].units",
                "2",
                "lines[1].position",
                "2",
                "lines[1].left",
                "1",
                "lines[1].units",
                "1",
                "once",
                once)
            .statusCode();
  }

  private Staff.Visitor visitor(String name) {
    return staff.visitor(new SignedIn(world.member(store, Role.FULFILMENT).id(), name));
  }
}
