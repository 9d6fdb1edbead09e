package io.storeflow.networkprinter;

import io.storeflow.platform.client.Networks;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Where printers may be that take what they print over a socket; by default nowhere. Staff type
 * their addresses, so whatever else listens there can be reached by them.
 */
@Component
public class PrinterNetworks {
  private final Networks networks;

  /**
   * @param setting addresses and networks, parted by commas
   * @throws IllegalArgumentException if one of them is neither
   */
  PrinterNetworks(@Value("${storeflow.printer.networks:}") String setting) {
    networks = Networks.of("STOREFLOW_PRINTER_NETWORKS", setting);
  }

  /** Whether there may be such printers at all. */
  public boolean areNamed() {
    return !networks.isEmpty();
  }

  public boolean have(PrinterAddress address) {
    return networks.contain(address.host().getHostAddress());
  }
}
