package io.lrbench.trainer.fetch;

import java.util.Arrays;

/** Ways in which an answer goes wrong. */
final class Faults {
  private Faults() {}

  static HubServer.Fault status(int status, String... headers) {
    return (exchange, content) -> {
      for (int i = 0; i < headers.length; i += 2) {
        exchange.getResponseHeaders().add(headers[i], headers[i + 1]);
      }
      exchange.sendResponseHeaders(status, -1);
      return true;
    };
  }

  /** The connection ends after so many bytes of what was promised. */
  static HubServer.Fault cutAfter(int bytes) {
    return (exchange, content) -> {
      int from = from(HubServer.header(exchange, "range"));
      if (from > 0) {
        exchange
            .getResponseHeaders()
            .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/*");
      }
      exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
      exchange.getResponseBody().write(content, from, bytes);
      exchange.getResponseBody().flush();
      return true;
    };
  }

  /** Nothing more comes after so many bytes, and the connection stays. */
  static HubServer.Fault silentAfter(int bytes) {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content, 0, bytes);
      exchange.getResponseBody().flush();
      HubServer.sleep(3_000);
      return true;
    };
  }

  /** Right length, wrong bytes. */
  static HubServer.Fault otherContent() {
    return (exchange, content) -> {
      byte[] other = content.clone();
      other[other.length / 2] ^= 1;
      exchange.sendResponseHeaders(200, other.length);
      exchange.getResponseBody().write(other);
      return true;
    };
  }

  /** A shorter or longer file, complete in itself. */
  static HubServer.Fault ofLength(int length) {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, length);
      exchange.getResponseBody().write(Arrays.copyOf(content, length));
      return true;
    };
  }

  /** The whole file, whatever part is asked for. */
  static HubServer.Fault withoutRanges() {
    return (exchange, content) -> {
      exchange.sendResponseHeaders(200, content.length);
      exchange.getResponseBody().write(content);
      return true;
    };
  }

  private static int from(String range) {
    return range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
  }
}
