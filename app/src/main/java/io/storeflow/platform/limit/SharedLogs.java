package io.storeflow.platform.limit;

import io.storeflow.platform.redis.RedisHints;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;
import org.redisson.api.RScript;
import org.redisson.api.RedissonClient;
import org.redisson.client.codec.StringCodec;

/**
 * What all nodes have counted together, in Redis.
 *
 * <p>Not Redisson's RRateLimiter (4.7): it is a sliding log too, but by the clock of each calling
 * node, so that a node whose clock is ahead frees what others took; it wants its rate set
 * beforehand; it keeps every single permit, which a limit of a million makes dear; it cannot say
 * what is left in the same call, nor take back one exact. This script goes by the clock of Redis,
 * takes one round trip, and keeps one list per key, which expires by itself. It is the law of
 * {@link SlidingLog}; an entry is {@code last:before:count}, where {@code before} counts on from
 * entry to entry, so that the sum is that of the ends.
 */
final class SharedLogs {

  private static final String SCRIPT =
      """
      local key, limit, window = KEYS[1], tonumber(ARGV[1]), tonumber(ARGV[2])
      local grain, action = tonumber(ARGV[3]), ARGV[4]
      local function entry(index)
        local text = redis.call('LINDEX', key, index)
        if not text then return nil end
        local last, before, count = string.match(text, '(%d+):(%d+):(%d+)')
        return tonumber(last), tonumber(before), tonumber(count)
      end
      local function text(last, before, count)
        return string.format('%.0f:%.0f:%.0f', last, before, count)
      end
      local time = redis.call('TIME')
      local now = tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
      local newest, before, count = entry(-1)
      if newest and newest > now then now = newest end
      local oldest, base = entry(0)
      while oldest and now - oldest > window do
        redis.call('LPOP', key)
        oldest, base = entry(0)
      end
      if not oldest then newest, before, count, base = nil, 0, 0, 0 end
      local used = before + count - base
      if action == 'give back' then
        if count > 1 then
          redis.call('LSET', key, -1, text(newest, before, count - 1))
        elseif newest then
          redis.call('RPOP', key)
        end
        return {1, used, 0}
      end
      if used >= limit then
        return {0, used, oldest + window + 1 - now}
      end
      if action == 'peek' then
        return {1, used, 0}
      end
      if newest and math.floor(newest / grain) == math.floor(now / grain) then
        redis.call('LSET', key, -1, text(now, before, count + 1))
      else
        redis.call('RPUSH', key, text(now, before + count, 1))
      end
      redis.call('PEXPIRE', key, window + 1)
      return {1, used + 1, 0}
      """;

  private final RedisHints redis;
  private final LimitSettings settings;

  SharedLogs(RedisHints redis, LimitSettings settings) {
    this.redis = redis;
    this.settings = settings;
  }

  Optional<Verdict> take(Rule rule, String name) {
    return redis.ask(client -> run(client, rule, name, "take")).map(it -> verdict(rule, it));
  }

  Optional<Verdict> peek(Rule rule, String name) {
    return redis.ask(client -> run(client, rule, name, "peek")).map(it -> verdict(rule, it));
  }

  void giveBack(Rule rule, String name) {
    redis.tell(client -> run(client, rule, name, "give back"));
  }

  private CompletionStage<List<Long>> run(
      RedissonClient client, Rule rule, String name, String action) {
    var limit = settings.of(rule);
    return client
        .getScript(StringCodec.INSTANCE)
        .evalAsync(
            RScript.Mode.READ_WRITE,
            SCRIPT,
            RScript.ReturnType.LIST,
            List.of("storeflow:limit:" + name),
            Integer.toString(limit.count()),
            Long.toString(limit.windowMillis()),
            Long.toString(limit.grainMillis()),
            action);
  }

  private Verdict verdict(Rule rule, List<Long> answer) {
    return Verdict.of(answer.get(0) == 1, answer.get(1), answer.get(2), settings.of(rule));
  }
}
