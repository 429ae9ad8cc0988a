package io.sapphire.gateway.stream;

/** One thing to tell, encoded once for everybody. */
record Message(String topic, byte[] json) {}
