package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.testing.AppTest;
import java.util.Set;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.context.WebApplicationContext;

/**
 * A form that is right is taken: else what is refused elsewhere might be refused for nothing. What
 * it changes is in the audit log.
 */
@AppTest
class GoodFormsTest {
  /**
   * Forms that change nothing of the business: carts, previews, who is signed in, links asked for;
   * steps that the order and the rate of the scene cannot take (they are at an end); and what is
   * noted before it counts, with who noted it: lines of a draft, counts of a stocktake.
   */
  private static final Set<String> CHANGE_NOTHING =
      Set.of(
          "/account/password/forgotten send",
          "/login create",
          "/login/again create",
          "/login/link use",
          "/login/links send",
          "/s/{store}/inventory/stocktakes/{stocktake}/counts count",
          "/s/{store}/inventory/stocktakes/{stocktake}/scans scan",
          "/s/{store}/inventory/transfers/{transfer}/lines write",
          "/s/{store}/orders/{number}/completion create",
          "/s/{store}/orders/{number}/readiness create",
          "/s/{store}/modifiers rows",
          "/s/{store}/modifiers/{group} rows",
          "/s/{store}/pictures create",
          "/s/{store}/products pictures",
          "/s/{store}/products/{product} pictures",
          "/s/{store}/products rows",
          "/s/{store}/products/{product} rows",
          "/s/{store}/shipping/{rate}/place move",
          "/shop/{store}/cart add",
          "/shop/{store}/checkout/draft keep",
          "/s/{store}/products/bulk create",
          "/s/{store}/products/share create",
          "/s/{store}/products/share/{share} begin",
          "/s/{store}/products/bulk/{edit}/preview preview",
          "/shop/{store}/checkout/rates rates",
          "/shop/{store}/track find",
          "/shop/{store}/wishes ask");

  @Autowired WebApplicationContext context;
  @Autowired DataSource database;

  Inputs inputs;

  @BeforeEach
  void open() {
    inputs = Inputs.of(context);
  }

  @TestFactory
  Stream<DynamicTest> theGoodFormIsTaken() {
    assertThat(inputs.unsafe().stream().map(Forms::key)).containsAll(CHANGE_NOTHING);
    return Inputs.tests(
        inputs.formsWithFields(),
        Forms::key,
        route -> {
          var sender = inputs.sender();
          var good = inputs.forms().good(route, sender.scene);
          long before = audited();
          var answer = sender.send(route, good, good.fields());
          assertThat(answer.statusCode()).as(answer.body()).isLessThan(400);
          boolean leavesNoTrace = CHANGE_NOTHING.contains(Forms.key(route));
          assertThat(audited() > before)
              .as(Forms.key(route) + " is audited")
              .isNotEqualTo(leavesNoTrace);
        });
  }

  /** What requests have left there: jobs of other scenes may write beside them. */
  private long audited() {
    return JdbcClient.create(database)
        .sql("select count(*) from audit_entry where request_id <> ''")
        .query(Long.class)
        .single();
  }
}
