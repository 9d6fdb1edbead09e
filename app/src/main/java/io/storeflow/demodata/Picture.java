package io.storeflow.demodata;

/** A drawing as a store has it; {@code path} is its address. */
public record Picture(long mediaId, String publicId, String path, String alt) {}
