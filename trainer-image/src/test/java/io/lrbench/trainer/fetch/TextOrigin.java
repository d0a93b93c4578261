package io.lrbench.trainer.fetch;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** An origin with one text for every file. */
record TextOrigin(String text) implements Origin {
  @Override
  public String id() {
    return "text";
  }

  @Override
  public String shown() {
    return "text";
  }

  @Override
  public String pinned() {
    return "";
  }

  @Override
  public Listing list() {
    return new Listing("v", List.of("a"));
  }

  @Override
  public RemoteFile describe(Listing listing, String name) {
    return new RemoteFile(name, text.length(), "t", List.of(), "s");
  }

  @Override
  public Body open(Listing listing, RemoteFile file, long from) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    return new Body(new ByteArrayInputStream(bytes), 0, bytes.length);
  }
}
