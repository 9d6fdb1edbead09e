package io.storeflow.demo;

/** A drawing as a store has it; {@code path} is its address. */
record Picture(long mediaId, String path, String alt) {}
