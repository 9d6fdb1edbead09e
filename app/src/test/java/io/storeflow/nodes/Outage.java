package io.storeflow.nodes;

import io.storeflow.platform.redis.RedisProcess;

/** What becomes of Redis, from one moment to the next. */
enum Outage {
  STOPPED {
    @Override
    void begin(RedisProcess redis) throws Exception {
      redis.kill();
    }

    @Override
    void end(RedisProcess redis) throws Exception {
      redis.start();
    }
  },
  /** It takes requests and never answers. */
  FROZEN {
    @Override
    void begin(RedisProcess redis) throws Exception {
      redis.freeze();
    }

    @Override
    void end(RedisProcess redis) throws Exception {
      redis.thaw();
    }
  };

  abstract void begin(RedisProcess redis) throws Exception;

  abstract void end(RedisProcess redis) throws Exception;
}
