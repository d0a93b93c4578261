package io.lrbench.trainer.fetch;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A Hub on this machine with one repository: small files at home, large ones behind a redirect to a
 * second server, as the Hub has them on a CDN. Answers can be broken by a script.
 */
public final class HubServer implements AutoCloseable {
  static final String COMMIT = "c0ffee0000000000000000000000000000000001";
  private static final Pattern RANGE = Pattern.compile("bytes=(\\d+)-(\\d*)");
  private static final int LARGE = 1000;

  /** What goes wrong with one answer. */
  interface Fault {
    /** Answers by itself, or returns false and lets the server answer. */
    boolean answer(HttpExchange exchange, byte[] content) throws IOException;
  }

  /** One request as it came. */
  public record Request(String server, String method, String path, String range, String token) {}

  private final String api;
  private final Map<String, byte[]> files = new LinkedHashMap<>();
  private final Deque<Fault> apiFaults = new ArrayDeque<>();
  private final Deque<Fault> fileFaults = new ArrayDeque<>();
  private final List<Request> requests = Collections.synchronizedList(new ArrayList<>());
  private final HttpServer hub;
  private final HttpServer cdn;
  private String commit = COMMIT;
  private volatile int bytesASecond;

  /**
   * @param api of the repository, such as {@code models/owner/name}
   */
  public HubServer(String api) throws IOException {
    this.api = api;
    this.hub = server("hub");
    this.cdn = server("cdn");
  }

  private HttpServer server(String name) throws IOException {
    HttpServer server =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(
        Executors.newCachedThreadPool(
            work -> {
              Thread thread = new Thread(work, name);
              thread.setDaemon(true);
              return thread;
            }));
    server.createContext(
        "/",
        exchange -> {
          try (exchange) {
            requests.add(
                new Request(
                    name,
                    exchange.getRequestMethod(),
                    exchange.getRequestURI().getPath(),
                    header(exchange, "range"),
                    header(exchange, "authorization")));
            if (name.equals("hub")) {
              home(exchange);
            } else {
              content(exchange, exchange.getRequestURI().getPath().substring(1));
            }
          }
        });
    server.start();
    return server;
  }

  public HubServer file(String name, byte[] content) {
    files.put(name, content);
    return this;
  }

  HubServer file(String name, String content) {
    return file(name, content.getBytes(StandardCharsets.UTF_8));
  }

  void commit(String newer) {
    commit = newer;
  }

  /** Breaks the next listings, one after another. */
  void breakListing(Fault... faults) {
    apiFaults.addAll(List.of(faults));
  }

  /** Breaks the next answers with content, one after another. */
  void breakContent(Fault... faults) {
    fileFaults.addAll(List.of(faults));
  }

  /** Sends content no faster than this. */
  void slow(int bytes) {
    bytesASecond = bytes;
  }

  public String endpoint() {
    return "http://127.0.0.1:" + hub.getAddress().getPort();
  }

  public List<Request> requests() {
    return List.copyOf(requests);
  }

  public long contentRequests(String name) {
    return requests().stream()
        .filter(r -> r.method().equals("GET") && r.path().endsWith(name))
        .filter(r -> r.server().equals("cdn") || files.get(name).length < LARGE)
        .count();
  }

  private void home(HttpExchange exchange) throws IOException {
    String path = exchange.getRequestURI().getPath();
    if (path.startsWith("/api/" + api + "/revision/")) {
      listing(exchange);
      return;
    }
    String resolve = "/" + api.replaceFirst("^models/", "") + "/resolve/" + commit + "/";
    String name = path.startsWith(resolve) ? path.substring(resolve.length()) : "";
    byte[] content = files.get(name);
    if (content == null) {
      exchange.getResponseHeaders().add("X-Error-Code", "RepoNotFound");
      exchange.sendResponseHeaders(404, -1);
      return;
    }
    exchange.getResponseHeaders().add("X-Repo-Commit", commit);
    if (content.length < LARGE) {
      exchange.getResponseHeaders().add("ETag", "\"" + Hashes.git(content) + "\"");
      content(exchange, name);
      return;
    }
    exchange.getResponseHeaders().add("X-Linked-Etag", "\"" + Hashes.sha256(content) + "\"");
    exchange.getResponseHeaders().add("X-Linked-Size", String.valueOf(content.length));
    exchange
        .getResponseHeaders()
        .add("Location", "http://localhost:" + cdn.getAddress().getPort() + "/" + name);
    exchange.sendResponseHeaders(302, -1);
  }

  private void listing(HttpExchange exchange) throws IOException {
    Fault fault = apiFaults.poll();
    if (fault != null && fault.answer(exchange, new byte[0])) {
      return;
    }
    ObjectNode answer = new ObjectMapper().createObjectNode().put("sha", commit);
    files.keySet().forEach(name -> answer.withArray("siblings").addObject().put("rfilename", name));
    byte[] json = answer.toString().getBytes(StandardCharsets.UTF_8);
    exchange.sendResponseHeaders(200, json.length);
    exchange.getResponseBody().write(json);
  }

  private void content(HttpExchange exchange, String name) throws IOException {
    byte[] content = files.get(name);
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.getResponseHeaders().add("Content-Length", String.valueOf(content.length));
      exchange.sendResponseHeaders(200, -1);
      return;
    }
    Fault fault = content.length < LARGE ? null : fileFaults.poll();
    if (fault == null || !fault.answer(exchange, content)) {
      send(exchange, content);
    }
  }

  /** Content, or the part of it that is asked for. */
  private void send(HttpExchange exchange, byte[] content) throws IOException {
    Matcher range = RANGE.matcher(header(exchange, "range"));
    if (!range.matches()) {
      exchange.sendResponseHeaders(200, content.length);
      write(exchange, content);
      return;
    }
    int from = Integer.parseInt(range.group(1));
    exchange
        .getResponseHeaders()
        .add("Content-Range", "bytes " + from + "-" + (content.length - 1) + "/" + content.length);
    exchange.sendResponseHeaders(206, content.length - from);
    write(exchange, Arrays.copyOfRange(content, from, content.length));
  }

  private void write(HttpExchange exchange, byte[] content) throws IOException {
    int step = bytesASecond == 0 ? content.length : Math.max(1, bytesASecond / 20);
    for (int at = 0; at < content.length; at += step) {
      exchange.getResponseBody().write(content, at, Math.min(step, content.length - at));
      if (bytesASecond > 0) {
        exchange.getResponseBody().flush();
        sleep(50);
      }
    }
  }

  static void sleep(long millis) {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static String header(HttpExchange exchange, String name) {
    String value = exchange.getRequestHeaders().getFirst(name);
    return value == null ? "" : value;
  }

  @Override
  public void close() {
    hub.stop(0);
    cdn.stop(0);
  }
}
