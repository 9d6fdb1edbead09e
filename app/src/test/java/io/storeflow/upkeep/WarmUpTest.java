package io.storeflow.upkeep;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.storeflow.store.Stores;
import io.storeflow.testing.AppTest;
import io.storeflow.testing.World;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.DefaultApplicationArguments;

@AppTest
class WarmUpTest {
  @Autowired Stores stores;
  @Autowired World world;

  final List<Long> warmed = new ArrayList<>();

  @BeforeEach
  void open() {
    world.store();
  }

  @Test
  void endsWhenItsTimeIsOver() {
    run(Duration.ofNanos(1), store -> warmed.add(store.id()));
    assertThat(warmed).isEmpty();
  }

  @Test
  void endsByItselfWhereThereIsLittleToDo() {
    run(Duration.ofDays(1), store -> warmed.add(store.id()));
    assertThat(warmed).isNotEmpty();
  }

  @Test
  void doesNothingWhenItIsSwitchedOff() {
    run(Duration.ZERO, store -> warmed.add(store.id()));
    assertThat(warmed).isEmpty();
  }

  @Test
  void keepsNoNodeFromStarting() {
    WarmsUp fails =
        store -> {
          warmed.add(store.id());
          throw new IllegalStateException("meant by the test");
        };
    assertThatCode(() -> run(Duration.ofMinutes(1), fails)).doesNotThrowAnyException();
    assertThat(warmed).hasSize(1);
  }

  private void run(Duration most, WarmsUp kind) {
    new WarmUp(stores, List.of(kind), most).run(new DefaultApplicationArguments());
  }
}
