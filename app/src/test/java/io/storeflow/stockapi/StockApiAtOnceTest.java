package io.storeflow.stockapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.storeflow.shipping.Method;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.AtOnce;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.Test;

/** Programs that change stock at the same time. */
@AppTest
class StockApiAtOnceTest extends AtTheStockApi {
  @Test
  void sumsStayRightWhateverManyDoAtOnce() throws Exception {
    var rate = world.rate(store, Method.PICKUP, 0);
    var random = new Random(7);
    List<Callable<Integer>> calls = new ArrayList<>();
    for (int i = 0; i < 32; i++) {
      int kind = random.nextInt(4);
      int units = 1 + random.nextInt(3);
      var key = "k" + i;
      calls.add(
          () ->
              switch (kind) {
                case 0 ->
                    adjust(
                            "{\"adjustments\": [{\"sku\": \"TEA-1\", \"delta\": -" + units + "}]}",
                            key)
                        .statusCode();
                case 1 ->
                    adjust("{\"adjustments\": [{\"sku\": \"TEA-1\", \"set\": 12}]}", key)
                        .statusCode();
                case 2 -> reserve(units, key).statusCode();
                default -> order(rate, units, key).statusCode();
              });
    }
    var statuses = AtOnce.all(calls);
    assertThat(statuses).allMatch(it -> it == 200 || it == 201 || it == 409);
    assertThat(statuses).contains(200, 201);
    assertThat(available()).isNotNegative();
    lawful();
  }

  @Test
  void oneRequestSentManyTimesIsDoneOnce() throws Exception {
    List<Callable<String>> calls = new ArrayList<>();
    for (int i = 0; i < 8; i++) calls.add(() -> reserve(10, "same").body());
    var answers = AtOnce.all(calls);
    var good = answers.stream().filter(it -> it.contains("expires_at")).distinct().toList();
    assertThat(good).hasSize(1);
    assertThat(answers)
        .allMatch(it -> it.contains("expires_at") || it.contains("request_in_progress"));
    assertThat(available()).isZero();
    lawful();
  }
}
