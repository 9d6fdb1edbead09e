package io.storeflow.pulse;

import java.util.Map;

/** What the database says of the stores this node watches, by store id. */
public record PulseSeen(Map<Long, Pulse.Beat> beats) {}
