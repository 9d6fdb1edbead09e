package io.storeflow.platform.job;

/**
 * A piece of work as it is given to whoever does it.
 *
 * @param name the same at each try, and that of no other piece of work that waits
 * @param failures how many tries of it have failed in a row
 */
public record Job<T extends JobPayload>(String name, int failures, T payload) {}
