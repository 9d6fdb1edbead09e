package io.storeflow.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.samples.SampleBook;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.Route;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
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
  @Autowired WebApplicationContext context;
  @Autowired DataSource database;
  @Autowired SampleBook samples;

  Inputs inputs;

  @BeforeEach
  void open() {
    inputs = Inputs.of(context);
  }

  @TestFactory
  Stream<DynamicTest> theGoodFormIsTaken() {
    return Inputs.tests(
        inputs.formsWithFields(),
        Route::key,
        route -> {
          var sender = inputs.sender();
          var good = inputs.forms().good(route, sender.scene);
          long before = audited();
          var answer = sender.send(route, good, good.sent());
          assertThat(answer.statusCode()).as(answer.body()).isLessThan(400);
          assertThat(audited() > before)
              .as(route.key() + " is audited")
              .isNotEqualTo(samples.leavesNoTrace(route));
        });
  }

  @Test
  void noSamplesAreLeftOfRoutesThatAreGone() {
    assertThat(inputs.unsafe().stream().map(Route::key)).containsAll(samples.routes());
  }

  /** What requests have left there: jobs of other scenes may write beside them. */
  private long audited() {
    return JdbcClient.create(database)
        .sql("select count(*) from audit_entry where request_id <> ''")
        .query(Long.class)
        .single();
  }
}
