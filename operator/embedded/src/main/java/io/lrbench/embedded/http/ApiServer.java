package io.lrbench.embedded.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.lrbench.embedded.problem.ApiProblem;
import io.lrbench.embedded.schema.CelRules;
import io.lrbench.embedded.store.ClusterState;
import io.lrbench.embedded.store.FieldValidation;
import io.lrbench.embedded.store.WriteContext;
import io.lrbench.embedded.type.ResourceType;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import java.util.List;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The HTTP server on 127.0.0.1; all state is used on its one event loop only. */
public final class ApiServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(ApiServer.class);
  private static final int LARGEST_FRAME = 16 << 20;
  private static final int LARGEST_BODY = 3 << 20;

  private final Vertx vertx;
  private final Context loop;
  private final ClusterState state;
  private final HttpServer server;

  private ApiServer(Vertx vertx, Context loop, ClusterState state, HttpServer server) {
    this.vertx = vertx;
    this.loop = loop;
    this.state = state;
    this.server = server;
  }

  /** Listens on a port; 0 takes any free one. */
  public static ApiServer start(int port, PodLogs logs) {
    Vertx vertx =
        Vertx.vertx(
            new VertxOptions()
                .setEventLoopPoolSize(1)
                .setWorkerPoolSize(1)
                .setInternalBlockingPoolSize(1)
                .setBlockedThreadCheckInterval(60_000));
    Context loop = vertx.getOrCreateContext();
    Promise<ApiServer> started = Promise.promise();
    Thread cel = new Thread(CelRules::load, "load-cel"); // while Vert.x and the client load
    cel.setDaemon(true);
    cel.start();
    loop.runOnContext(
        nothing -> {
          ClusterState state = new ClusterState(work -> loop.runOnContext(ignored -> work.run()));
          Router router = new Router(vertx, state, logs);
          vertx
              .createHttpServer(
                  new HttpServerOptions()
                      .setHost("127.0.0.1")
                      .setPort(port)
                      .setHttp2ClearTextEnabled(false) // as a real server without TLS would not
                      .setMaxWebSocketFrameSize(LARGEST_FRAME)
                      .setMaxWebSocketMessageSize(LARGEST_FRAME))
              .requestHandler(request -> accept(router, request))
              .listen()
              .map(server -> new ApiServer(vertx, loop, state, server))
              .onComplete(started);
        });
    return await(started.future());
  }

  public int port() {
    return server.actualPort();
  }

  /** Creates a definition, or replaces it by this one. */
  public void install(JsonNode definition) {
    Promise<Void> done = Promise.promise();
    loop.runOnContext(
        nothing -> {
          try {
            installNow((ObjectNode) definition.deepCopy());
            done.complete();
          } catch (ApiProblem problem) {
            done.fail(problem);
          }
        });
    await(done.future());
  }

  private void installNow(ObjectNode definition) {
    ResourceType type =
        state.types().find("apiextensions.k8s.io", "v1", "customresourcedefinitions").orElseThrow();
    String name = definition.at("/metadata/name").asText();
    WriteContext context =
        new WriteContext(type, "", name, "", "lrbench", false, FieldValidation.IGNORE);
    state.apply(context, definition, true, List.of());
  }

  private static void accept(Router router, HttpServerRequest request) {
    try {
      Loopback.check(request);
      if (request.method().equals(HttpMethod.GET)) {
        route(router, new Exchange(request, Buffer.buffer()));
      } else {
        request.body().onSuccess(body -> routeBody(router, new Exchange(request, body)));
      }
    } catch (ApiProblem problem) {
      new Exchange(request, Buffer.buffer()).refuse(problem);
    }
  }

  private static void routeBody(Router router, Exchange exchange) {
    if (exchange.body().length() > LARGEST_BODY) {
      exchange.refuse(
          new ApiProblem(
              413, "RequestEntityTooLarge", "Request entity too large: limit is " + LARGEST_BODY));
    } else {
      route(router, exchange);
    }
  }

  private static void route(Router router, Exchange exchange) {
    try {
      router.route(exchange);
    } catch (ApiProblem problem) {
      exchange.refuse(problem);
    } catch (RuntimeException e) { // one broken request must not end the server
      LOG.error("{} {} failed", exchange.method(), exchange.request().uri(), e);
      exchange.refuse(new ApiProblem(500, "InternalError", "Internal error occurred: " + e));
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof RuntimeException cause ? cause : e;
    }
  }

  @Override
  public void close() {
    await(vertx.close());
  }
}
