package io.storeflow.livesocket;

import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import io.storeflow.pulse.MerchantPulse;
import io.storeflow.store.Merchant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Asks the database each two seconds, in one statement for many merchants, whether somebody may do
 * something else by now, and looks at the sockets of those merchants alone. The word between nodes
 * is faster; this is what makes it allowed to get lost.
 */
@Component
@InRole(Role.LIVE)
class AccessWatch implements DisposableBean {
  private static final Logger LOG = LoggerFactory.getLogger(AccessWatch.class);
  private static final int STATEMENT = 100;

  private final LiveSessions sessions;
  private final MerchantPulse pulse;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          Thread.ofPlatform().daemon().name("access-watch").factory());

  /** The numbers of the last round in which all was looked at; used by the one thread alone. */
  private Map<Long, Long> known = new HashMap<>();

  AccessWatch(
      LiveSessions sessions,
      MerchantPulse pulse,
      @Value("${storeflow.live.access:2s}") Duration every) {
    this.sessions = sessions;
    this.pulse = pulse;
    clock.scheduleWithFixedDelay(
        this::look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      var now = read();
      var changed = new HashMap<>(now);
      changed.entrySet().removeIf(it -> Objects.equals(known.get(it.getKey()), it.getValue()));
      var concerned =
          sessions.those(
              it ->
                  it.isUnchecked()
                      || it.merchants().stream().anyMatch(of -> changed.containsKey(of.id())));
      if (sessions.recheck(concerned)) known = now;
    } catch (RuntimeException failure) {
      LOG.warn("Cannot find out who may do what: {}", failure.toString());
    }
  }

  /** Of the merchants for whom somebody works by whose right a socket on this node is open. */
  private Map<Long, Long> read() {
    var merchants = new HashMap<Long, Merchant>();
    for (var session : sessions.those(it -> true))
      for (var merchant : session.merchants()) merchants.put(merchant.id(), merchant);
    List<Merchant> all = new ArrayList<>(merchants.values());
    var numbers = new HashMap<Long, Long>();
    for (int i = 0; i < all.size(); i += STATEMENT)
      numbers.putAll(pulse.access(all.subList(i, Math.min(all.size(), i + STATEMENT))));
    return numbers;
  }

  @Override
  public void destroy() {
    clock.shutdownNow();
  }
}
