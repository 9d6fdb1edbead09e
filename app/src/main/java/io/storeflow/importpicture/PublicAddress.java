package io.storeflow.importpicture;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/**
 * Whether an address is one of the open internet: none that IANA keeps for private networks, this
 * machine, documentation or other ends (RFC 6890 and its registries), also inside of IPv6.
 */
final class PublicAddress {
  private record Block(byte[] begin, int bits) {
    static Block of(String text) {
      var parts = text.split("/");
      try {
        var address = InetAddress.ofLiteral(parts[0]).getAddress();
        return new Block(address, Integer.parseInt(parts[1]));
      } catch (IllegalArgumentException impossible) {
        throw new IllegalStateException(text, impossible);
      }
    }

    boolean has(byte[] address) {
      if (address.length != begin.length) return false;
      for (int i = 0; i < bits; i++) {
        int mask = 0x80 >> (i % 8);
        if ((address[i / 8] & mask) != (begin[i / 8] & mask)) return false;
      }
      return true;
    }
  }

  /** 168.63.129.16 is a cloud's own service to its machines, in a block that else is open. */
  private static final List<Block> CLOSED =
      List.of(
              "0.0.0.0/8",
              "10.0.0.0/8",
              "100.64.0.0/10",
              "127.0.0.0/8",
              "168.63.129.16/32",
              "169.254.0.0/16",
              "172.16.0.0/12",
              "192.0.0.0/24",
              "192.0.2.0/24",
              "192.88.99.0/24",
              "192.168.0.0/16",
              "198.18.0.0/15",
              "198.51.100.0/24",
              "203.0.113.0/24",
              "224.0.0.0/4",
              "240.0.0.0/4",
              "2001::/23",
              "2001:db8::/32",
              "3fff::/20")
          .stream()
          .map(Block::of)
          .toList();

  private static final Block OPEN_V6 = Block.of("2000::/3");
  private static final Block SIX_TO_FOUR = Block.of("2002::/16");
  private static final Block NAT64 = Block.of("64:ff9b::/96");

  private PublicAddress() {}

  static boolean is(InetAddress address) {
    var bytes = address.getAddress();
    if (CLOSED.stream().anyMatch(it -> it.has(bytes))) return false;
    if (address instanceof Inet4Address) return true;
    if (NAT64.has(bytes)) return is(v4(Arrays.copyOfRange(bytes, 12, 16)));
    if (SIX_TO_FOUR.has(bytes)) return is(v4(Arrays.copyOfRange(bytes, 2, 6)));
    return OPEN_V6.has(bytes);
  }

  private static InetAddress v4(byte[] bytes) {
    try {
      return InetAddress.getByAddress(bytes);
    } catch (UnknownHostException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
