package io.storeflow.platform.client;

import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** The proxies in front of StoreFlow whose word about the client counts; by default none. */
@Component
public class TrustedProxies {
  private final Networks networks;

  /**
   * @param setting as {@link Networks#of} reads it
   * @throws IllegalArgumentException if something in it is neither an address nor a network
   */
  public TrustedProxies(@Value("${storeflow.trusted-proxies:}") String setting) {
    networks = Networks.of("STOREFLOW_TRUSTED_PROXIES", setting);
  }

  /** Whether an address, as {@link IpAddress} writes it, is that of a trusted proxy. */
  boolean contain(String address) {
    return networks.contain(address);
  }
}
