package io.lrbench.trainer.fetch;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A store on this machine that speaks S3's list, head and get; two keys a page. */
final class BucketServer implements AutoCloseable {
  private static final int PAGE = 2;

  private final String bucket;
  private final Map<String, byte[]> objects = new TreeMap<>();
  private final Deque<HubServer.Fault> faults = new ArrayDeque<>();
  private final List<String> requests = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer server;

  BucketServer(String bucket) throws IOException {
    this.bucket = bucket;
    this.server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            answer(exchange);
          }
        });
    server.start();
  }

  BucketServer object(String key, byte[] content) {
    objects.put(key, content);
    return this;
  }

  void breakContent(HubServer.Fault... broken) {
    faults.addAll(List.of(broken));
  }

  String endpoint() {
    return "http://127.0.0.1:" + server.getAddress().getPort();
  }

  /** Method, path, range and the signer's key of every request. */
  List<String> requests() {
    return List.copyOf(requests);
  }

  private void answer(HttpExchange exchange) throws IOException {
    URI uri = exchange.getRequestURI();
    String signature = HubServer.header(exchange, "authorization");
    requests.add(
        exchange.getRequestMethod()
            + " "
            + uri.getPath()
            + " "
            + HubServer.header(exchange, "range")
            + " "
            + signature.replaceAll(".*Credential=([^/]*)/.*", "$1"));
    if (!signature.startsWith("AWS4-HMAC-SHA256 ")) {
      error(exchange, 403, "AccessDenied");
    } else if (!uri.getPath().startsWith("/" + bucket)) {
      error(exchange, 404, "NoSuchBucket");
    } else if (String.valueOf(uri.getQuery()).contains("list-type=2")) {
      list(exchange, uri.getQuery());
    } else {
      object(exchange, uri.getPath().substring(bucket.length() + 2));
    }
  }

  private void list(HttpExchange exchange, String query) throws IOException {
    String prefix = parameter(query, "prefix");
    String after = parameter(query, "continuation-token");
    List<String> keys =
        objects.keySet().stream()
            .filter(key -> key.startsWith(prefix) && key.compareTo(after) > 0)
            .toList();
    List<String> page = keys.subList(0, Math.min(PAGE, keys.size()));
    StringBuilder xml = new StringBuilder("<?xml version=\"1.0\"?><ListBucketResult>");
    for (String key : page) {
      xml.append("<Contents><Key>").append(key).append("</Key><ETag>&quot;").append(tag(key));
      xml.append("&quot;</ETag><Size>")
          .append(objects.get(key).length)
          .append("</Size></Contents>");
    }
    boolean more = keys.size() > PAGE;
    xml.append("<IsTruncated>").append(more).append("</IsTruncated>");
    if (more) {
      xml.append("<NextContinuationToken>").append(page.get(PAGE - 1));
      xml.append("</NextContinuationToken>");
    }
    byte[] bytes = xml.append("</ListBucketResult>").toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  private void object(HttpExchange exchange, String key) throws IOException {
    byte[] content = objects.get(key);
    if (content == null) {
      error(exchange, 404, "NoSuchKey");
      return;
    }
    exchange.getResponseHeaders().add("ETag", "\"" + tag(key) + "\"");
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().add("Content-Length", String.valueOf(content.length));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    HubServer.Fault fault = faults.poll();
    if (fault != null && fault.answer(exchange, content)) {
      return;
    }
    String range = HubServer.header(exchange, "range");
    int from = range.isEmpty() ? 0 : Integer.parseInt(range.replaceAll("\\D", ""));
    String part = "bytes " + from + "-" + (content.length - 1) + "/" + content.length;
    if (from > 0) {
      exchange.getResponseHeaders().add("Content-Range", part);
    }
    exchange.sendResponseHeaders(from > 0 ? 206 : 200, content.length - from);
    exchange.getResponseBody().write(Arrays.copyOfRange(content, from, content.length));
  }

  private String tag(String key) {
    return Hashes.md5(objects.get(key));
  }

  private static String parameter(String query, String name) {
    return Arrays.stream(query.split("&"))
        .filter(part -> part.startsWith(name + "="))
        .map(part -> part.substring(name.length() + 1))
        .findFirst()
        .orElse("");
  }

  private static void error(HttpExchange exchange, int status, String code) throws IOException {
    byte[] xml = ("<Error><Code>" + code + "</Code></Error>").getBytes(StandardCharsets.UTF_8);
    boolean head = exchange.getRequestMethod().equals("HEAD");
    exchange.sendResponseHeaders(status, head ? -1 : xml.length);
    if (!head) {
      exchange.getResponseBody().write(xml);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
