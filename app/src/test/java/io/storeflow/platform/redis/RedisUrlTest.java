package io.storeflow.platform.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RedisUrlTest {

  @Test
  void readsItsForms() {
    assertThat(RedisUrl.of("redis://127.0.0.1:6380"))
        .isEqualTo(new RedisUrl("redis://127.0.0.1:6380", null, null, 0));
    assertThat(RedisUrl.of("redis://cache"))
        .isEqualTo(new RedisUrl("redis://cache:6379", null, null, 0));
    assertThat(RedisUrl.of("rediss://app:p%40ss@cache.example:6379/3"))
        .isEqualTo(new RedisUrl("rediss://cache.example:6379", "app", "p@ss", 3));
    assertThat(RedisUrl.of("redis://:secret@[::1]:6379/"))
        .isEqualTo(new RedisUrl("redis://[::1]:6379", null, "secret", 0));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "127.0.0.1",
        "127.0.0.1:6379",
        "http://secret@host",
        "redis://",
        "redis://:secret@h:6379/x",
        "redis://a b"
      })
  void refusesEverythingElseWithoutRepeatingIt(String url) {
    assertThatThrownBy(() -> RedisUrl.of(url))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("STOREFLOW_REDIS_URL")
        .hasMessageNotContaining("secret")
        .hasNoCause();
  }
}
