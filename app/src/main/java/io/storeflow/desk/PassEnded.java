package io.storeflow.desk;

/** A screen gave back the pass that this person had got for its board. */
public record PassEnded(long personId) {}
