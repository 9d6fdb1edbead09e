package io.storeflow.platform.money;

/**
 * An amount under a name that people gave.
 *
 * @param amount negative for what is taken off
 */
public record NamedAmount(String name, Money amount) {}
