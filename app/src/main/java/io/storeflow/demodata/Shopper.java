package io.storeflow.demodata;

import io.storeflow.shipping.Address;

/** Somebody who orders; {@code id} is that of the customer, known before it is written. */
public record Shopper(long id, String name, String email, String phone, Address address) {}
