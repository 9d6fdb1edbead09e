package io.storeflow.live;

import io.storeflow.platform.InRole;
import io.storeflow.platform.Roles.Role;
import io.storeflow.pulse.MerchantPulse;
import io.storeflow.pulse.Pulse.Beat;
import io.storeflow.pulse.PulseSeen;
import io.storeflow.pulse.PulseWatch;
import io.storeflow.store.Merchant;
import io.storeflow.store.Store;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Holds what screens were told against the database, so that a crash after commit, a lost message
 * or a Redis that is gone cost a second and nothing more. Orders that are being tracked and
 * merchants are looked at each two seconds.
 */
@Component
@InRole(Role.LIVE)
class LiveWatch {
  private static final Duration SLOWLY = Duration.ofSeconds(2);
  private static final int STATEMENT = 100;

  private final Channels channels;
  private final Subjects subjects;
  private final MerchantPulse merchantPulse;

  /** Orders that are tracked, by store; what the last round found. */
  private Map<Long, Long> trackedAt = new HashMap<>();

  private long slowly = System.nanoTime();

  LiveWatch(Channels channels, Subjects subjects, MerchantPulse merchantPulse, PulseWatch pulses) {
    this.channels = channels;
    this.subjects = subjects;
    this.merchantPulse = merchantPulse;
    pulses.also(this::stores);
  }

  @EventListener
  void seen(PulseSeen seen) {
    channels.forEach(
        (topic, subject) -> {
          if (!(subject instanceof Subject.OfStore(var store))) return;
          var beat = seen.beats().get(store.id());
          if (beat == null) return;
          channels.expect(
              topic, topic.kind() == Topic.Kind.ORDERS ? beat.orders() : beat.inventory());
        });
    if (System.nanoTime() - slowly < SLOWLY.toNanos()) return;
    slowly = System.nanoTime();
    lookAtOrders(seen.beats());
    lookAtMerchants();
    lookAtMembers();
  }

  private Set<Long> stores() {
    var ids = new HashSet<Long>();
    channels.forEach(
        (topic, subject) -> {
          switch (subject) {
            case Subject.OfStore(var store) -> ids.add(store.id());
            case Subject.OfOrder(var store, var order) -> ids.add(store.id());
            case Subject.OfMerchant(var merchant) -> {}
            case Subject.OfMember(var merchant, var customer) -> {}
          }
        });
    return ids;
  }

  /** Only of stores in which some order has changed since the last time. */
  private void lookAtOrders(Map<Long, Beat> beats) {
    var stores = new HashMap<Long, Store>();
    var tracked = new HashMap<Long, Map<Long, Topic>>();
    channels.forEach(
        (topic, subject) -> {
          if (!(subject instanceof Subject.OfOrder(var store, var order))) return;
          stores.put(store.id(), store);
          tracked.computeIfAbsent(store.id(), id -> new HashMap<>()).put(order, topic);
        });
    var now = new HashMap<Long, Long>();
    stores.forEach(
        (id, store) -> {
          var beat = beats.get(id);
          if (beat == null) return;
          now.put(id, beat.orders());
          if (!Long.valueOf(beat.orders()).equals(trackedAt.get(id)))
            look(store, tracked.getOrDefault(id, Map.of()));
        });
    trackedAt = now;
  }

  private void look(Store store, Map<Long, Topic> orders) {
    for (var some : parts(new ArrayList<>(orders.keySet())))
      subjects
          .versions(store, some)
          .forEach(
              (id, version) -> {
                var topic = orders.get(id);
                if (topic != null) channels.expect(topic, version);
              });
  }

  private void lookAtMerchants() {
    var merchants = new HashMap<Merchant, Topic>();
    channels.forEach(
        (topic, subject) -> {
          if (subject instanceof Subject.OfMerchant(var merchant)) merchants.put(merchant, topic);
        });
    for (var some : parts(new ArrayList<>(merchants.keySet()))) {
      var numbers = merchantPulse.read(some);
      for (var merchant : some) {
        var topic = merchants.get(merchant);
        if (topic != null) channels.expect(topic, numbers.getOrDefault(merchant.id(), 0L));
      }
    }
  }

  private void lookAtMembers() {
    var merchants = new HashMap<Long, Merchant>();
    var members = new HashMap<Long, Map<Long, Topic>>();
    channels.forEach(
        (topic, subject) -> {
          if (!(subject instanceof Subject.OfMember(var merchant, var customer))) return;
          merchants.put(merchant.id(), merchant);
          members.computeIfAbsent(merchant.id(), id -> new HashMap<>()).put(customer, topic);
        });
    merchants.forEach((id, merchant) -> look(merchant, members.getOrDefault(id, Map.of())));
  }

  private void look(Merchant merchant, Map<Long, Topic> members) {
    for (var some : parts(new ArrayList<>(members.keySet())))
      subjects
          .memberVersions(merchant, some)
          .forEach(
              (customer, version) -> {
                var topic = members.get(customer);
                if (topic != null) channels.expect(topic, version);
              });
  }

  private static <T> List<List<T>> parts(List<T> all) {
    var parts = new ArrayList<List<T>>();
    for (int i = 0; i < all.size(); i += STATEMENT)
      parts.add(all.subList(i, Math.min(all.size(), i + STATEMENT)));
    return parts;
  }
}
