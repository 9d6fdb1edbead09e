package io.storeflow.livesocket;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Who may have how many of the sockets that a node can hold: shoppers leave room for staff, nobody
 * takes all, and a person has so many however many browsers they use. Keeps a number only for who
 * has a socket open.
 */
public final class Places {
  /** Bytes of heap that a browser's socket takes, open and subscribed (see ops/README.md). */
  private static final long BYTES = 72 * 1024;

  /** The rest of the heap is the application's, and for what is under way to slow screens. */
  private static final long SHARE = 2;

  private static final int LEAST = 100;

  /** The container takes 14,000 connections, of which others need some. */
  private static final int MOST = 12_000;

  private final int most;
  private final int keptForStaff;
  private final int perAddress;
  private final int perPerson;
  private final Map<String, Integer> taken = new ConcurrentHashMap<>();

  /**
   * @param keptForStaff of the most, for people who are signed in or hold a pass
   * @param perAddress for shoppers
   */
  Places(int most, int keptForStaff, int perAddress, int perPerson) {
    this.most = most;
    this.keptForStaff = keptForStaff;
    this.perAddress = perAddress;
    this.perPerson = perPerson;
  }

  /** How many browsers' sockets a heap bears. */
  static int most(long heap) {
    return (int) Math.clamp(heap / SHARE / BYTES, LEAST, MOST);
  }

  int most() {
    return most;
  }

  /**
   * The place that a shopper would take, if one is left.
   *
   * @param network of the client, see {@link io.storeflow.platform.client.IpAddress#network}
   */
  Optional<String> forShopper(int open, String network) {
    return open < most - keptForStaff ? left("address:" + network, perAddress) : Optional.empty();
  }

  /** The place that a member of some store would take, if one is left. */
  Optional<String> forStaff(int open, long personId) {
    return open < most ? left("person:" + personId, perPerson) : Optional.empty();
  }

  void take(String place) {
    taken.merge(place, 1, Integer::sum);
  }

  void free(String place) {
    taken.computeIfPresent(place, (key, open) -> open == 1 ? null : open - 1);
  }

  /** How many people and addresses have one. */
  int holders() {
    return taken.size();
  }

  private Optional<String> left(String place, int each) {
    return taken.getOrDefault(place, 0) < each ? Optional.of(place) : Optional.empty();
  }
}
