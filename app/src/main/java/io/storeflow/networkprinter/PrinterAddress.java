package io.storeflow.networkprinter;

import io.storeflow.platform.client.IpAddress;
import io.storeflow.platform.input.Read;
import io.storeflow.platform.input.Typed;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/**
 * Where a printer takes what it prints. No name, as the same name may be another address by the
 * time it is printed.
 */
public record PrinterAddress(InetAddress host, int port) {
  /** Raw printing, as makers of printers have it. */
  public static final int USUAL_PORT = 9100;

  /** Of one with the longest address. */
  public static final int LONGEST = 60;

  /** 192.168.1.50, 192.168.1.50:9100, fd00::50 or [fd00::50]:9100, as it was typed. */
  public static Read<PrinterAddress> read(@Nullable String typed) {
    var text = Typed.digits(Typed.code(typed));
    if (text.isEmpty()) return Read.missing();
    boolean bracketed = text.startsWith("[");
    int colon = text.lastIndexOf(':');
    boolean hasPort = bracketed ? text.indexOf("]:") > 0 : colon > 0 && text.indexOf(':') == colon;
    var host = hasPort ? text.substring(0, colon) : text;
    if (host.startsWith("[") && host.endsWith("]")) host = host.substring(1, host.length() - 1);
    try {
      int port = hasPort ? Integer.parseInt(text.substring(colon + 1)) : USUAL_PORT;
      boolean isOne = IpAddress.parse(host).isPresent() && text.length() <= LONGEST;
      if (!isOne || port < 1 || port > 65_535) return Read.refused("printer-address");
      return Read.of(new PrinterAddress(InetAddress.ofLiteral(host), port));
    } catch (IllegalArgumentException other) {
      return Read.refused("printer-address");
    }
  }

  InetSocketAddress socket() {
    return new InetSocketAddress(host, port);
  }

  /** As {@link #read} reads it. */
  public String text() {
    var host = this.host.getHostAddress();
    return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
  }
}
